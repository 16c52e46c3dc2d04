import type { Card } from '../../cards/card.ts';
import { tellingStems } from '../../search/language/words.ts';

/** From this share of common words on, two questions are the same. */
const SAME = 0.75;
/** A single word is a topic, not a question. */
const FEWEST = 2;

/** Whether a message asks for a card, or for one of its passages, in nearly the words of a known way of asking. */
export function asksAsKnown(text: string, card: Card): boolean {
  const { questions, passageQuestions = [] } = card;
  const asked = tellingStems(text);
  if (asked.size < FEWEST) return false;
  const known = [...questions, ...passageQuestions.flatMap((passage) => passage.questions)];
  return known.some((one) => {
    const stems = tellingStems(one);
    const common = asked.intersection(stems).size;
    return common / (asked.size + stems.size - common) >= SAME;
  });
}
