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
  meanings: join(import.meta.dirname, 'meanings.bin'),
  certainty: join(import.meta.dirname, 'certainty.json'),
} as const;

/** What the model for meanings wants to know beside the text, in this order. */
export const MEANING_SIGNALS = ['guidance', 'smallTalk', 'certainty'] as const;

/** Below this probability no topic is clear, and a particular reply would be odd. */
const CLEAR_TOPIC = 0.4;

export interface IntentModels {
  /** How probable each intent is. @param found what the search found for the text */
  intents(text: string, found: Pick<SearchResult, 'signals'>): Record<Intent, number>;
  /** How likely the best card is to answer. @param guidance how probable it is that guidance is asked for */
  certainty(guidance: number, found: Pick<SearchResult, 'signals'>): number;
  /**
   * How probable it is that a text asks for the meaning of a term that it names.
   * @param marked the text, with a mark in place of each term
   * @param certainty how likely the best card is to answer it
   */
  meaning(marked: string, intents: Record<Intent, number>, certainty: number): number;
  /** What small talk is about. */
  topic(text: string): Topic;
}

export async function loadIntentModels(): Promise<IntentModels> {
  const [intents, topics, meanings, certainty] = await Promise.all([
    readFile(MODEL_FILES.intents).then(unpackModel),
    readFile(MODEL_FILES.topics).then(unpackModel),
    readFile(MODEL_FILES.meanings).then(unpackModel),
    readFile(MODEL_FILES.certainty, 'utf8').then((json) => JSON.parse(json) as CertaintyWeights),
  ]);
  return intentModels(intents, topics, meanings, certainty);
}

function intentModels(
  intents: LinearModel,
  topics: LinearModel,
  meanings: LinearModel,
  certainty: CertaintyWeights,
): IntentModels {
  return {
    intents: (text, found) => intentsBy(intents, text, found),
    certainty: (guidance, { signals }) => certaintyOf(guidance, signals, certainty),
    meaning: (marked, asked, sure) => probabilities(meanings, marked, meaningSignals(asked, sure))[0] ?? 0,
    topic(text) {
      const found = probabilities(topics, text, []);
      const most = Math.max(...found);
      return (most >= CLEAR_TOPIC && TOPICS[found.indexOf(most)]) || 'chatter';
    },
  };
}

/** How probable each intent is by this model. */
export function intentsBy(
  model: LinearModel,
  text: string,
  { signals }: Pick<SearchResult, 'signals'>,
): Record<Intent, number> {
  return intentsOf(probabilities(model, text, signalsOf(signals)));
}

/** The probabilities by their intents. */
export function intentsOf(found: readonly number[]): Record<Intent, number> {
  return Object.fromEntries(INTENTS.map((intent, at) => [intent, found[at] ?? 0])) as Record<Intent, number>;
}

/** In the order of `MEANING_SIGNALS`. */
export function meaningSignals(intents: Record<Intent, number>, certainty: number): number[] {
  return [intents.guidance, intents['small-talk'], certainty];
}

/** Signals as the model wants them; zeros where nothing was found. */
export function signalsOf(signals: SearchSignals | undefined): number[] {
  return SIGNALS.map((name) => signals?.[name] ?? 0);
}
