import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CertaintyWeights, certaintyOf } from '../../answers/intent/certainty.ts';
import { intentsBy, intentsOf, meaningSignals, signalsOf } from '../../answers/intent/intent-models.ts';
import { INTENTS, type Intent, TOPICS, type Topic } from '../../answers/intent/intents.ts';
import type { LinearModel } from '../../answers/intent/linear-model.ts';
import { MOST_WORDS } from '../../answers/pipeline/asked-term.ts';
import { inOneLine, termsIn, withMarks } from '../../answers/pipeline/named-terms.ts';
import { retrieve } from '../../answers/pipeline/retrieve.ts';
import { understand } from '../../answers/pipeline/understand.ts';
import type { Card } from '../../cards/card.ts';
import type { Glossary } from '../../cards/glossary.ts';
import type { Search, SearchResult } from '../../search/search-types.ts';
import { type JudgedMessage, RELEVANCE, readJudgedMessages } from '../search-quality/judged-messages.ts';
import type { HeldOut } from './held-out-sources.ts';
import type { Sample } from './train-model.ts';

/** A message with its intent, and with what was found for it. */
export interface IntentSample extends Sample {
  /** Whether it stands in a thread, so that more than its own words was read. */
  inThread: boolean;
  found: Pick<SearchResult, 'signals'>;
  /** Whether the best card answers it; undefined where nobody has judged that. */
  right: boolean | undefined;
}

/** What is known of the messages before it is learned which of them ask for a meaning. */
export interface MeaningContext {
  intents: readonly IntentSample[];
  heldOut: HeldOut;
  model: LinearModel;
  certainty: CertaintyWeights;
}

/** A card's own ways of asking are many, short, and in the index already: each counts less than a judged question. */
const OWN_QUESTION_COUNTS = 0.3;
/** One in so many of them is enough. */
const ONE_IN = 10;

/** What each sort of small talk in the judged set is about. */
const TOPIC_OF = new Map<string, Topic>(
  Object.entries({
    insult: 'complaint',
    capability: 'help',
    emoji: 'praise',
    'stop/opt-out': 'stop',
    'test message': 'test',
    apology: 'chatter',
  } as const),
);

/** Several people wrote the longer sets one after another. */
const BY_ONE_AUTHOR = 150;

const INTENT_OF: Record<JudgedMessage['wants'], Intent | undefined> = {
  card: 'guidance',
  'no-card': 'not-for-us',
  'small-talk': 'small-talk',
  // Terms are told by their place in the sentence.
  definition: undefined,
};

/** Messages with their intents, from the sets that may be tuned on. @param folder that of the judged queries */
export async function intentSamples(
  folder: string,
  cards: readonly Card[],
  search: Search,
): Promise<IntentSample[]> {
  const samples: IntentSample[] = [];
  const add = async (
    text: string,
    thread: readonly string[],
    more: Pick<IntentSample, 'source' | 'counts'>,
  ) => {
    const { read } = await retrieve(understand(text, thread), search);
    return {
      ...more,
      inThread: thread.length > 0,
      text: read.query,
      signals: signalsOf(read.signals),
      found: read,
      best: read.hits[0]?.card.id ?? '',
    };
  };
  const bySet = Map.groupBy(await readJudgedMessages(folder, 'tune'), ({ group }) => group.split(' ')[0]);
  for (const [set, messages] of bySet) {
    for (const [at, { text, thread, wants, rel }] of messages.entries()) {
      const intent = INTENT_OF[wants];
      if (!intent) continue;
      const source = `${set} ${Math.floor(at / BY_ONE_AUTHOR)}`;
      const { best, ...sample } = await add(text, thread, { source, counts: 1 });
      const isJudged = wants !== 'card' || Object.keys(rel).length > 0;
      samples.push({
        ...sample,
        is: INTENTS.indexOf(intent),
        right: isJudged ? rel[best] === RELEVANCE.answers : undefined,
      });
    }
  }
  const own = cards.flatMap(({ questions, passageQuestions = [] }) => [
    ...questions,
    ...passageQuestions.flatMap((passage) => passage.questions),
  ]);
  for (const [at, text] of own.entries()) {
    if (at % ONE_IN !== 0) continue;
    const { best: _, ...sample } = await add(text, [], { source: 'cards', counts: OWN_QUESTION_COUNTS });
    samples.push({ ...sample, is: INTENTS.indexOf('guidance'), right: undefined });
  }
  return samples;
}

/**
 * Messages that name a term of the glossary, with marks in place of the terms: those that ask for its meaning, and others.
 * @param intents judged messages, and beside them what a model says that has not seen their authors
 * @param model judges the messages that it has not learned from
 */
export async function meaningSamples(
  folder: string,
  glossary: Glossary,
  search: Search,
  { intents, heldOut, model, certainty }: MeaningContext,
): Promise<Sample[]> {
  const sampleOf = (
    text: string,
    probabilities: Record<Intent, number>,
    found: IntentSample['found'],
    more: Pick<Sample, 'is' | 'source' | 'counts'>,
  ): Sample[] => {
    const asked = inOneLine(text);
    const named = termsIn(asked, glossary);
    if (named.length === 0 || asked.split(' ').length > MOST_WORDS) return [];
    const sure = certaintyOf(probabilities.guidance, found.signals, certainty);
    return [{ ...more, text: withMarks(asked, named), signals: meaningSignals(probabilities, sure) }];
  };
  const samples = intents.flatMap(({ text, source, counts, found, inThread }, at) => {
    const of = heldOut[at];
    if (inThread || !of) return [];
    return sampleOf(text, intentsOf(of), found, { is: 1, source, counts });
  });
  for (const [set, is] of [
    ['definitions', 0],
    ['not-definitions', 1],
  ] as const) {
    for (const [at, { q }] of (await readLines(join(folder, `tune/${set}.jsonl`))).entries()) {
      const { own } = await retrieve(understand(q, []), search);
      const source = `${set} ${Math.floor(at / BY_ONE_AUTHOR)}`;
      samples.push(...sampleOf(q, intentsBy(model, q, own), own, { is, source, counts: 1 }));
    }
  }
  return samples;
}

/** Small talk is sorted by its topic, so its parts are taken across. */
const TALK_PARTS = 6;

/** Small talk with its topics. */
export async function topicSamples(folder: string): Promise<Sample[]> {
  const judged = await readLines(join(folder, 'tune/smalltalk.jsonl'));
  return judged.flatMap(({ q, sort }, at) => {
    const is = TOPICS.indexOf(TOPIC_OF.get(sort) ?? (sort as Topic));
    return is < 0 ? [] : [{ text: q, signals: [], is, counts: 1, source: `${at % TALK_PARTS}` }];
  });
}

async function readLines(path: string): Promise<{ q: string; sort: string }[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as { q: string; sort: string });
}
