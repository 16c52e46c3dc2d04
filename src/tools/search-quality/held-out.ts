import type { Card } from '../../cards/card.ts';
import type { JudgedQuery } from './judged-queries.ts';

/** Some of the cards' own questions, and the cards without them. */
export interface HeldOutRound {
  cards: Card[];
  asked: JudgedQuery[];
}

const ROUNDS = 10;

/**
 * Removes each question from its card once, a tenth of them at a time, so that it can be asked as if nobody had
 * thought of it. This is a hard test, because writers avoid similar questions on a card. Use it to compare, not to
 * predict.
 */
export function heldOutRounds(cards: readonly Card[]): HeldOutRound[] {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const isAsked = (_question: string, at: number) => at % ROUNDS === round;
    return {
      cards: cards.map((card) => ({
        ...card,
        questions: card.questions.filter((question, at) => !isAsked(question, at)),
      })),
      asked: cards.flatMap((card) =>
        card.questions
          .filter(isAsked)
          .map((question): JudgedQuery => ({ q: question, group: 'question', rel: { [card.id]: 3 } })),
      ),
    };
  });
}
