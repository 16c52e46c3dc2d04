import type { Library } from '../../../cards/library.ts';
import { choosePassages } from '../choose-passages.ts';
import { excerptOf, furtherExcerpt, lengthOf, roomBeside } from '../compose.ts';
import type { Decision, QuotedCard } from '../decision.ts';
import { noStepFor, roomFor } from '../first-minutes.ts';
import { answeredFrom, type Likelihood } from '../likelihood.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';
import { soundsBroken } from '../urgency.ts';
import { incidentSign } from './right-now.ts';

const MOST_OTHERS = 2;

/** The passages that answer, where guidance was probably asked for and a card fits. */
export function answerFromCards(
  understanding: Understanding,
  { read, anyIncident }: Retrieved,
  { guidance, confidence }: Likelihood,
  library: Library,
): Extract<Decision, { type: 'answer' }> | undefined {
  const { text, urgent } = understanding;
  const [best, ...others] = read.hits;
  if (!best || guidance < answeredFrom(urgent)) return undefined;
  const isBroken = incidentSign(understanding) === 'urgent' && soundsBroken(text);
  const noStep = isBroken ? noStepFor(anyIncident, library) : undefined;
  const beside = others.slice(0, MOST_OTHERS);
  const room = roomBeside(beside) - (noStep ? roomFor(noStep) : 0);
  const [answering, ...perhaps] = noStep
    ? [{ hit: best, passages: best.passages.slice(0, 1) }]
    : choosePassages(read.hits, confidence);
  const excerpt = excerptOf(
    read.query,
    { card: best.card, passages: answering?.passages ?? [] },
    library.kind(best.card.kind),
    room,
  );
  return {
    type: 'answer',
    best: { hit: best, excerpt },
    also: quotedBeside(read.query, perhaps, room - lengthOf(best, excerpt)),
    others: beside,
    urgent,
    ...(noStep && { noStep }),
    confidence,
  };
}

/** Quotes other cards, as many as there is room for. */
function quotedBeside(
  question: string,
  chosen: ReturnType<typeof choosePassages>,
  room: number,
): QuotedCard[] {
  const quoted: QuotedCard[] = [];
  let left = room;
  for (const { hit, passages } of chosen) {
    const excerpt = furtherExcerpt(question, { card: hit.card, passages }, left);
    if (!excerpt) continue;
    quoted.push({ hit, excerpt });
    left -= lengthOf(hit, excerpt);
  }
  return quoted;
}
