import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/cards/steps.ts';
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
