import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../src/cards/library.ts';
import { curriculumOrder } from '../../../src/nudges/rules/curriculum-order.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const { library } = (await builtInCatalog()).current();
const kindsIn = (kinds: string[], without: string[] = []) =>
  new Set(curriculumOrder(library, 'lead', { kinds }, without).map(({ kind }) => kind));

describe('the kinds in nudges', () => {
  it('are those of the work, without pay, market and career', () => {
    expect(kindsIn([])).toEqual(
      new Set(library.kinds.map(({ id }) => id).filter((id) => !['career', 'market', 'salary'].includes(id))),
    );
  });

  it('include what a person chose', () => {
    expect(kindsIn(['career'])).toContain('career');
    expect(kindsIn(['career'])).not.toContain('salary');
  });

  it('never include what the team has left out', () => {
    expect(kindsIn(['salary'], ['salary', 'trends'])).not.toContain('salary');
    expect(kindsIn(['salary'], ['salary', 'trends'])).not.toContain('trends');
  });
});

describe('the order', () => {
  const cards = ['a', 'b', 'c', 'own', 'alone', 'senior'].map((slug) =>
    card({
      id: `practices/${slug}`,
      title: slug,
      related: slug === 'own' ? ['practices/a'] : [],
    }),
  );
  const stage = (...slugs: string[]) => [{ name: 'First', cards: slugs.map((slug) => `practices/${slug}`) }];
  const levels = { new: stage('b', 'a', 'c'), practiced: stage('c', 'a', 'b'), lead: stage('senior') };
  const small = createLibrary(cards, [PRACTICES], { curriculum: { interests: [], levels } });
  const order = (level: 'new' | null) =>
    curriculumOrder(small, level, { kinds: [] }, []).map(({ id, stage: name }) => [id.split('/')[1], name]);

  it('puts a team’s own card after the one it is related to, and others at the end', () => {
    expect(order('new')).toEqual([
      ['b', 'First'],
      ['a', 'First'],
      ['own', 'First'],
      ['c', 'First'],
      ['alone', null],
      ['senior', null],
    ]);
  });

  it('is that of practiced people for somebody who was not asked', () => {
    expect(order(null).slice(0, 2)).toEqual([
      ['c', 'First'],
      ['a', 'First'],
    ]);
  });

  it('is that of the list where there is no curriculum', () => {
    const plain = createLibrary(cards, [PRACTICES]);
    expect(curriculumOrder(plain, 'lead', { kinds: [] }, [])).toHaveLength(cards.length);
  });
});
