import type { PreviewEntry, PreviewGroup, PreviewProblem, PreviewWords } from '../protocol.ts';

/** A message and its modal as the app would send them, not yet checked by Slack's rules. */
export interface SourceItem {
  id: string;
  title: string;
  /** The path of its file. */
  path: string;
  /** A word that marks it; empty for none. */
  badge: string;
  /** The file is broken; what is shown is the last good version. */
  stale: boolean;
  /** Null if there never was a good version. `plain` is what the app sends if Slack refuses `blocks`. */
  shown: {
    message: { text: string; blocks: readonly unknown[]; plain: readonly unknown[] };
    modal: unknown;
  } | null;
  problems: readonly PreviewProblem[];
}

/** Where previews of the app's messages come from. */
export interface PreviewSource {
  list: () => Promise<{
    groups: readonly PreviewGroup[];
    items: readonly PreviewEntry[];
    elsewhere: readonly PreviewProblem[];
  }>;
  /** Undefined if there is no such item. */
  item: (id: string) => Promise<SourceItem | undefined>;
  /** Calls the listener after every change to an item's file. Returns a function that stops it. */
  onChange: (listener: () => void) => () => void;
}

export interface PreviewOptions {
  /** Called for each page. Returns undefined until the app is running. */
  source: () => PreviewSource | undefined;
  words?: PreviewWords;
}

export const generalWords: PreviewWords = {
  one: 'message',
  many: 'messages',
  message: { title: 'Message', note: 'In the newest blocks.' },
  modal: { title: 'Modal', note: 'The window that the message opens; in Slack it scrolls.' },
};
