/** Unsent text, per conversation, so that nothing is lost when people look elsewhere. */

const drafts = new Map<string, string>();
const fillers = new Map<string, (text: string) => void>();

/** The unsent text of a conversation. */
export function draftOf(key: string): string {
  return drafts.get(key) ?? '';
}

/** Keeps the unsent text of a conversation. */
export function keepDraft(key: string, text: string): void {
  if (text === '') drafts.delete(key);
  else drafts.set(key, text);
}

/** Lets others put text into an open composer. Returns a function that ends that. */
export function onFill(key: string, fill: (text: string) => void): () => void {
  fillers.set(key, fill);
  return () => {
    if (fillers.get(key) === fill) fillers.delete(key);
  };
}

/** Puts text into a channel's open composer, and the caret after it. */
export function fillComposer(channel: string, text: string): void {
  fillers.get(channel)?.(text);
}
