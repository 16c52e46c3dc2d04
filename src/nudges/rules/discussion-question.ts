import type { Card } from '../../cards/card.ts';
import { ANY_KIND_QUESTIONS, DISCUSSION_QUESTIONS } from '../words.ts';

/**
 * The question that a channel discusses about a card: one of its own, or else of its kind.
 * @param turn how many times the channel had this card before, from 0: each turn has the next question
 */
export function discussionQuestion({ kind, nudge }: Pick<Card, 'kind' | 'nudge'>, turn: number): string {
  const questions = nudge?.discuss ?? DISCUSSION_QUESTIONS.get(kind) ?? ANY_KIND_QUESTIONS;
  return questions[turn % questions.length] ?? '';
}
