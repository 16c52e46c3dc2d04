import { z } from 'zod';

/** A message to the bot, with what people wrote before it. */
export interface AskedMessage {
  text: string;
  /** Oldest first, without the message itself. */
  thread: string[];
}

const asked = z.object({
  text: z.string(),
  thread: z.array(z.object({ text: z.string() })).default([]),
});

/** Reads a line: a JSON object with `text` and perhaps `thread`, or else the text itself. */
export function readAskedLine(line: string): AskedMessage {
  const json = line.trimStart().startsWith('{') ? asked.safeParse(parsed(line)) : undefined;
  if (!json?.success) return { text: line, thread: [] };
  const { text, thread } = json.data;
  return { text, thread: threadBefore(text, thread) };
}

/** A thread that is written down whole ends with the message itself. */
export function threadBefore(text: string, thread: readonly { text: string }[]): string[] {
  const said = thread.map((message) => message.text);
  return said.at(-1) === text ? said.slice(0, -1) : said;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
