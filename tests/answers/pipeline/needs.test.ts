import { expect, it } from 'vitest';
import { partsOf } from '../../../src/answers/pipeline/needs.ts';

it.each([
  ['how do we cut the GPU bill? and who approves new AI tools?', 2],
  ['how do we cut the GPU bill, and who approves new AI tools', 2],
  ['Alerts drive us mad. Also, any way to convince my boss of a pilot', 2],
  ['how do we roll back a model? is that normal?', 0],
  ['how do we roll back a model', 0],
  [`${'we have a long story about the model here. '.repeat(12)}`, 0],
  ['', 0],
])('%j has %d parts that may ask for something of their own', (text, count) => {
  expect(partsOf(text)).toHaveLength(count);
});
