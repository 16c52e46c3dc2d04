import { z } from 'zod';
import type { Unread } from '../slack/kit/command.ts';
import { shorten } from '../slack/kit/escape.ts';
import { attachedTo, contentOf, MOST_READ, textOf } from '../slack/kit/message-content.ts';
import type { SaidWhere } from './request-score.ts';

/** What the bot is called in a thread that is written down. Its own messages are not what the thread is about. */
const BOT = /^@?guidepost$/i;

/** A message to the bot, with what people wrote before it. */
export interface AskedMessage {
  /** As it was written, with the mention of the bot. */
  written: string;
  /** Without it, as the bot reads it in Slack. */
  text: string;
  /** Oldest first, without the message itself. */
  thread: string[];
  /** Set if the message right above, or what comes with this one, can't be read. */
  unread?: Unread;
  /** Where it was written: then it may be a request to the bot itself. */
  where?: SaidWhere;
}

const posted = z.looseObject({
  who: z.string().optional(),
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
  files: z.array(z.unknown()).optional(),
});

const asked = posted.extend({
  thread: z.array(posted).optional(),
  where: z.enum(['dm', 'nudge-thread', 'command', 'mention', 'thread']).optional(),
});

/** How much of a line an error repeats. */
const SHOWN = 80;

/** A line of JSON that is no message. */
export interface UnreadableLine {
  /** What was found and what was expected. */
  problem: string;
}

/** What a message may consist of; one of these is enough. */
const PARTS = ['text', 'thread', 'blocks', 'attachments', 'files'] as const;
const EXPECTED =
  'Expected an object like {"text":"thoughts?"}, perhaps with "thread", "blocks", "attachments" or "files".';

/**
 * Reads a line: a JSON object with `text` and perhaps `thread`, or else the text itself. The message and each one of the
 * thread may have `blocks`, `attachments` and `files` as in Slack.
 */
export function readAskedLine(line: string): AskedMessage | UnreadableLine {
  // Anything else that begins with a brace is a text, such as pasted code.
  if (!/^\s*\{\s*(?:"|\}\s*$)/.test(line)) return { written: line, text: withoutBot(line), thread: [] };
  const value = parsed(line);
  if (value === undefined) return { problem: `This is not valid JSON: ${shorten(line, SHOWN)} ${EXPECTED}` };
  const json = asked.safeParse(value);
  if (!json.success) return { problem: `${problemsIn(json.error)}. ${EXPECTED}` };
  if (!PARTS.some((part) => part in json.data)) {
    const names = Object.keys(value).map((name) => `"${name}"`);
    const found = names.length > 0 ? `only ${names.join(', ')}` : 'nothing';
    return { problem: `Found ${shorten(found, SHOWN)} in the object. ${EXPECTED}` };
  }
  const { text = '', thread = [], where, ...message } = json.data;
  const people = thread.filter(({ who = '' }) => !BOT.test(who.trim()));
  const said = people.map((one) => contentOf(one, { most: MOST_READ.inThread }));
  const own = textOf({ text }, { most: MOST_READ.inThread });
  const before = own === '' ? said.map((one) => one.text) : threadBefore(own, said);
  const attached = attachedTo(message, { most: MOST_READ.inThread });
  const isAboveHidden = before.length > 0 && said[before.length - 1]?.hidden;
  const unread = attached ? attached.hidden && 'attached' : isAboveHidden && 'above';
  return {
    written: text,
    text: withoutBot(text),
    thread: [...before, attached?.text ?? ''].filter((one) => one !== ''),
    ...(unread && { unread }),
    ...(where && { where }),
  };
}

function withoutBot(text: string): string {
  return text.replaceAll(/(?<!\S)@guidepost\b[,:]?/gi, '').trim();
}

/** A thread that is written down whole ends with the message itself. */
export function threadBefore(text: string, thread: readonly { text: string }[]): string[] {
  const said = thread.map((message) => message.text);
  return said.at(-1) === text ? said.slice(0, -1) : said;
}

/** Where something is of the wrong type: “"text" should be a string”. */
function problemsIn({ issues }: z.ZodError): string {
  return issues
    .map(
      ({ path, message }) =>
        `"${path.join('.')}" is wrong: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    )
    .join('; ');
}

/** The object; undefined if the line is not JSON. */
function parsed(line: string): object | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
