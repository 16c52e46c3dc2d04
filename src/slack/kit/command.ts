import type { AnswerSource } from '../../answers/question.ts';
import type { Library } from '../../cards/library.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Reply } from './blocks.ts';
import type { RequestPlace } from './requests/request.ts';
import type { SaidBefore } from './said-before.ts';
import type { Workspace } from './workspace.ts';

/** Where something stands that people see and the bot can't read: right above a message, or attached to it. */
export type Unread = 'above' | 'attached';

/** Any text that somebody writes to the bot: after the slash command, in a mention or in a direct message. */
export interface TextRequest {
  /** Without the bot's mention and name. */
  text: string;
  asker: Person;
  place: ConversationRef;
  source: AnswerSource;
  /** Whether only the asker sees the reply, so a button may offer to share it. */
  shareable: boolean;
  /** In a thread: what people wrote before, oldest first. */
  thread?: readonly string[];
  /** Whether people are dealing with an incident there. */
  inIncident?: boolean;
  /** In a thread: the card of the bot's last answer. */
  lastCardId?: string | undefined;
  /** Set if the text may be about something that the bot can't read. */
  unread?: Unread | undefined;
  /** In a direct message: what stands before it, if the text may be about that. */
  before?: SaidBefore | undefined;
  workspace: Workspace;
}

/** What a command looks at to tell whether the text means it. */
export interface CommandText {
  /** The text in lowercase, with single spaces, without quotes or other marks around it and without a final “.” or “!”. */
  key: string;
  library: Library;
  /** Whether it came after the slash command. In a message, the same words may be a question. */
  afterSlash: boolean;
  /** Whether people wrote in the thread before it. */
  inThread: boolean;
  /** How much it has to say to be a request about the bot. */
  where: RequestPlace;
  /** Whether a curator wrote it. */
  byCurator: boolean;
  /** In a direct message: what stands before it, if the text may be about that. */
  before: SaidBefore | undefined;
}

/** Who sees the reply to a command in a channel: everybody there or, because it is personal, nobody. */
export type Visibility = 'everyone' | 'private';

/** What a text changes: two that change the same are done in the order in which they were written. */
export interface Change {
  /** Whether something is sent; when; who is named in turn; what a nudge was answered with. */
  what: 'nudges' | 'times' | 'turns' | 'answers' | 'suggestions';
  of: 'writer' | 'channel';
}

/**
 * A subcommand: what people write, and the reply to it. To add one, export a row from its feature's folder and list
 * it in commands.ts. Parsing, hints for typos, the help and the manifest's usage hint all follow from the row.
 */
export interface Command<Deps, Args = unknown> {
  /** What people may write; the help shows the first one. */
  names: readonly [string, ...string[]];
  /** The line in the help: what follows the slash command, and what it does; absent for small talk. */
  help?: CommandHelp;
  visibility: Visibility | { of(args: Args): Visibility }['of'];
  /** What to say in a channel instead of a private reply. mrkdwn */
  privateNote?: string;
  /** Recognizes more than the names; undefined if the text means something else. */
  read?(text: CommandText): Args | undefined;
  /** Whether it is about what is the person's own, so that it works for people whom the bot does not answer, too. */
  ownAffair?: { of(args: Args): boolean }['of'];
  /** What it changes without a click; nothing unless given. */
  changes?: { of(args: Args): readonly Change[] }['of'];
  /** Single words that a typo may come close to; those of `names` unless given. */
  words?(library: Library): readonly string[];
  /** Several words that a typo may come close to; those of `names` unless given. */
  phrases?: readonly string[];
  run(request: TextRequest, deps: Deps, args: Args): Reply | Promise<Reply>;
}

export interface CommandHelp {
  /** What follows the slash command, such as `nudges`; several variants if they belong together. */
  usage: readonly [string, ...string[]];
  /** What it gets you, starting with a lowercase letter. mrkdwn */
  text: string;
}

/** What the help needs to know of each command. */
export type CommandInfo = Pick<Command<never>, 'names' | 'help'>;

/** What tells, beside a text, which command it means. */
export type ReadFrom = Pick<TextRequest, 'source' | 'thread' | 'before'> &
  Partial<Pick<TextRequest, 'asker'>>;

/** The commands, ready to run. */
export interface CommandTable {
  /** The command that a text means, ready to run; undefined for a question. */
  find(text: string, request: ReadFrom): CommandRun | undefined;
  /** Whether a text asks for what is the writer's own: to see or delete their data, to stop their nudges. */
  isOwnAffair(text: string, source: TextRequest['source']): boolean;
  /** Whether a text, said where people talk, asks for something about that channel. */
  isOfChannel(text: string): boolean;
  /** All that a text may change without a click, whatever stands before it. */
  changes(text: string, source: TextRequest['source']): readonly Change[];
  /** The command that a typo comes close to, such as “challenges” for “chalenges”, or “suggest on” for “sugest on”. */
  nearest(text: string): string | undefined;
}

export type CommandRun = (request: TextRequest) => Promise<Reply>;
