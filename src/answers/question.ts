import type { ConversationRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';

/** How a message reached the bot. */
export type MessageSource = 'mention' | 'thread' | 'direct';

/** How a question reached the bot. */
export type AnswerSource = MessageSource | 'reaction' | 'command' | 'shortcut' | 'example' | 'home';

/** The sources whose questions everybody in the conversation can read. Only in a public channel is their wording no secret. */
export const ASKED_IN_PUBLIC: readonly AnswerSource[] = ['mention', 'thread'];

/** What somebody asked, where, and how. */
export interface Question {
  text: string;
  /** The part of the text to record; all of it when absent. What somebody else wrote is not ours to keep. */
  keep?: string;
  asker: Person;
  place: ConversationRef;
  source: AnswerSource;
  /** Whether people are dealing with an incident where it was asked. */
  inIncident?: boolean;
  /** The roots whose pages may be shown to everybody who will see the answer; those that all may see unless given. */
  roots?: ReadonlySet<string>;
}
