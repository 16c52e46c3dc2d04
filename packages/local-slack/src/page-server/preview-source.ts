import type { PreviewEntry, PreviewGroup, PreviewProblem, PreviewWords } from '../protocol.ts';

/** A message and its modal as the app would send them; nothing in it has been held against Slack's rules yet. */
export interface SourceItem {
  id: string;
  title: string;
  /** Of the file that it comes from. */
  path: string;
  /** A word that marks it; none when empty. */
  badge: string;
  /** The file is broken; what is shown is the last good version. */
  stale: boolean;
  /** Null when there never was a good version. `plain` is what goes out when Slack refuses `blocks`. */
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
  /** Undefined when there is no such item. */
  item: (id: string) => Promise<SourceItem | undefined>;
  /** Calls the listener after every change of an item's file. Returns what ends that. */
  onChange: (listener: () => void) => () => void;
}

export interface PreviewOptions {
  /** Asked for each page, and undefined until the app runs. */
  source: () => PreviewSource | undefined;
  words?: PreviewWords;
}

export const generalWords: PreviewWords = {
  one: 'message',
  many: 'messages',
  message: { title: 'Message', note: 'In the newest blocks.' },
  modal: { title: 'Modal', note: 'The window that the message opens; in Slack it scrolls.' },
};
