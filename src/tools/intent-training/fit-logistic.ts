/** One case of a yes or no, with what is known of it. */
export interface Case<Name extends string> {
  known: Readonly<Record<Name, number>>;
  yes: boolean;
  counts: number;
}

const STEPS = 4_000;
const RATE = 2;
/** Keeps weights small if the cases say little about them. */
const SHRINKING = 0.0005;

/** Fits a logistic regression by plain gradient descent. The same cases always give the same weights. */
export function fitLogistic<Name extends string>(
  names: readonly Name[],
  cases: readonly Case<Name>[],
  { steps = STEPS, rate = RATE } = {},
): Record<Name | 'base', number> {
  const all: (Name | 'base')[] = ['base', ...names];
  const total = cases.reduce((sum, { counts }) => sum + counts, 0);
  const zeros = () => Object.fromEntries(all.map((name) => [name, 0])) as Record<Name | 'base', number>;
  const weights = zeros();
  for (let step = 0; step < steps; step += 1) {
    const slope = zeros();
    for (const { known, yes, counts } of cases) {
      const sum = names.reduce((odds, name) => odds + weights[name] * known[name], weights.base);
      const error = counts * ((yes ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      slope.base += error;
      for (const name of names) slope[name] += error * known[name];
    }
    for (const name of all) weights[name] += rate * (slope[name] / total - SHRINKING * weights[name]);
  }
  return weights;
}
