import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchResult, SearchSignals } from '../../search/search-types.ts';
import { type CertaintyWeights, certaintyOf } from './certainty.ts';
import { INTENTS, type Intent, TOPICS, type Topic } from './intents.ts';
import { type LinearModel, probabilities, unpackModel } from './linear-model.ts';

/** What the search says of a message, in the order in which the model wants it. */
export const SIGNALS = [
  'covered',
  'unknown',
  'elsewhere',
  'concepts',
  'likelihood',
  'named',
  'stated',
  'runnerUp',
  'passage',
  'passageLikelihood',
  'words',
] as const satisfies readonly (keyof SearchSignals)[];

/** Where the models are, as `npm run train:intents` writes them. */
export const MODEL_FILES = {
  intents: join(import.meta.dirname, 'intents.bin'),
  topics: join(import.meta.dirname, 'topics.bin'),
  certainty: join(import.meta.dirname, 'certainty.json'),
} as const;

/** Below this probability no topic is clear, and a particular reply would be odd. */
const CLEAR_TOPIC = 0.4;

export interface IntentModels {
  /** How probable each intent is. @param found what the search found for the text */
  intents(text: string, found: Pick<SearchResult, 'signals'>): Record<Intent, number>;
  /** How likely the best card is to answer. @param guidance how probable it is that guidance is asked for */
  certainty(guidance: number, found: Pick<SearchResult, 'signals'>): number;
  /** What small talk is about. */
  topic(text: string): Topic;
}

export async function loadIntentModels(): Promise<IntentModels> {
  const [intents, topics, certainty] = await Promise.all([
    readFile(MODEL_FILES.intents).then(unpackModel),
    readFile(MODEL_FILES.topics).then(unpackModel),
    readFile(MODEL_FILES.certainty, 'utf8').then((json) => JSON.parse(json) as CertaintyWeights),
  ]);
  return intentModels(intents, topics, certainty);
}

function intentModels(intents: LinearModel, topics: LinearModel, certainty: CertaintyWeights): IntentModels {
  return {
    intents(text, { signals }) {
      const found = probabilities(intents, text, signalsOf(signals));
      return Object.fromEntries(INTENTS.map((intent, at) => [intent, found[at] ?? 0])) as Record<
        Intent,
        number
      >;
    },
    certainty: (guidance, { signals }) => certaintyOf(guidance, signals, certainty),
    topic(text) {
      const found = probabilities(topics, text, []);
      const most = Math.max(...found);
      return (most >= CLEAR_TOPIC && TOPICS[found.indexOf(most)]) || 'chatter';
    },
  };
}

/** Signals as the model wants them; zeros where nothing was found. */
export function signalsOf(signals: SearchSignals | undefined): number[] {
  return SIGNALS.map((name) => signals?.[name] ?? 0);
}
