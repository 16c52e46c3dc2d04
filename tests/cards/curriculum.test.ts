import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../src/cards/curriculum.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed } from './rules/card-set.ts';

const curriculum = (...cards: string[]) => {
  const stages = `[{ name: First steps, cards: [${cards.join(', ')}] }]`;
  return `format: 1\nlevels:\n  new: ${stages}\n  practiced: ${stages}\n  lead: ${stages}\n`;
};
const BUILT_IN = {
  'kinds.yaml': KINDS_FILE,
  'curriculum.yaml': curriculum('practices/one', 'practices/two'),
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
};
const load = (files: Record<string, string>, own: Record<string, string> = {}) =>
  loadFolders({ ...BUILT_IN, ...files }, own);
const faultsOf = async (file: string) => (await load({ 'curriculum.yaml': file })).problems;

describe('a curriculum', () => {
  it('says in which order cards come for each level', async () => {
    const { library, problems } = await load({});
    expect(problems).toEqual([]);
    expect(library?.curriculum.levels.lead).toEqual([
      { name: 'First steps', cards: ['practices/one', 'practices/two'] },
    ]);
  });

  it('names each card once, only cards that exist, and every built-in one', async () => {
    expect((await faultsOf(curriculum('practices/one', 'practices/two', 'practices/one')))[0]).toContain(
      'the card "practices/one" is already in the stage "First steps" of the level "new".',
    );
    expect((await faultsOf(curriculum('practices/one', 'practices/two', 'practices/three')))[0]).toContain(
      'there is no card "practices/three".',
    );
    expect(await faultsOf(curriculum('practices/one'))).toEqual([
      expect.stringContaining('the card "practices/two" is in no level.'),
    ]);
  });

  it('is refused with the line of what is wrong, and cards then come in the order of the list', async () => {
    const odd = curriculum('practices/one', 'practices/two').replace('  lead:', '  boss:');
    const { library, problems } = await load({ 'curriculum.yaml': odd });
    expect(problems.join('\n')).toContain('"boss" is not a key of the format');
    expect(library?.curriculum.levels.lead).toEqual([]);
  });

  it('may be replaced by a team’s own, which may be shorter', async () => {
    const { library, problems } = await load({}, { 'curriculum.yaml': curriculum('practices/two') });
    expect(problems).toEqual([]);
    expect(library?.curriculum.levels.new).toEqual([{ name: 'First steps', cards: ['practices/two'] }]);
  });

  it('needs no place for a team’s own cards', async () => {
    const { problems } = await load(
      {},
      {
        'practices/ours.md': cardNamed('ours', { related: '[practices/one]' }),
      },
    );
    expect(problems.join('\n')).not.toContain('is in no level');
  });
});

describe('the built-in curriculum', () => {
  it('starts somebody new with a look at what is there, and keeps two cards on the same table apart', async () => {
    const { library } = (await builtInCatalog()).current();
    const ids = library.curriculum.levels.new.flatMap(({ cards }) => cards);
    expect(ids[0]).toBe('practices/watch-deployments-in-real-time');
    const placeOf = (id: string) => ids.indexOf(id);
    expect(placeOf('practices/manage-data-robustly') - placeOf('challenges/data-quality')).toBeGreaterThan(5);
  });

  it.each(LEVELS)(
    'for the level “%s” mixes kinds, and every fifth card is a soft skill at first',
    async (level) => {
      const { library } = (await builtInCatalog()).current();
      const ids = library.curriculum.levels[level].flatMap(({ cards }) => cards);
      const early = ids.slice(0, 45).map((id) => id.split('/')[0]);
      for (let start = 0; start + 5 <= early.length; start += 1) {
        expect(early.slice(start, start + 5)).toContain('soft-skills');
        expect(new Set(early.slice(start, start + 5)).size).toBeGreaterThanOrEqual(2);
      }
    },
  );
});
