import type { Answer } from '../../answers/answer.ts';
import type { NoStep } from '../../answers/pipeline/first-minutes.ts';
import { plainText } from '../../cards/plain-text.ts';
import { escapeText } from '../kit/escape.ts';
import { helpElsewhere, inAnyIncident, NO_CARD, NO_STEP, NOT_FOR_ME, noCardOn } from './words.ts';

type WithoutCard = Pick<Extract<Answer, { type: 'unanswered' }>, 'about' | 'forUs' | 'elsewhere' | 'noStep'>;

/** Why there is no card, as mrkdwn: the surest thing that can be said. */
export function noCardText({ about, forUs, elsewhere, noStep }: WithoutCard): string {
  if (elsewhere) return helpElsewhere(elsewhere);
  if (noStep) return noStepText(noStep);
  if (!forUs) return NOT_FOR_ME;
  return about ? noCardOn(`“${escapeText(about)}”`) : NO_CARD;
}

/** That no card has a step for just this, and what helps in any incident; as mrkdwn. */
export function noStepText({ line }: NoStep): string {
  if (!line) return NO_STEP;
  return `${NO_STEP}\n${inAnyIncident(escapeText(plainText(line.quote.markdown)), escapeText(line.card.title))}`;
}
