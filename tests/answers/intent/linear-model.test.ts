import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { loadIntentModels } from '../../../src/answers/intent/intent-models.ts';
import {
  type LinearModel,
  packModel,
  probabilities,
  unpackModel,
} from '../../../src/answers/intent/linear-model.ts';

const MODEL: LinearModel = {
  classes: ['one', 'two'],
  signals: ['covered'],
  buckets: 64,
  weights: Int8Array.from({ length: 128 }, (_, at) => ((at * 37) % 255) - 127),
  scale: 2.5,
  signalWeights: [1, -1, 0.2, -0.2],
};

describe('a linear model', () => {
  it('is the same once packed and unpacked', () => {
    expect(unpackModel(packModel(MODEL))).toEqual(MODEL);
  });

  it('gives the same text the same probabilities, which add up to 1', () => {
    const first = probabilities(MODEL, 'our data is a mess', [0.4]);
    expect(probabilities(unpackModel(packModel(MODEL)), 'our data is a mess', [0.4])).toEqual(first);
    expect(first.reduce((sum, one) => sum + one)).toBeCloseTo(1);
  });

  it('weighs signals beside the text', () => {
    const [low = 0] = probabilities(MODEL, 'any', [0]);
    const [high = 0] = probabilities(MODEL, 'any', [1]);
    expect(high).toBeGreaterThan(low);
  });

  it('says something of an empty text, too', () => {
    expect(probabilities(MODEL, '', [0]).every((one) => one > 0 && one < 1)).toBe(true);
  });
});

it.each([
  ['one word without an end', 'a'.repeat(100_000)],
  ['mentions that never close', '<@'.repeat(50_000)],
  ['links that never close', '<https://'.repeat(11_000)],
  ['blanks', ' '.repeat(100_000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(9_000)],
  ['digits and signs', '0-9%'.repeat(25_000)],
])('the models of the project read %s within the time of an event loop', async (_, text) => {
  const models = await loadIntentModels();
  models.intents('warm up', { signals: undefined });
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    models.intents(text, { signals: undefined });
    models.topic(text);
    return performance.now() - from;
  });
  // The best of some: on a busy machine any one may be interrupted.
  expect(Math.min(...times)).toBeLessThan(30);
});
