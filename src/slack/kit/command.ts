import type { AnswerSource } from '../../answers/question.ts';
import type { Library } from '../../cards/library.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Reply } from './blocks.ts';
import type { Workspace } from './workspace.ts';

/** Any text that somebody writes to the bot: after the slash command, in a mention or in a direct message. */
export interface TextRequest {
  /** Without the mention and the name of the bot. */
  text: string;
  asker: Person;
  place: ConversationRef;
  source: AnswerSource;
  /** Whether only the asker sees the reply, so that a button may share it. */
  shareable: boolean;
  /** In a thread: what people wrote before, oldest first. */
  thread?: readonly string[];
  /** In a thread: the card of the bot's last answer. */
  lastCardId?: string | undefined;
  workspace: Workspace;
}

/** What a command reads to know whether it is meant. */
export interface CommandText {
  /** The text in lowercase, with single spaces and without a final “.” or “!”. */
  key: string;
  library: Library;
  /** Whether it follows the slash command. In a message, the same words may be a question. */
  afterSlash: boolean;
  /** Whether people wrote in the thread before it. */
  inThread: boolean;
}

/** Who sees the reply to a command in a channel: everybody there, or, because it is personal, nobody. */
export type Visibility = 'everyone' | 'private';

/**
 * A sub-command: what people write, and the reply to it. To add one, export a row from the folder of its feature and list
 * it in commands.ts; parsing, hints for typing errors, the help and the manifest's usage hint follow from the row.
 */
export interface Command<Deps, Args = unknown> {
  /** What people may write; the help shows the first one. */
  names: readonly [string, ...string[]];
  /** What follows the slash command in the help, and what it does; absent for small talk. */
  help?: CommandHelp;
  visibility: Visibility | { of(args: Args): Visibility }['of'];
  /** Said in a channel in place of a private reply. mrkdwn */
  privateNote?: string;
  /** Recognizes more than the names; undefined where the text means something else. */
  read?(text: CommandText): Args | undefined;
  /** Single words that a typing error may come close to; those of `names` unless given. */
  words?(library: Library): readonly string[];
  run(request: TextRequest, deps: Deps, args: Args): Reply | Promise<Reply>;
}

export interface CommandHelp {
  /** One word or more after the slash command, such as `nudges`; several ways where they belong together. */
  usage: readonly [string, ...string[]];
  /** What it gets you, without a capital at the beginning. mrkdwn */
  text: string;
}

/** What the help needs to know of each command. */
export type CommandInfo = Pick<Command<never>, 'names' | 'help'>;

/** The commands, ready to run. */
export interface CommandTable {
  /** The command that a text is, ready to run; undefined for a question. */
  find(text: string, request: Pick<TextRequest, 'source' | 'thread'>): CommandRun | undefined;
  /** The single word that a typing error comes close to, such as “challenges” for “chalenges”. */
  nearest(text: string): string | undefined;
}

export type CommandRun = (request: TextRequest) => Promise<Reply>;
