import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { MOST_READ } from '../../src/slack/kit/message-content.ts';
import { costMs, costsTooMuch, growsTooFast } from './cost.ts';
import { anyHostileJson, anyHostileText, anyRepeated } from './hostile-text.ts';
import { functionsOf, type TextFunction } from './text-functions.ts';

// `npm test` runs this for some seconds; longer by hand: FUZZ_SEED=7 npm run fuzz

const { seed, forMs } = inject('fuzz');
/** No longer does one text keep everybody else waiting. */
const LONGEST_BLOCK_MS = 50;
/** `askedTerm` lets no more than a sentence or two through to them. */
const AFTER_OTHERS = / (?:termsIn|withMarks|comparedWith)$/;
const texts = await functionsOf('text');
const anything = await functionsOf('anything');
const isLong = forMs > 0;
const perFunction = (runs: number) =>
  isLong
    ? { seed, numRuns: 1e6, interruptAfterTimeLimit: forMs / 2 / texts.length }
    : { seed, numRuns: runs };

const named = (functions: TextFunction[]) => functions.map((one) => [one.name, one] as const);

describe('every function that reads what people write', () => {
  it('is called with all that it needs', () => {
    expect(texts.length).toBeGreaterThan(150);
    const missing = [...texts, ...anything].filter((one) => one.missing.length > 0);
    expect(missing.map(({ name, missing: types }) => `${name}: ${types.join(', ')}`)).toEqual([]);
  });

  it.each(named(texts))('%s takes any text', async (_, { call }) => {
    await fc.assert(fc.asyncProperty(anyHostileText, takes(call)), perFunction(60));
  });

  it.each(named(anything))('%s takes anything', async (_, { call }) => {
    await fc.assert(fc.asyncProperty(anyHostileJson, takes(call)), perFunction(60));
  });

  it.each(named(anything))('%s costs no more than the size of anything', async (_, { call }) => {
    const property = fc.asyncProperty(anyHostileJson, async (given) => {
      expect(
        await costsTooMuch(
          Array.from({ length: 20 }, () => given),
          call,
        ),
      ).toBeUndefined();
    });
    await fc.assert(property, perFunction(10));
  });

  it.each(named(texts.filter(isOfPeople)))(
    '%s costs no more than the length of a text',
    async (name, { call }) => {
      const property = fc.asyncProperty(anyRepeated, async ({ textOf }) => {
        expect(await growsTooFast((length) => call(textOf(length)))).toBeUndefined();
        if (!isLong || AFTER_OTHERS.test(name)) return;
        expect(await block(() => call(textOf(MOST_READ.alone)))).toBeLessThan(LONGEST_BLOCK_MS);
      });
      await fc.assert(property, { ...perFunction(4), endOnFailure: true });
    },
  );
});

/** Cards are written by the people who run the bot, and are checked before it reads them. */
function isOfPeople({ name }: TextFunction): boolean {
  return !name.startsWith('cards');
}

function takes(call: TextFunction['call']) {
  return async (given: unknown) => {
    await call(given);
  };
}

/** The least of some tries, in ms: a process pauses now and then for reasons of its own. */
async function block(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && least >= LONGEST_BLOCK_MS; tries += 1) {
    least = Math.min(least, await costMs(work));
  }
  return least;
}
