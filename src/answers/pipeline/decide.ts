import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';
import type { IntentModels } from '../intent/intent-models.ts';
import type { Decision } from './decision.ts';
import { answerFromCards } from './decisions/answer.ts';
import { askedDefinition, type Definition, definitionOfBareTerm } from './decisions/definition.ts';
import { noCard } from './decisions/no-card.ts';
import { noteOnLanguage } from './decisions/other-language.ts';
import { answerFromPages, isSure, pagesNear } from './decisions/page.ts';
import { rightNow } from './decisions/right-now.ts';
import { likelySmallTalk, plainSmallTalk } from './decisions/small-talk.ts';
import { twoAnswers } from './decisions/two-answers.ts';
import { asksAsKnown } from './known-question.ts';
import { likelihoodOf } from './likelihood.ts';
import { ASKS_MEANING, COMPARED_FOR_USE } from './meaning-patterns.ts';
import { inOneLine, namedTwice } from './named-terms.ts';
import type { Retrieved } from './retrieve.ts';
import { smallTalkTopic } from './small-talk.ts';
import type { Understanding } from './understand.ts';

/** Decides on a message, from what was understood and found alone: the first decision that applies. */
export function decide(
  understanding: Understanding,
  retrieved: Retrieved,
  { library, glossary, models }: { library: Library; glossary: Glossary; models: IntentModels },
): Decision {
  const { text, thread } = understanding;
  const topic = smallTalkTopic(text, thread.length > 0);
  const intents = models.intents(text, retrieved.own);
  const certainty = models.certainty(intents.guidance, retrieved.own);
  const likelihood = likelihoodOf(understanding, retrieved, intents, models);
  const definition = askedDefinition(text, topic, glossary, (marked) =>
    models.meaning(marked, intents, certainty),
  );
  const page = answerFromPages(understanding, retrieved, likelihood);
  const chosen =
    (page && isSure(page) && !topic ? page : undefined) ??
    (definition && asksForCard(text, definition, retrieved, glossary, certainty) ? undefined : definition) ??
    plainSmallTalk(topic) ??
    (understanding.language ? page : undefined) ??
    noteOnLanguage(understanding, retrieved.own, intents) ??
    likelySmallTalk(understanding, intents, glossary, models) ??
    page ??
    rightNow(understanding, retrieved, likelihood, library) ??
    twoAnswers(understanding, retrieved, models, library) ??
    answerFromCards(understanding, retrieved, likelihood, library, glossary) ??
    definitionOfBareTerm(text, glossary) ??
    noCard(understanding, retrieved, likelihood, library, glossary);
  return chosen.type === 'answer' || chosen.type === 'no-card'
    ? { ...chosen, ...pagesNear(understanding, retrieved, likelihood) }
    : chosen;
}

/** So sure of a card, something is compared to choose between the two rather than to learn a word. */
const SURE = 0.75;

/**
 * What a card is asked for in these words is no term to explain, unless it is plainly one or two: “what is drift?” Neither is
 * the one of two things that the glossary knows, where a card says which to take.
 */
function asksForCard(
  text: string,
  { term, other }: Definition,
  { own }: Retrieved,
  glossary: Glossary,
  certainty: number,
): boolean {
  const [best] = own.hits;
  if (best === undefined || other || ASKS_MEANING.test(text) || isBareQuestion(text, term, glossary))
    return false;
  return (COMPARED_FOR_USE.test(text) && certainty >= SURE) || asksAsKnown(text, best.card);
}

/** “Bus factor?” asks what it is; without the question mark it is a topic, unless it is named twice: “IaC / infrastructure as code”. */
function isBareQuestion(text: string, term: GlossaryTerm, glossary: Glossary): boolean {
  const [asked = '', ...more] = inOneLine(text).split('?');
  if (namedTwice(asked, glossary) === term) return true;
  return more.length > 0 && more.join('').trim() === '' && glossary.find(asked) === term;
}
