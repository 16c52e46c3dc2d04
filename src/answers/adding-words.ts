import { wordsOf } from '../search/language/words.ts';
import type { PassageHit, SearchResult } from '../search/search-types.ts';

/** A card is about a word from this share of the best card's score on, and does not only mention it. */
const IS_ABOUT = 0.3;
/** So many words that say something need no earlier question to be one. */
const WORDS_OF_A_QUESTION = 3;

/** A question with what somebody adds to it, as one text. */
export function withWords(question: string, adding: string): string {
  const asked = question.trim();
  const added = adding.trim();
  if (!asked || !added) return asked || added;
  return `${/[.?!…]$/.test(asked) ? asked : `${asked}.`} ${added}`;
}

/** Whether some words are a question by themselves, whatever was asked before: “the salary of a lead engineer”. */
export function isQuestionOfItsOwn(about: string): boolean {
  return contentOf(about).length >= WORDS_OF_A_QUESTION;
}

/**
 * The passages of a card that are about some words; undefined when the card does not cover all of these.
 * @param alone what is found for these words alone
 */
export function coveredBy(about: string, alone: SearchResult, cardId: string): PassageHit[] | undefined {
  const hit = alone.hits.find(({ card }) => card.id === cardId);
  if (!hit || hit.score < IS_ABOUT) return undefined;
  const said = new Set(
    hit.reasons.flatMap((reason) => {
      if (reason.type === 'term') return words(reason.term);
      return 'typed' in reason ? words(reason.typed) : [];
    }),
  );
  return contentOf(about).every((word) => said.has(word)) ? hit.passages : undefined;
}

function contentOf(text: string): string[] {
  return wordsOf(text)
    .filter(({ stop }) => !stop)
    .map(({ plain }) => plain);
}

function words(text: string): string[] {
  return wordsOf(text).map(({ plain }) => plain);
}
