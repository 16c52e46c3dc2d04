import type { PreviewEntry, PreviewKind, PreviewProblem } from '../protocol.ts';

/** A card as the app hands it over; nothing in it has been held against Slack's rules yet. */
export interface SourceCard {
  id: string;
  title: string;
  path: string;
  own: boolean;
  stale: boolean;
  shown: {
    answer: { text: string; blocks: readonly unknown[]; plain: readonly unknown[] };
    modal: unknown;
  } | null;
  problems: readonly PreviewProblem[];
}

/** Where previews of the app's cards come from. */
export interface PreviewSource {
  list: () => Promise<{
    kinds: readonly PreviewKind[];
    cards: readonly PreviewEntry[];
    elsewhere: readonly PreviewProblem[];
  }>;
  /** Undefined when there is no such card. */
  card: (id: string) => Promise<SourceCard | undefined>;
  /** Calls the listener after every change of a card's file. Returns what ends that. */
  onChange: (listener: () => void) => () => void;
}
