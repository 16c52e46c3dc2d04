import type { Glossary } from '../../../cards/glossary.ts';
import type { Topic } from '../../intent/intents.ts';
import { askedTerm } from '../asked-term.ts';
import type { Decision } from '../decision.ts';
import { soundsBroken } from '../urgency.ts';

type Definition = Extract<Decision, { type: 'definition' }>;

/** The meaning that a message asks for. @param topic what it is about if it is plainly small talk */
export function askedDefinition(
  text: string,
  topic: Topic | undefined,
  glossary: Glossary,
): Definition | undefined {
  // “Are you an AI?” asks for no definition; “what is a feature store” is not about what the bot stores.
  // People who say that something is down don't want a word explained.
  const mayAsk = (topic === undefined || topic === 'about-data') && !soundsBroken(text);
  const term = mayAsk ? askedTerm(text, glossary) : undefined;
  return term && { type: 'definition', term, confidence: 1 };
}

/** The meaning of a term that is the whole message; for where no card answers. */
export function definitionOfBareTerm(text: string, glossary: Glossary): Definition | undefined {
  const term = glossary.find(text);
  return term && { type: 'definition', term, confidence: 1 };
}
