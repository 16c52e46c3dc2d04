import type { Glossary } from '../../../cards/glossary.ts';
import type { Library } from '../../../cards/library.ts';
import type { Decision } from '../decision.ts';
import { elsewhereFor } from '../elsewhere.ts';
import { noStepFor } from '../first-minutes.ts';
import { type Likelihood, NEAR_FROM } from '../likelihood.ts';
import { missingName } from '../missing-name.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';
import { soundsBroken } from '../urgency.ts';

/** From this probability on, a message that no card comes near is nothing for guidance. */
const NOT_FOR_US_FROM = 0.5;
const MOST_NEAREST = 2;

/** An honest no: what is missing, and the nearest cards or a place that helps. */
export function noCard(
  { text, urgent }: Understanding,
  { read, anyIncident }: Retrieved,
  { intents, guidance, confidence }: Likelihood,
  library: Library,
  glossary: Glossary,
): Extract<Decision, { type: 'no-card' }> {
  const near = guidance >= NEAR_FROM;
  const help = elsewhereFor(text);
  // A product's own error is nothing that a card explains, however near one comes; nor is who is on call.
  const isOurs = near && !help?.tool && (help?.need === 'error' || guidance >= intents['not-for-us']);
  const elsewhere = isOurs ? undefined : help;
  const noStep = urgent && !elsewhere && soundsBroken(text) ? noStepFor(anyIncident, library) : undefined;
  return {
    type: 'no-card',
    because: intents['not-for-us'] > NOT_FOR_US_FROM && !near ? 'not-for-us' : 'nothing-fits',
    about: missingName(text, read.hits[0]?.card, glossary),
    ...(elsewhere && { elsewhere }),
    ...(noStep && { noStep }),
    nearest: near && !elsewhere ? read.hits.slice(0, MOST_NEAREST) : [],
    confidence,
  };
}
