import type { Kind } from '../../cards/card.ts';

/** What a person wants to do with the bot's last answer. */
export type FollowUp =
  /** The next cards for the same question: one in short, or a handful. */
  | { type: 'more'; howMany: 'one' | 'some' }
  /** Why a card was chosen; `at` is its place in the answer, from 0. */
  | { type: 'why'; at: number }
  /** The same question, answered by cards of a kind. */
  | { type: 'steer'; to: Kind }
  /** `where` is a channel that the text names. */
  | { type: 'share'; where: 'here' | 'channel' | { channel: string } }
  | { type: 'save' }
  /** The whole card. */
  | { type: 'whole'; at: number };
