import { expect, it } from 'vitest';
import { headlines } from '../../../src/cards/rules/headlines.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

const faults = (front: Record<string, string>) =>
  says(headlines, cardSet({ 'practices/one': cardNamed('one', front) }));

it('lets a name and a sentence pass', () => {
  expect(
    faults({ title: 'Rung 1', summary: '"Water - most likely \'Watir\' - costs $5 & more (2024)."' }),
  ).toEqual([]);
});

it('names a title with a full stop and a summary without one', () => {
  expect(faults({ title: 'Small steps.', summary: 'Change one thing at a time' })).toEqual([
    'knowledge/practices/one.md:2  the title ends with a period.  Remove it: a title is a name.',
    'knowledge/practices/one.md:3  the summary does not end with a period.  Make it a sentence.',
  ]);
});

it.each(['Use **small** steps.', 'See [DORA](https://dora.dev).', 'Run `terraform plan` first.'])(
  'names markup in the summary %j',
  (summary) => {
    expect(faults({ summary: JSON.stringify(summary) })).toEqual([
      'knowledge/practices/one.md:3  the summary contains markup, which would be shown literally.  Write it as plain text; markup belongs in the sections.',
    ]);
  },
);
