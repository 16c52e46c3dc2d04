import { answerParts } from '../cards/answer-parts.ts';
import type { Card, Kind } from '../cards/card.ts';
import { type Passage, passagesOf } from '../cards/passages.ts';
import { plainText } from '../cards/plain-text.ts';
import { stepsOf } from '../cards/steps.ts';
import { wordsOf } from '../search/language/words.ts';
import type { PassageHit, SearchHit } from '../search/search-types.ts';
import { saysSomething, sentences, sentencesFor } from './pipeline/compose.ts';

// What a person may want of a card after its first answer: less of it, its steps, an example.

/** A longer sentence is cut. */
const LONGEST_SENTENCE = 240;
/** What is shorter is a label, such as “Rhythm:”, and says nothing alone. */
const SHORTEST_SENTENCE = 30;
/** How many steps are shown at first, and how much of each. */
const FIRST_STEPS = 3;
const LONGEST_STEP = 260;

/** Where a card shows what it means. */
const SHOWS = /\bexamples?\b|what it looks like|words for/i;
const SAYS_FOR_EXAMPLE = /\bfor (?:example|instance)\b|\be\.g\.|\bsuch as\b/i;
const FIGURE =
  /[$€£]\s?\d|\d[\d.,]*\s?(?:%|percent\b|ms\b|seconds?\b|minutes?\b|hours?\b|(?:working )?days?\b|weeks?\b|months?\b|years?\b|people\b|times\b|x\b|GB\b|TB\b|MB\b)/i;

/** One sentence of plain text, and the place of its passage if it is from one. */
export interface ShortAnswer {
  text: string;
  passage?: number;
}

/** The one sentence of a card that answers a question; its summary where no passage is known to. */
export function shortAnswer(question: string, { card, passages }: SearchHit): ShortAnswer {
  const best = passages.find(({ passage }) => saysSomething(passage))?.passage;
  if (!best) return { text: card.summary };
  // A bold beginning is a sentence of its own, although its stop is bold, too.
  const markdown = flat(best.markdown).replaceAll(/([.!?:])\*\*(?=\s)/g, '**$1');
  const { parts, worth } = sentencesFor(`${question} ${joinedPairs(question)}`, markdown);
  // It says what the rest is about.
  const counts = worth.map((shared, at) =>
    at === 0 && best.markdown.startsWith('**') ? shared + 1 : shared,
  );
  const at = counts.indexOf(Math.max(...counts));
  let text = spoken(parts[at] ?? '');
  for (let next = at + 1; !isWhole(text) && next < parts.length; next += 1) {
    text = `${text} ${spoken(parts[next] ?? '')}`;
  }
  // Half a thought, such as the end of a list, answers nothing.
  if (!isWhole(text)) return { text: card.summary };
  return { text: sentences(text, LONGEST_SENTENCE), passage: best.at };
}

/** How to begin, as plain text: the first steps of a list and how many more it has, or else a single first step. */
export interface FirstSteps {
  steps: string[];
  more: number;
  /** Whether they are from a list, which can be ticked off. */
  listed: boolean;
}

/** Neighboring words written as one: who asks how to roll back means a rollback. */
function joinedPairs(text: string): string {
  const words = wordsOf(text).map(({ plain }) => plain);
  return words
    .slice(1)
    .map((word, at) => `${words[at]}${word}`)
    .join(' ');
}

/** The first steps of a card; undefined for a card that has none. */
export function firstSteps(card: Card, kind: Kind | undefined): FirstSteps | undefined {
  const all = stepsOf(card)?.steps;
  if (!all) {
    const [first] = answerParts(card, kind);
    return first && { steps: [sentences(spoken(first.markdown), LONGEST_STEP)], more: 0, listed: false };
  }
  return {
    listed: true,
    steps: all.slice(0, FIRST_STEPS).map((step) => sentences(spoken(step), LONGEST_STEP)),
    more: Math.max(0, all.length - FIRST_STEPS),
  };
}

/**
 * The passage of a card that shows what it means: from a section of examples, with a “for example”, a row of a table, or
 * with figures, in this order; of equals, the one that fits the question best.
 */
export function exampleOf({ card, passages }: SearchHit): Passage | undefined {
  const all = byFit(passagesOf(card).filter(saysSomething), passages);
  return (
    all.find(({ heading }) => SHOWS.test(heading)) ??
    all.find(({ text }) => SAYS_FOR_EXAMPLE.test(text)) ??
    all.find(({ type }) => type === 'row') ??
    all.find(({ text }) => FIGURE.test(text))
  );
}

function byFit(all: readonly Passage[], fitting: readonly PassageHit[]): Passage[] {
  const place = new Map(fitting.map(({ passage }, at) => [passage.at, at]));
  const placeOf = ({ at }: Passage) => place.get(at) ?? fitting.length + at;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function spoken(markdown: string): string {
  return plainText(flat(markdown)).replace(/\s+/g, ' ').trim();
}

/** Without the marks of a list within a list, which are only noise in one line. */
function flat(markdown: string): string {
  return markdown.replaceAll(/\n\s*[-*+] +/g, '\n');
}

/** Whether a sentence says something alone: it is no label, and introduces nothing that would have to follow. */
function isWhole(text: string): boolean {
  return text.length >= SHORTEST_SENTENCE && !text.endsWith(':');
}
