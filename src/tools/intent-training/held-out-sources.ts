import { type LinearModel, probabilities } from '../../answers/intent/linear-model.ts';
import { type Sample, trainModel } from './train-model.ts';

/** For each sample, the probabilities by a model that has not seen its source; undefined for samples that only help. */
export type HeldOut = readonly (number[] | undefined)[];

/** Each model is trained on the sources that are not in one of so many parts. */
const PARTS = 6;

/**
 * Asks about each sample a model that was trained without its source: one author words all messages alike, so a model
 * that has seen some of them does better on the others than it would on a stranger's.
 */
export function heldOutProbabilities(
  samples: readonly Sample[],
  model: Pick<LinearModel, 'classes' | 'signals' | 'buckets'>,
): HeldOut {
  const sources = [...new Set(samples.map(({ source }) => source))];
  const partOf = new Map(sources.map((source, at) => [source, at % PARTS]));
  const found: (number[] | undefined)[] = samples.map(() => undefined);
  for (let part = 0; part < PARTS; part += 1) {
    const isHeldOut = ({ source, counts }: Sample) => partOf.get(source) === part && counts === 1;
    const trained = trainModel(
      samples.filter((sample) => !isHeldOut(sample)),
      model,
    );
    samples.forEach((sample, at) => {
      if (isHeldOut(sample)) found[at] = probabilities(trained, sample.text, sample.signals);
    });
  }
  return found;
}
