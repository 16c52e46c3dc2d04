import { createHash } from 'node:crypto';
import type { Card, CardSection, Situation } from '../../cards/card.ts';

/** A question that a card's nudge file asks. The key names it in the ledger and in buttons. */
export type CardQuestion =
  | { type: 'situation'; key: string; situation: Situation }
  /** Asks for the person's own words in a hard moment. */
  | { type: 'rehearsal'; key: string; moment: string };

/** Whether the answer to a question was a choice or the person's own words; undefined if it was neither. */
export function askedFor(key: string | null): 'choice' | 'words' | undefined {
  if (key === null) return undefined;
  return key.startsWith(REHEARSAL) ? 'words' : 'choice';
}

/**
 * The question whose turn it is: the one that was asked least often, in the order of the file, and the rehearsal last.
 * @param asked the keys of what was asked about this card before
 * @returns undefined for a card whose nudge file asks nothing
 */
export function nextQuestion(card: Card, asked: readonly (string | null)[]): CardQuestion | undefined {
  const times = (key: string) => asked.filter((one) => one === key).length;
  return questionsOf(card).toSorted((a, b) => times(a.key) - times(b.key))[0];
}

/** The question with this key; undefined when the card no longer asks it like that. */
export function questionWithKey(card: Card, key: string): CardQuestion | undefined {
  return questionsOf(card).find((question) => question.key === key);
}

/** What a soft skill's card offers for hard moments, to compare one's own words with. */
export function wordsForHardMoments(card: Card): CardSection | undefined {
  return card.sections.find(({ heading }) => heading === 'Words for a hard moment');
}

const SITUATION = 's';
const REHEARSAL = 'r';

function questionsOf({ nudge }: Card): CardQuestion[] {
  return [
    ...(nudge?.situations ?? []).map((situation): CardQuestion => {
      const { situation: moment, choices, right } = situation;
      return { type: 'situation', key: keyOf(SITUATION, [moment, ...choices, String(right)]), situation };
    }),
    ...(nudge?.rehearsal
      ? [
          {
            type: 'rehearsal' as const,
            key: keyOf(REHEARSAL, [nudge.rehearsal.moment]),
            moment: nudge.rehearsal.moment,
          },
        ]
      : []),
  ];
}

/** Made of the words, so that an answer can't count for a question that has changed since it was asked. */
function keyOf(type: string, words: readonly string[]): string {
  return `${type}${createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12)}`;
}
