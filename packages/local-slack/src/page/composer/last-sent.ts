/** What the arrow up brings back in an empty composer, per conversation. */

const commands = new Map<string, string>();
const editors = new Map<string, () => void>();

/** Keeps the command that was sent last; null if a message came after it. */
export function keepLastCommand(key: string, text: string | null): void {
  if (text === null) commands.delete(key);
  else commands.set(key, text);
}

/** The command that was sent last in this window, unless a message came after it. */
export function lastCommand(key: string): string | undefined {
  return commands.get(key);
}

/** Where a message is shown: in the conversation or in the thread. */
interface Shown {
  channel: string;
  ts: string;
  inThread: boolean;
}

const keyOf = ({ channel, ts, inThread }: Shown) => `${channel} ${ts} ${inThread}`;

/** Lets the composer begin to edit a message that is shown. Returns a function that ends that. */
export function onEditRequest(shown: Shown, start: () => void): () => void {
  const key = keyOf(shown);
  editors.set(key, start);
  return () => {
    if (editors.get(key) === start) editors.delete(key);
  };
}

/** Begins to edit a message. Returns false if it is not shown. */
export function requestEdit(shown: Shown): boolean {
  const start = editors.get(keyOf(shown));
  start?.();
  return start !== undefined;
}
