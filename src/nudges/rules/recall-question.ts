import { firstItem } from '../../cards/answer-parts.ts';
import type { Card, Kind } from '../../cards/card.ts';
import { RATING, RECALL_QUESTIONS, recallQuestionOn } from '../words.ts';
import type { KnownRating } from './memory.ts';
import { nudgePiece } from './nudge-piece.ts';

/** A question about a card, and the section of the card that answers it. */
export interface RecallQuestion {
  type: 'recall';
  cardId: string;
  /** Plain text. */
  question: string;
  /** Hidden until the person asks for it. */
  answer: { heading: string; markdown: string };
}

/** How a person can rate how well they knew the answer, from worst to best. */
export const RATING_CHOICES: readonly { rating: KnownRating; text: string }[] = [
  { rating: 'again', text: RATING.again },
  { rating: 'hard', text: RATING.hard },
  { rating: 'good', text: RATING.good },
  { rating: 'easy', text: RATING.easy },
];

/**
 * The question about a card, always the same for the same turn. It starts with the sections that a short
 * answer shows, because they say what to do; then comes the one that a nudge begins with. Nobody is asked about the
 * others: they may never have seen them. Each turn moves on to the next section.
 * @param turn how many times they were asked about this card before, from 0
 * @returns null for a card that has no section to ask about
 */
export function recallQuestion(card: Card, kind: Kind | undefined, turn: number): RecallQuestion | null {
  const inAnswer = new Map(kind?.sections.map((section) => [section.heading, section.inAnswer]));
  const opening = nudgePiece(card, kind).piece?.heading;
  const askable = card.sections.filter(
    ({ heading, body }) =>
      (inAnswer.get(heading) || heading === opening) &&
      RECALL_QUESTIONS.get(heading) !== null &&
      body.trim() !== '',
  );
  const ordered = [
    ...askable.filter(({ heading }) => inAnswer.get(heading)),
    ...askable.filter(({ heading }) => !inAnswer.get(heading)),
  ];
  const section = ordered[turn % ordered.length];
  if (!section) return null;
  const { heading, body } = section;
  const title = `“${card.title}”`;
  return {
    type: 'recall',
    cardId: card.id,
    question: RECALL_QUESTIONS.get(heading)?.(title) ?? recallQuestionOn(title, heading),
    answer: { heading, markdown: inAnswer.get(heading) === 'first-item' ? firstItem(body) : body },
  };
}

/**
 * The answer in a section of a card, as a question about it shows it; undefined when the card no longer has
 * that section.
 */
export function recallAnswer(
  card: Card,
  kind: Kind | undefined,
  heading: string,
): RecallQuestion['answer'] | undefined {
  const section = card.sections.find((one) => one.heading === heading);
  if (!section) return undefined;
  const first = kind?.sections.find((one) => one.heading === heading)?.inAnswer === 'first-item';
  return { heading, markdown: first ? firstItem(section.body) : section.body };
}
