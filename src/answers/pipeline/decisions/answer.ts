import type { Glossary } from '../../../cards/glossary.ts';
import type { Library } from '../../../cards/library.ts';
import type { SearchHit } from '../../../search/search-types.ts';
import { choosePassages } from '../choose-passages.ts';
import { excerptOf, furtherExcerpt, lengthOf, roomBeside } from '../compose.ts';
import type { Decision, QuotedCard } from '../decision.ts';
import { elsewhereFor } from '../elsewhere.ts';
import { noStepFor, roomFor } from '../first-minutes.ts';
import { answeredFrom, type Likelihood } from '../likelihood.ts';
import { missingName } from '../missing-name.ts';
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
  glossary: Glossary,
): Extract<Decision, { type: 'answer' }> | undefined {
  const { text, urgent } = understanding;
  const [best, ...others] = read.hits;
  if (!best || guidance < answeredFrom(understanding) || asksForOther(text, best, guidance, glossary))
    return undefined;
  const isBroken = incidentSign(understanding) === 'urgent' && soundsBroken(text);
  const noStep = isBroken ? noStepFor(anyIncident, library) : undefined;
  const beside = others.slice(0, MOST_OTHERS);
  const room = roomBeside(beside) - (noStep ? roomFor(noStep) : 0);
  const [answering, ...perhaps] = noStep
    ? [{ hit: best, passages: best.passages.slice(0, 1) }]
    : choosePassages(read.query, read.hits, confidence);
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

/** A longer message tells a story, and what it names is seldom what it asks about. */
const MOST_WORDS = 12;
/** From this probability on, the message asks for guidance although it names a product. */
const DESPITE_NAME_FROM = 0.95;
const DESPITE_ERROR_FROM = 0.9;
/** Asks a person to do something. */
const REQUEST =
  /\b(?:can|could|would|will) (?:some(?:one|body)|any(?:one|body)|one of you|the admins?) (?:please |pls |kindly )?(?:re?start|reboot|approve|review|merge|give|grant|unlock|reset|rerun|re-run|retry|deploy|roll ?out|delete|bump|scale|add|invite|enable|disable|whitelist|kick|ping|join|take|fix|check|have a look|look)\b/i;

/** Whether a message is about a product that the card does not mention or about its error, or asks a person to do something. */
function asksForOther(text: string, { card }: SearchHit, guidance: number, glossary: Glossary): boolean {
  if (guidance < DESPITE_ERROR_FROM && elsewhereFor(text)?.tool) return true;
  if (guidance < DESPITE_NAME_FROM && REQUEST.test(text)) return true;
  if (guidance >= DESPITE_NAME_FROM || text.split(/\s+/).length > MOST_WORDS) return false;
  return missingName(text, card, glossary) !== undefined;
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
