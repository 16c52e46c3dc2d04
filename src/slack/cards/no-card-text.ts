import type { Answer } from '../../answers/answer.ts';
import type { NoStep } from '../../answers/pipeline/first-minutes.ts';
import { plainText } from '../../cards/plain-text.ts';
import {
  closestCards,
  helpElsewhere,
  inAnyIncident,
  NO_CARD,
  NO_STEP,
  NOT_FOR_ME,
  noCardOn,
} from './words.ts';

type WithoutCard = Pick<
  Extract<Answer, { type: 'unanswered' }>,
  'about' | 'forUs' | 'elsewhere' | 'noStep' | 'nearest'
>;

/** What is said where no card answers, as plain text: why, and which cards come closest. */
export function noCardText(answer: WithoutCard): string {
  const titles = answer.nearest.map(({ card }) => card.title);
  return [reasonOf(answer), ...(titles.length > 0 ? [closestCards(titles)] : [])].join(' ');
}

/** The surest thing that can be said. */
function reasonOf({ about, forUs, elsewhere, noStep }: WithoutCard): string {
  if (elsewhere) return helpElsewhere(elsewhere);
  if (noStep) return noStepText(noStep);
  if (!forUs) return NOT_FOR_ME;
  return about ? noCardOn(about) : NO_CARD;
}

/** That no card has a step for just this, and what helps in any incident; as plain text. */
export function noStepText({ line }: NoStep): string {
  if (!line) return NO_STEP;
  return `${NO_STEP}\n${inAnyIncident(plainText(line.quote.markdown), line.card.title)}`;
}
