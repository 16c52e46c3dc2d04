import type { Card } from '../../cards/card.ts';
import { type Word, wordsOf } from '../language/words.ts';

/**
 * The parts of a card that are searched, and how much a place in each counts. Measured on questions that were taken
 * off their cards: weights between half and double of these change the success by less than two points.
 */
export const FIELDS = [
  { name: 'title', weight: 5 },
  { name: 'aliases', weight: 3 },
  { name: 'questions', weight: 2 },
  { name: 'summary', weight: 2 },
  { name: 'body', weight: 1 },
] as const;
export type Field = (typeof FIELDS)[number]['name'];

/**
 * A card's words, field by field. Each entry is one text (a question, an alias), so that no phrase spans two of them.
 */
export type CardText = Record<Field, Word[][]>;

/**
 * How much a text of a field says about what people ask its card for, where texts are compared as a whole. A card's
 * passages say less about that than its questions, and are left out.
 */
export const ASKED_FOR = { title: 2.5, aliases: 1.5, questions: 1, summary: 1 } as const;
export const ASKED_FOR_FIELDS = Object.keys(ASKED_FOR) as (keyof typeof ASKED_FOR)[];

/** The words of a card, without the body's markup and the addresses of its links. */
export function textOf(card: Card): CardText {
  return {
    title: [wordsOf(card.title)],
    aliases: [...card.aliases, ...card.tags.map((tag) => tag.replaceAll('-', ' '))].map(wordsOf),
    questions: [
      ...card.questions,
      ...(card.passageQuestions ?? []).flatMap(({ questions }) => questions),
    ].map(wordsOf),
    summary: [wordsOf(card.summary)],
    body: card.sections.flatMap((section) => passagesOf(section.body).map(longWordsOf)),
  };
}

function passagesOf(markdown: string): string[] {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)\s)/)
    .map((passage) => passage.replace(/[`*_#>|[\]]+/g, ' ').replace(/\s+/g, ' '));
}

/** A card's passage may be longer than a question, so its sentences are split one by one. */
function longWordsOf(passage: string): Word[] {
  return passage.split(/(?<=[.!?])\s/).flatMap((part) => wordsOf(part));
}
