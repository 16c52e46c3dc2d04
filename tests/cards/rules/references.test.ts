import { describe, expect, it } from 'vitest';
import { references } from '../../../src/cards/rules/references.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const referring = (...list: [string, string][]) =>
  cardNamed('one', {
    references: `\n${list.map(([title, url]) => `  - { title: "${title}", url: "${url}" }`).join('\n')}`,
  });
const faults = (...list: [string, string][]) =>
  says(references, cardSet({ 'practices/one': referring(...list) }));

describe('references', () => {
  it('to public pages are fine', () => {
    expect(
      faults(['DORA', 'https://dora.dev/capabilities/'], ['SRE book', 'https://sre.google/sre-book/#toc']),
    ).toEqual([]);
  });

  it.each([
    ['https://me:secret@dora.dev/', 'contains a user name or password'],
    ['https://localhost/page', 'is not one that everyone can open'],
    ['https://10.0.0.7/page', 'is not one that everyone can open'],
    ['https://wiki.corp.internal/page', 'is not one that everyone can open'],
    ['https://dora.dev:8443/page', 'is not one that everyone can open'],
    ['https://example.com/page', 'is only an example'],
    ['https://dora.dev/?utm_source=mail', 'contains the tracking parameter "utm_source"'],
  ])('to %s are refused', (url, why) => {
    expect(faults(['SRE book', 'https://sre.google/sre-book/'], ['Other', url])).toEqual([
      expect.stringContaining(`knowledge/practices/one.md:13  the address "${url}" ${why}.`),
    ]);
  });

  it('stand on a card once, by address and by name', () => {
    expect(
      faults(
        ['DORA', 'https://dora.dev/a'],
        ['Again', 'https://www.dora.dev/a/'],
        ['dora', 'https://dora.dev/b'],
      ),
    ).toEqual([
      'knowledge/practices/one.md:13  the reference "Again" is listed twice.  Remove one.',
      'knowledge/practices/one.md:14  the reference "dora" is listed twice.  Remove one.',
    ]);
  });

  it('have one name on all cards, as advice', () => {
    const set = cardSet({
      'practices/one': referring(['DORA', 'https://dora.dev/']),
      'practices/two': cardNamed('two', {
        references: '\n  - { title: "The DORA site", url: "https://dora.dev" }',
      }),
    });
    expect(says(references, set)).toEqual([
      'knowledge/practices/two.md:12  advice: the page "The DORA site" is called "DORA" on practices/one.  Use the same name on all cards.',
    ]);
  });
});

it('looks at links in the text, too, on their line', () => {
  const set = cardSet({
    'practices/one': cardNamed('one', {}, bodyWith('See\n[this](https://localhost/).')),
  });
  expect(says(references, set)).toEqual([
    expect.stringContaining('knowledge/practices/one.md:16  the address "https://localhost/" is not one'),
  ]);
});
