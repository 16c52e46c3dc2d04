import type { Card } from '../../cards/card.ts';
import { type Word, wordsOf } from '../language/words.ts';

/**
 * The parts of a card that are searched, and what a place in them counts. Measured on questions that were taken off their
 * cards: other weights between half and double of these move the success by less than two points.
 */
export const FIELDS = [
  { name: 'title', weight: 5 },
  { name: 'aliases', weight: 3 },
  { name: 'questions', weight: 2 },
  { name: 'summary', weight: 2 },
  { name: 'body', weight: 1 },
] as const;
export type Field = (typeof FIELDS)[number]['name'];

/** A card's words, field by field; each entry is one text (a question, an alias), so that phrases stay apart. */
export type CardText = Record<Field, Word[][]>;

/**
 * How much a text of a field says of what its card is asked for, where texts are compared as a whole; a card's passages
 * say less of it than its questions and are left out.
 */
export const ASKED_FOR = { title: 2.5, aliases: 1.5, questions: 1, summary: 1 } as const;
export const ASKED_FOR_FIELDS = Object.keys(ASKED_FOR) as (keyof typeof ASKED_FOR)[];

/** The words of a card. The body's markup and the addresses of its links are left out. */
export function textOf(card: Card): CardText {
  return {
    title: [wordsOf(card.title)],
    aliases: [...card.aliases, ...card.tags.map((tag) => tag.replaceAll('-', ' '))].map(wordsOf),
    questions: card.questions.map(wordsOf),
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

/** A card's passage may be longer than a question may be. */
function longWordsOf(passage: string): Word[] {
  return passage.split(/(?<=[.!?])\s/).flatMap((part) => wordsOf(part));
}
