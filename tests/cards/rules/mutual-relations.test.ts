import { expect, it } from 'vitest';
import { mutualRelations } from '../../../src/cards/rules/mutual-relations.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

const leadsTo = (name: string, ...ids: string[]) =>
  cardNamed(name, { related: `[${ids.map((id) => `practices/${id}`).join(', ')}]` });

it('advises to lead back, with both ways to mend it', () => {
  const set = cardSet({
    'practices/one': leadsTo('one', 'two', 'three'),
    'practices/two': leadsTo('two', 'one'),
    'practices/three': leadsTo('three', 'two'),
  });
  expect(says(mutualRelations, set)).toEqual([
    'knowledge/practices/one.md:7  advice: "practices/three" does not link back to this card.  Add "practices/one" to the related cards of knowledge/practices/three.md, or remove it here.',
    'knowledge/practices/three.md:7  advice: "practices/two" does not link back to this card.  Add "practices/three" to the related cards of knowledge/practices/two.md, or remove it here.',
  ]);
});

it('is silent where the other card is full', () => {
  const others = Array.from({ length: 8 }, (_, index) => `other-${index}`);
  const set = cardSet({
    'practices/hub': leadsTo('hub', ...others),
    ...Object.fromEntries(others.map((name) => [`practices/${name}`, leadsTo(name, 'hub')])),
    'practices/late': leadsTo('late', 'hub'),
  });
  expect(says(mutualRelations, set)).toEqual([]);
});

it("does not ask a built-in card to name a team's own", () => {
  const set = cardSet(
    { 'practices/one': leadsTo('one', 'two'), 'practices/two': leadsTo('two', 'one') },
    { 'practices/ours': leadsTo('ours', 'one') },
  );
  expect(says(mutualRelations, set)).toEqual([]);
});
