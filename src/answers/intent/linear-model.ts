import { featuresOf } from './text-features.ts';

/**
 * A linear classifier over what a text looks like and over some signals from elsewhere: multinomial logistic regression.
 * Its weights are learned once, by `npm run train:intents`, and are part of the project; the same text always gets the same
 * probabilities.
 */
export interface LinearModel {
  classes: readonly string[];
  signals: readonly string[];
  buckets: number;
  /** One weight for each bucket and class, class after class, as a share of `scale` in 127ths. */
  weights: Int8Array;
  scale: number;
  /** One weight for each signal and class, class after class; then one for each class alone. */
  signalWeights: readonly number[];
}

/** The probability of each class, in the order of `classes`. @param signals in the order of the model's */
export function probabilities(model: LinearModel, text: string, signals: readonly number[]): number[] {
  const { classes, buckets, weights, scale, signalWeights } = model;
  const features = featuresOf(text, buckets);
  const unit = scale / 127 / Math.sqrt(features.length || 1);
  const sums = classes.map((_, at) => {
    let byText = 0;
    for (const feature of features) byText += weights[at * buckets + feature] ?? 0;
    const bySignals = signals.reduce(
      (sum, signal, index) => sum + signal * (signalWeights[at * signals.length + index] ?? 0),
      signalWeights[classes.length * signals.length + at] ?? 0,
    );
    return unit * byText + bySignals;
  });
  return softmax(sums);
}

export function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** One line of JSON with everything but the weights, then those. */
export function packModel({ weights, ...head }: LinearModel): Buffer {
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength),
  ]);
}

export function unpackModel(file: Buffer): LinearModel {
  const end = file.indexOf(10);
  const head = JSON.parse(file.subarray(0, end).toString()) as Omit<LinearModel, 'weights'>;
  const weights = new Int8Array(file.subarray(end + 1));
  return { ...head, weights };
}
