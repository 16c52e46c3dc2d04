import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalsOf } from '../../answers/intent/intent-models.ts';
import { INTENTS, type Intent, TOPICS, type Topic } from '../../answers/intent/intents.ts';
import { retrieve } from '../../answers/pipeline/retrieve.ts';
import { understand } from '../../answers/pipeline/understand.ts';
import type { Card } from '../../cards/card.ts';
import type { Search } from '../../search/search-types.ts';
import type { Sample } from './train-model.ts';

interface Judged {
  q?: string;
  text?: string;
  thread?: { who: string; text: string }[];
  group?: string;
  sort?: string;
  rel?: Record<string, number>;
}

/** A card's own ways of asking are many, short, and in the index already: each counts less than a judged question. */
const OWN_QUESTION_COUNTS = 0.3;
/** Every so manieth of them is enough. */
const EVERY = 6;

/** What each sort of small talk in the judged set is about. */
const TOPIC_OF: Record<string, Topic> = {
  insult: 'complaint',
  capability: 'help',
  emoji: 'praise',
  'stop/opt-out': 'stop',
  'test message': 'test',
  apology: 'chatter',
};

/** Messages with their intents, from the sets that may be tuned on. @param folder that of the judged queries */
export async function intentSamples(
  folder: string,
  cards: readonly Card[],
  search: Search,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const add = (judged: Judged, intent: Intent, counts = 1) => {
    const thread = judged.thread?.map(({ text }) => text) ?? [];
    const last = judged.text ?? judged.q ?? '';
    const before = thread.at(-1) === last ? thread.slice(0, -1) : thread;
    const { read } = retrieve(understand(last, before), search);
    samples.push({ text: read.query, signals: signalsOf(read.signals), is: INTENTS.indexOf(intent), counts });
  };
  const answerable = ({ rel = {} }: Judged) => Object.keys(rel).length > 0;
  for (const set of ['tune.jsonl', 'dev.jsonl']) {
    for (const one of await readLines(join(folder, set)))
      add(one, one.group === 'offtopic' ? 'not-for-us' : 'guidance');
  }
  for (const one of await readLines(join(folder, 'tune/near-domain.jsonl'))) add(one, 'not-for-us');
  for (const set of ['posts', 'acute']) {
    for (const one of await readLines(join(folder, `tune/${set}.jsonl`)))
      add(one, answerable(one) ? 'guidance' : 'not-for-us');
  }
  for (const set of ['passages', 'threads']) {
    for (const one of await readLines(join(folder, `tune/${set}.jsonl`))) add(one, 'guidance');
  }
  for (const one of await readLines(join(folder, 'tune/answerable.jsonl'))) add(one, 'guidance');
  for (const one of await readLines(join(folder, 'tune/smalltalk.jsonl'))) add(one, 'small-talk');
  const own = cards.flatMap(({ questions, passageQuestions = [] }) => [
    ...questions,
    ...passageQuestions.flatMap((passage) => passage.questions),
  ]);
  for (const [at, q] of own.entries()) if (at % EVERY === 0) add({ q }, 'guidance', OWN_QUESTION_COUNTS);
  return samples;
}

/** Small talk with its topics. */
export async function topicSamples(folder: string): Promise<Sample[]> {
  const judged = await readLines(join(folder, 'tune/smalltalk.jsonl'));
  return judged.flatMap(({ q = '', sort = '' }) => {
    const is = TOPICS.indexOf(TOPIC_OF[sort] ?? (sort as Topic));
    return is < 0 ? [] : [{ text: q, signals: [], is, counts: 1 }];
  });
}

async function readLines(path: string): Promise<Judged[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Judged);
}
