import type { Glossary } from '../../../cards/glossary.ts';
import type { Topic } from '../../intent/intents.ts';
import { askedTerm, comparedWith } from '../asked-term.ts';
import type { Decision } from '../decision.ts';
import { inOneLine } from '../named-terms.ts';
import { soundsBroken } from '../urgency.ts';

/** The decision to explain a term, or two. */
export type Definition = Extract<Decision, { type: 'definition' }>;

/**
 * From this probability on, a message asks for a meaning. With the patterns, the model then hears 84 to 92 of 100 messages by
 * authors that it has not seen, and 3 of 100 others that name a term.
 */
const MEANT_FROM = 0.35;

/**
 * The meaning that a message asks for.
 * @param topic what it is about if it is plainly small talk
 * @param meaning how probable it is that a text, with marks for its terms, asks for a meaning
 */
export function askedDefinition(
  text: string,
  topic: Topic | undefined,
  glossary: Glossary,
  meaning: (marked: string) => number,
): Definition | undefined {
  // “Are you an AI?” asks for no definition; “what is a feature store” is not about what the bot stores.
  // People who say that something is down don't want a word explained.
  const mayAsk = (topic === undefined || topic === 'about-data') && !soundsBroken(text);
  const term = mayAsk ? askedTerm(text, glossary, (marked) => meaning(marked) >= MEANT_FROM) : undefined;
  const other = term && comparedWith(text, term, glossary);
  return term && { type: 'definition', term, ...(other && { other }), confidence: 1 };
}

/** The meaning of a term that is the whole message; for where no card answers. */
export function definitionOfBareTerm(text: string, glossary: Glossary): Definition | undefined {
  const term = glossary.find(inOneLine(text));
  return term && { type: 'definition', term, confidence: 1 };
}
