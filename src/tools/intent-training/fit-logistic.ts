/** A case for which it is known whether the answer is yes. */
export interface Case<Name extends string> {
  features: Readonly<Record<Name, number>>;
  yes: boolean;
  /** Its weight beside the other cases. */
  counts: number;
}

const STEPS = 4_000;
const LEARNING_RATE = 2;
/** Keeps weights small if the cases say little about them. */
const WEIGHT_DECAY = 0.0005;

/** Fits a logistic regression by plain gradient descent. The same cases always give the same weights. */
export function fitLogistic<Name extends string>(
  names: readonly Name[],
  cases: readonly Case<Name>[],
  { steps = STEPS, rate = LEARNING_RATE } = {},
): Record<Name | 'base', number> {
  const all: (Name | 'base')[] = ['base', ...names];
  const total = cases.reduce((sum, { counts }) => sum + counts, 0);
  const zeros = () => Object.fromEntries(all.map((name) => [name, 0])) as Record<Name | 'base', number>;
  const weights = zeros();
  for (let step = 0; step < steps; step += 1) {
    const gradient = zeros();
    for (const { features, yes, counts } of cases) {
      const logit = names.reduce((sum, name) => sum + weights[name] * features[name], weights.base);
      const error = counts * ((yes ? 1 : 0) - 1 / (1 + Math.exp(-logit)));
      gradient.base += error;
      for (const name of names) gradient[name] += error * features[name];
    }
    for (const name of all) weights[name] += rate * (gradient[name] / total - WEIGHT_DECAY * weights[name]);
  }
  return weights;
}
