import { expect, test } from 'vitest';
import { beginningOf } from '../../src/page/text/beginning.ts';

test('a screen reader hears a short message whole, and of a long one its title and first sentences', () => {
  expect(beginningOf('Deploy failed. Again.')).toBe('Deploy failed. Again.');
  const long = `Version models and datasets\nGive code, data and model one version. ${'Then write it down in the registry. '.repeat(20)}`;
  const heard = beginningOf(long);
  expect(heard).toMatch(/^Version models and datasets\nGive code, data and model one version\./);
  expect(heard).toMatch(/registry\. …$/);
  expect(heard.length).toBeLessThanOrEqual(223);
  expect(beginningOf('word '.repeat(100))).toMatch(/word …$/);
  expect(beginningOf('x'.repeat(500)).length).toBeLessThanOrEqual(223);
});
