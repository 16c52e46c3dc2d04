import type { MessageRef } from '../people/conversation.ts';
import type { MessageSource } from './question.ts';

/** A message that the bot has to answer. */
export interface IncomingMessage extends MessageRef {
  /** Null when the message is in no thread. */
  threadTs: string | null;
  userId: string;
  /** As typed. The first 4,000 characters are stored until the message has been answered. */
  text: string;
  source: MessageSource;
  /** What comes with it: a forwarded message, an alert, a file. Not stored; read again from Slack after a crash. */
  attached?: AttachedContent;
}

/** What comes with a message besides its own words. */
export interface AttachedContent {
  text: string;
  /** Whether people see something in it that the bot can't read. */
  hidden: boolean;
}

/** A message that was claimed and never finished, for example because the process crashed. */
export interface UnfinishedMessage extends IncomingMessage {
  /** How often it has been tried, at least 1. */
  attempts: number;
  receivedAt: Date;
}
