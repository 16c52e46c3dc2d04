import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/read-catalog.ts';
import { autocomplete } from '../../src/search/autocomplete.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = (await builtInCatalog()).current();
});

const ids = (typed: string, kindId?: string) =>
  autocomplete(typed, catalog.library, catalog.search, {
    limit: 6,
    among: kindId === undefined ? undefined : new Set(catalog.library.ofKind(kindId).map(({ id }) => id)),
  }).hits.map((hit) => hit.card.id);

describe('While somebody types', () => {
  it('each longer beginning of a word has cards that fit', () => {
    for (const typed of ['pi', 'pipe', 'pipel', 'drif', 'observ', 'salar', 'secur', 'promo']) {
      expect(ids(typed), typed).not.toEqual([]);
    }
    expect(ids('salar')[0]).toMatch(/^salary\//);
    expect(ids('promo').some((id) => id.startsWith('career/'))).toBe(true);
  });

  it('a half word at the end of a question completes to what the cards speak of', () => {
    const whole = autocomplete('how do we notice model drift', catalog.library, catalog.search, { limit: 3 });
    const half = autocomplete('how do we notice model drif', catalog.library, catalog.search, { limit: 3 });
    expect(half.hits[0]?.card.id).toBe(whole.hits[0]?.card.id);
    expect(half.answered).toBe(true);
    expect(half.hits[0]?.reasons).not.toEqual([]);
  });

  it('a whole question is answered as anywhere else', () => {
    const question = 'people are afraid that AI takes their jobs';
    expect(ids(question)[0]).toBe(catalog.search.find(question).hits[0]?.card.id);
  });

  it('every suggestion says why it is there', () => {
    for (const typed of ['pipel', 'sec', 'data qual']) {
      const { hits } = autocomplete(typed, catalog.library, catalog.search, { limit: 6 });
      expect(
        hits.filter((hit) => hit.reasons.length === 0).map((hit) => hit.card.id),
        typed,
      ).toEqual([]);
    }
  });

  it('only cards of the chosen kind are shown', () => {
    expect(new Set(ids('data', 'challenges').map((id) => id.split('/')[0]))).toEqual(new Set(['challenges']));
  });

  it('nothing is found for nothing, for marks, and for what no card knows', () => {
    for (const typed of ['', '   ', '?!', '🎉', 'zzzzqqq']) expect(ids(typed), typed).toEqual([]);
  });
});
