import { type LinearModel, softmax } from '../../answers/intent/linear-model.ts';
import { featuresOf } from '../../answers/intent/text-features.ts';

/** A text of a known class. */
export interface Sample {
  text: string;
  signals: readonly number[];
  /** The place of its class. */
  is: number;
  /** Its weight beside the other samples. */
  counts: number;
  /** Who wrote it, as far as is known: a set, or a part of a long one. */
  source: string;
}

const EPOCHS = 14;
const LEARNING_RATE = 0.15;
const SIGNAL_LEARNING_RATE = 0.1;
/** Keeps the weights small where the samples say little. */
const WEIGHT_DECAY = 2e-5;

/** Fits a model by stochastic gradient descent (Adagrad). The same samples always give the same model. */
export function trainModel(
  samples: readonly Sample[],
  { classes, signals, buckets }: Pick<LinearModel, 'classes' | 'signals' | 'buckets'>,
): LinearModel {
  const features = samples.map(({ text }) => featuresOf(text, buckets));
  const weights = new Float64Array(classes.length * buckets);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const signalWeights = new Float64Array(classes.length * (signals.length + 1));
  const own = classes.length * signals.length;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const signalRate = SIGNAL_LEARNING_RATE / (1 + epoch / 3);
    for (const at of shuffled(samples.length, epoch)) {
      const sample = samples[at];
      const present = features[at];
      if (!sample || !present) continue;
      const unit = 1 / Math.sqrt(present.length || 1);
      const sums = classes.map((_, of) => {
        let sum = signalWeights[own + of] ?? 0;
        for (const feature of present) sum += unit * (weights[of * buckets + feature] ?? 0);
        sample.signals.forEach((signal, index) => {
          sum += signal * (signalWeights[of * signals.length + index] ?? 0);
        });
        return sum;
      });
      softmax(sums).forEach((probability, of) => {
        const error = sample.counts * ((sample.is === of ? 1 : 0) - probability);
        for (const feature of present) {
          const place = of * buckets + feature;
          const gradient = error * unit - WEIGHT_DECAY * (weights[place] ?? 0);
          squares[place] = (squares[place] ?? 0) + gradient * gradient;
          weights[place] =
            (weights[place] ?? 0) + (LEARNING_RATE * gradient) / Math.sqrt(squares[place] ?? 1);
        }
        sample.signals.forEach((signal, index) => {
          const place = of * signals.length + index;
          signalWeights[place] = (signalWeights[place] ?? 0) + signalRate * error * signal;
        });
        signalWeights[own + of] = (signalWeights[own + of] ?? 0) + signalRate * error;
      });
    }
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
  return {
    classes,
    signals,
    buckets,
    scale,
    weights: Int8Array.from(weights, (weight) => Math.round((127 * weight) / scale)),
    signalWeights: [...signalWeights].map((weight) => Math.round(weight * 1e4) / 1e4),
  };
}

/** The numbers below `length` in an order that differs from round to round, and is the same on every machine. */
function shuffled(length: number, round: number): number[] {
  const key = (at: number) => Math.imul(at + 1, 2_654_435_761) ^ Math.imul(round + 1, 40_503 * 7919);
  return Array.from({ length }, (_, at) => at).toSorted((a, b) => (key(a) >>> 0) - (key(b) >>> 0));
}
