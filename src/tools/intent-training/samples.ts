import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalsOf } from '../../answers/intent/intent-models.ts';
import { INTENTS, type Intent, TOPICS, type Topic } from '../../answers/intent/intents.ts';
import { retrieve } from '../../answers/pipeline/retrieve.ts';
import { understand } from '../../answers/pipeline/understand.ts';
import type { Card } from '../../cards/card.ts';
import type { Search, SearchResult } from '../../search/search-types.ts';
import { type JudgedMessage, RELEVANCE, readJudgedMessages } from '../search-quality/judged-messages.ts';
import type { Sample } from './train-model.ts';

/** A message with its intent, and with what was found for it. */
export interface IntentSample extends Sample {
  found: Pick<SearchResult, 'signals'>;
  /** Whether the best card answers it; undefined where nobody has judged that. */
  right: boolean | undefined;
}

/** A card's own ways of asking are many, short, and in the index already: each counts less than a judged question. */
const OWN_QUESTION_COUNTS = 0.3;
/** One in so many of them is enough. */
const ONE_IN = 10;

/** What each sort of small talk in the judged set is about. */
const TOPIC_OF: Record<string, Topic> = {
  insult: 'complaint',
  capability: 'help',
  emoji: 'praise',
  'stop/opt-out': 'stop',
  'test message': 'test',
  apology: 'chatter',
};

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

/** Small talk is sorted by its topic, so its parts are taken across. */
const TALK_PARTS = 6;

/** Small talk with its topics. */
export async function topicSamples(folder: string): Promise<Sample[]> {
  const judged = await readLines(join(folder, 'tune/smalltalk.jsonl'));
  return judged.flatMap(({ q, sort }, at) => {
    const is = TOPICS.indexOf(TOPIC_OF[sort] ?? (sort as Topic));
    return is < 0 ? [] : [{ text: q, signals: [], is, counts: 1, source: `${at % TALK_PARTS}` }];
  });
}

async function readLines(path: string): Promise<{ q: string; sort: string }[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as { q: string; sort: string });
}
