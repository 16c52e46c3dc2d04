import type { SearchSignals } from '../../search/search-types.ts';

/** What tells, beside the intent, whether the best card is the right one. */
export const CERTAINTY_SIGNALS = [
  'covered',
  'concepts',
  'likelihood',
  'stated',
  'runnerUp',
  'passageLikelihood',
  'words',
] as const satisfies readonly (keyof SearchSignals)[];

/**
 * Weights of a logistic regression. `npm run train:intents` fits them to judged messages of mixed traffic, with intents from
 * models that have not seen the messages' author: a model is too sure of what it learned from.
 */
export type CertaintyWeights = Record<'base' | 'guidance' | (typeof CERTAINTY_SIGNALS)[number], number>;

/** Keeps the logarithm finite where the model has no doubt. */
const NO_DOUBT = 1e-4;

/** What the regression sees: the odds that guidance is asked for, and the signals; zeros where nothing was found. */
export function certaintyRow(
  guidance: number,
  signals: SearchSignals | undefined,
): Omit<CertaintyWeights, 'base'> {
  const doubtful = Math.min(1 - NO_DOUBT, Math.max(NO_DOUBT, guidance));
  return {
    guidance: Math.log(doubtful / (1 - doubtful)),
    ...(Object.fromEntries(CERTAINTY_SIGNALS.map((name) => [name, signals?.[name] ?? 0])) as Record<
      (typeof CERTAINTY_SIGNALS)[number],
      number
    >),
  };
}

/** How likely the best card is to answer a message, 0 to 1: of messages with certainty x, a share of x has the right card. */
export function certaintyOf(
  guidance: number,
  signals: SearchSignals | undefined,
  weights: CertaintyWeights,
): number {
  const row = certaintyRow(guidance, signals);
  const odds = (Object.keys(row) as (keyof typeof row)[]).reduce(
    (sum, name) => sum + weights[name] * row[name],
    weights.base,
  );
  return 1 / (1 + Math.exp(-odds));
}
