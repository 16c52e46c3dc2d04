import type { AnswerService } from '../../answers/answer-service.ts';
import { exampleOf, firstSteps, shortAnswer, termsFrom } from '../../answers/closer-look.ts';
import type { SearchHit } from '../../search/search-types.ts';
import type { Reply } from '../kit/blocks.ts';
import { type ChecklistPlace, exampleView, shorterView, simplyView, stepsView } from './closer-view.ts';
import type { CloserLook } from './follow-up.ts';

/** How many terms are explained at once. */
const MOST_TERMS = 3;

/** A card that was shown, as it was found for its question. */
export interface FoundCard {
  hit: SearchHit;
  /** Empty if it answered none. */
  question: string;
  /** The answer that showed it; empty if it was no answer. */
  answerId: string;
  /** Where its steps can be posted. */
  where: ChecklistPlace | undefined;
}

/** Less of a card, its steps, an example, or the same in plain words. */
export function closerReply(
  look: CloserLook,
  { hit, question, answerId, where }: FoundCard,
  answers: Pick<AnswerService, 'library' | 'termsIn'>,
): Reply {
  const shown = { card: hit.card, answerId, where };
  switch (look) {
    case 'shorter':
      return shorterView(shown, shortAnswer(question, hit));
    case 'steps':
      return stepsView(shown, firstSteps(hit.card, answers.library().kind(hit.card.kind)));
    case 'example':
      return exampleView(shown, exampleOf(hit));
    case 'simply':
      return simplyView(shown, answers.termsIn(termsFrom(hit), MOST_TERMS));
  }
}

/** What makes a card concrete: its steps or, where it has none to tick off, an example. */
export function concreteReply(found: FoundCard, answers: Pick<AnswerService, 'library' | 'termsIn'>): Reply {
  const steps = firstSteps(found.hit.card, answers.library().kind(found.hit.card.kind));
  const look = steps?.listed || !exampleOf(found.hit) ? 'steps' : 'example';
  return closerReply(look, found, answers);
}
