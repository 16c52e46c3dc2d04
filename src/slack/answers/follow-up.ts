import type { Kind } from '../../cards/card.ts';

/** A closer look at the card of an answer: the one sentence that answers, its first steps, an example, or plain words. */
export type CloserLook = 'shorter' | 'steps' | 'example' | 'simply';

/** What a person wants to do with the bot's last answer. */
export type FollowUp =
  /** The next cards for the same question: one in short, or a handful. */
  | { type: 'more'; howMany: 'one' | 'some' }
  /** Why a card was chosen; `at` is its place in the answer, from 0. */
  | { type: 'why'; at: number }
  /** The same question, answered by cards of a kind. */
  | { type: 'steer'; to: Kind }
  /** `where` is a channel that the text names; `person` and `unknown` are where a card can’t go by words. */
  | { type: 'share'; where: 'here' | 'channel' | 'person' | 'unknown' | { channel: string } }
  /** Something on the card is wrong. */
  | { type: 'report' }
  | { type: 'save' }
  /** The whole card. */
  | { type: 'whole'; at: number }
  | { type: 'closer'; look: CloserLook }
  /** The card was not what they need; `words` is what they say beside that, perhaps nothing. */
  | { type: 'not-it'; words: string }
  /** The same question about something else: “and for LLMs?”. */
  | { type: 'also'; said: string; about: string };

/**
 * Whether a request is about the answer alone, so that it tells nothing of what its thread is about. The others also say
 * what a person needs.
 */
export function isOnlyRequest(followUp: FollowUp | undefined): boolean {
  if (!followUp || followUp.type === 'also') return false;
  return followUp.type !== 'not-it' || followUp.words === '';
}

/** Whether it says enough to be answered where there is no answer to go on from. */
export function mayStandAlone({ type }: FollowUp): boolean {
  return type === 'steer' || type === 'also' || type === 'not-it' || type === 'report';
}
