import type { AnswerService } from '../../answers/answer-service.ts';
import { exampleOf, firstSteps, shortAnswer } from '../../answers/closer-look.ts';
import type { SearchHit } from '../../search/search-types.ts';
import type { Reply } from '../kit/blocks.ts';
import {
  type ChecklistPlace,
  exampleView,
  type ShownCard,
  shorterView,
  simplyView,
  stepsView,
} from './closer-view.ts';
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
      return simplyReply(shown, { hit, question }, answers);
  }
}

/**
 * What the card is, and the terms in that explained; the sentence that answered as well, if there are terms in it. No term is
 * explained that is not there to read.
 */
function simplyReply(
  shown: ShownCard,
  { hit, question }: Pick<FoundCard, 'hit' | 'question'>,
  { termsIn }: Pick<AnswerService, 'termsIn'>,
): Reply {
  const is = `${hit.card.title}. ${hit.card.summary}`;
  const { text, passage } = shortAnswer(question, hit);
  const said = passage !== undefined && termsIn(text, 1).length > 0 ? text : undefined;
  return simplyView(shown, termsIn(said ? `${is} ${said}` : is, MOST_TERMS), said);
}

/** What makes a card concrete: its steps or, where it has none to tick off, an example. */
export function concreteReply(found: FoundCard, answers: Pick<AnswerService, 'library' | 'termsIn'>): Reply {
  const steps = firstSteps(found.hit.card, answers.library().kind(found.hit.card.kind));
  const look = steps?.listed || !exampleOf(found.hit) ? 'steps' : 'example';
  return closerReply(look, found, answers);
}
