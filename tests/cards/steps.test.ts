import { describe, expect, it } from 'vitest';
import { stepInShort, stepsOf } from '../../src/cards/steps.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { card } from '../support/cards.ts';

const withSections = (...sections: [heading: string, body: string][]) =>
  card({ sections: sections.map(([heading, body]) => ({ heading, body, line: 1 })) });

describe('the steps of a card', () => {
  it('are the numbered list that says what to do, each with its lines', () => {
    const found = stepsOf(
      withSections(
        ['Why it matters', '1. a\n2. b'],
        ['How to do it', 'First:\n\n1. **Shadow.** Two\n   weeks.\n2. Suggest.\n\n- by the way\n- more'],
      ),
    );
    expect(found).toEqual({ heading: 'How to do it', steps: ['**Shadow.** Two\nweeks.', 'Suggest.'] });
  });

  it('are a bulleted list there when there is no numbered one', () => {
    expect(stepsOf(withSections(['Pitfalls', '1. x\n2. y'], ['The way out', '- one\n- two']))?.steps).toEqual(
      ['one', 'two'],
    );
    expect(stepsOf(withSections(['Anything', '1. x\n2. y']))?.steps).toEqual(['x', 'y']);
  });

  it('are none where a card has only measures, pitfalls or one item', () => {
    expect(
      stepsOf(withSections(['How to measure it', '- a\n- b'], ['How to do it', '1. only one'])),
    ).toBeUndefined();
  });

  it('are there on most cards that come with the project', async () => {
    const { library } = (await builtInCatalog()).current();
    const cards = library.cards;
    for (const kind of ['practices', 'challenges', 'impact', 'trends'])
      for (const one of cards.filter((each) => each.kind === kind))
        expect(stepsOf(one), one.id).toBeDefined();
  });
});

describe('a step in short', () => {
  it.each([
    ['**Shadow, two weeks.** It suggests, nobody\nacts.', '**Shadow, two weeks.**'],
    [
      '**Widen.** Give it to the next team when the\nnumber holds. Then repeat.',
      '**Widen.** Give it to the next team when the number holds.',
    ],
    ['**Hiring?** Ask for one thing. Listen.', '**Hiring?** Ask for one thing.'],
    ['Write it down.\n- what\n- who', 'Write it down.'],
    ['Tell people in the channel.', 'Tell people in the channel.'],
    [
      `Check it three times. ${'Then check it again and again. '.repeat(9)}`,
      `Check it three times.${' Then check it again and again.'.repeat(5)}`,
    ],
  ])('is the bold half sentence or, without one, its first sentences: %j', (step, short) => {
    expect(stepInShort(step)).toBe(short);
  });

  it('is short on each card, and whole Markdown', async () => {
    const { library } = (await builtInCatalog()).current();
    const all = library.cards.flatMap((one) => (stepsOf(one)?.steps ?? []).map(stepInShort));
    expect(all.filter((short) => short.length > 320 || short.length < 15)).toEqual([]);
    expect(
      all.filter((short) => short.split('**').length % 2 === 0 || short.split('`').length % 2 === 0),
    ).toEqual([]);
  });
});
