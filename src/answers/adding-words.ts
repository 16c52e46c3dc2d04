import { type Passage, passagesOf } from '../cards/passages.ts';
import { type Word, wordsOf } from '../search/language/words.ts';
import type { PassageHit, Reason, SearchHit, SearchResult } from '../search/search-types.ts';

/** A card is about a word from this share of the best card's score on, and does not only mention it. */
const IS_ABOUT = 0.25;
/** So many passages with the word make a card one about it as well. */
const SAYS_IT = 2;
/** From this share on it is about the word even where none of its passages has it. */
const IS_MEANT = 0.45;
/** What a search gives of a card, too. */
const MOST_PASSAGES = 5;
/** So many words that say something need no earlier question to be one. */
const WORDS_OF_A_QUESTION = 3;

/** A question with what somebody adds to it, as one text. */
export function withWords(question: string, adding: string): string {
  const asked = question.trim();
  const added = adding.trim();
  if (!asked || !added) return asked || added;
  const sentence = added.charAt(0).toUpperCase() + added.slice(1);
  return `${/[.?!…]$/.test(asked) ? asked : `${asked}.`} ${sentence}`;
}

/** Whether some words are a question by themselves, whatever was asked before: “the salary of a lead engineer”. */
export function isQuestionOfItsOwn(about: string): boolean {
  return contentOf(about).length >= WORDS_OF_A_QUESTION;
}

/**
 * What is said about some words by a card that fits the question they are added to; undefined when the card does not cover
 * all of them.
 * @param alone what is found for these words alone
 */
export function coveredBy(
  about: string,
  alone: SearchResult,
  { card, passages, reasons }: SearchHit,
): PassageHit[] | undefined {
  const hit = alone.hits.find((one) => one.card.id === card.id);
  const content = contentOf(about);
  const known = new Set([...(hit?.reasons ?? []), ...reasons].flatMap(wordsBehind));
  if (!content.every(({ plain }) => known.has(plain))) return undefined;
  const all = passagesOf(card);
  const says = ({ text }: Passage) => {
    const stems = new Set(wordsOf(text).map(({ stem }) => stem));
    return content.some(({ stem }) => stems.has(stem));
  };
  const saying = all.filter(says);
  const share = hit?.score ?? 0;
  // Many cards may be about the word, each of them with a passage on it.
  if (share < IS_ABOUT && saying.length < SAYS_IT) return undefined;
  // Otherwise the card uses other words for it: “generated text” is what people mean by LLMs.
  if (saying.length === 0 && share < IS_MEANT) return undefined;
  const score = (at: number) =>
    [...passages, ...(hit?.passages ?? [])].reduce(
      (sum, one) => (one.passage.at === at ? sum + one.score : sum),
      0,
    );
  return (saying.length > 0 ? saying : all)
    .map((passage) => ({ passage, score: score(passage.at) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_PASSAGES);
}

function wordsBehind(reason: Reason): string[] {
  const text = reason.type === 'term' ? reason.term : 'typed' in reason ? reason.typed : '';
  return wordsOf(text).map(({ plain }) => plain);
}

function contentOf(text: string): Word[] {
  return wordsOf(text).filter(({ stop }) => !stop);
}
