import { attachedAlternativeTexts, attachmentLines, fileLines } from './attachment-text.ts';
import { alternativeTexts, blockLines } from './block-text.ts';
import { saidOnce } from './said-once.ts';
import { asMarkup, objectsIn, type SlackJson, textIn } from './slack-json.ts';

/**
 * The one place that says how much of a message is read, in characters. Reading stops at `atAll`, however much an app
 * posts, and keeps the beginning and the end of that: `alone` is what the search looks at; in a thread it looks at all
 * messages together, and one long alert must not push out what people say about it.
 */
export const MOST_READ = { atAll: 8000, alone: 4000, inThread: 1500 } as const;

/** What Slack writes where an app can't see a message's blocks. */
const HIDDEN = /^\s*(?:\[no preview available\]|this content can(?:['’]t|not) be displayed\.?)\s*$/i;

/** A message as Slack's events, shortcuts and histories hold it. */
export interface PostedMessage {
  text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown;
  files?: unknown;
}

export interface MessageContent {
  /** In Slack's markup. */
  text: string;
  /** Whether people see something that the bot can't read: Slack hides it from other apps, or it is only a picture. */
  hidden: boolean;
}

/** Where a message is read, and by whom. */
export interface ReadingOptions {
  /** How much of it to keep; `MOST_READ.alone` unless given. */
  most?: number;
  /** The bot, whose own answers say nothing new where somebody forwards them. */
  botUserId?: string | undefined;
}

/**
 * What a message says to people: its text, blocks, attachments (alerts, previews of links, forwarded messages) and files, in
 * reading order, nothing twice.
 */
export function contentOf(message: PostedMessage, options: ReadingOptions = {}): MessageContent {
  const text = textIn(message.text);
  const lines = saidOnce(
    {
      text: HIDDEN.test(text) ? '' : text,
      blocks: visible(blockLines(message.blocks)),
      attached: visible(attachedLines(message, options.botUserId)),
    },
    MOST_READ.atAll,
  );
  const said =
    lines.length > 0 ? lines : saidOnce({ ...NOTHING, attached: imageLines(message) }, MOST_READ.atAll);
  const read = withoutMiddle(said.join('\n'), options.most ?? MOST_READ.alone);
  return {
    text: read,
    hidden: read === '' && (HIDDEN.test(text) || showsSomething(message, options.botUserId)),
  };
}

/** The text of `contentOf`. */
export function textOf(message: PostedMessage, options: ReadingOptions = {}): string {
  return contentOf(message, options).text;
}

/**
 * What comes with a message besides its own words: what somebody forwarded, an alert, the beginning of a file. Undefined
 * where nothing does.
 */
export function attachedTo(
  { attachments, files }: PostedMessage,
  options: ReadingOptions = {},
): MessageContent | undefined {
  const content = contentOf({ attachments, files }, options);
  return content.text === '' && !content.hidden ? undefined : content;
}

const NOTHING = { text: '', blocks: [], attached: [] };

function attachmentsOf({ attachments }: PostedMessage, botUserId: string | undefined): SlackJson[] {
  return objectsIn(attachments).filter(({ author_id: author }) => !botUserId || author !== botUserId);
}

function* attachedLines(message: PostedMessage, botUserId: string | undefined): Generator<string> {
  for (const attachment of attachmentsOf(message, botUserId)) yield* attachmentLines(attachment);
  for (const file of objectsIn(message.files)) yield* fileLines(file);
}

function* imageLines(message: PostedMessage): Generator<string> {
  yield* alternativeTexts(message.blocks);
  for (const attachment of objectsIn(message.attachments)) yield* attachedAlternativeTexts(attachment);
  for (const file of objectsIn(message.files)) yield asMarkup(textIn(file.alt_txt));
}

function* visible(lines: Iterable<string>): Generator<string> {
  for (const line of lines) if (!HIDDEN.test(line)) yield line;
}

/** Whether people see more of a message than its text. */
function showsSomething(message: PostedMessage, botUserId: string | undefined): boolean {
  return [message.blocks, attachmentsOf(message, botUserId), message.files].some(
    (some) => objectsIn(some).length > 0,
  );
}

/** A long text begins with what it is about, and often ends with the question. Code that is cut still ends. */
export function withoutMiddle(text: string, most: number): string {
  const end = Math.floor(most / 3);
  const short = text.length > most ? `${text.slice(0, most - end - 3)} … ${text.slice(-end)}` : text;
  return short.split('```').length % 2 === 0 ? `${short}\n\`\`\`` : short;
}
