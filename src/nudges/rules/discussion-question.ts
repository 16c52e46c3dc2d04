import { ANY_KIND_QUESTIONS, DISCUSSION_QUESTIONS } from '../words.ts';

/**
 * The question that a channel discusses about a card.
 * @param turn how many times the channel had this card before, from 0: each turn has the next question
 */
export function discussionQuestion(kindId: string, turn: number): string {
  const questions = DISCUSSION_QUESTIONS.get(kindId) ?? ANY_KIND_QUESTIONS;
  return questions[turn % questions.length] ?? '';
}
