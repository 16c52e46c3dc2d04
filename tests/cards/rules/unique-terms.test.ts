import { expect, it } from 'vitest';
import { uniqueTerms } from '../../../src/cards/rules/unique-terms.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

it('names titles, aliases and questions that two cards share, whatever their capitals and punctuation', () => {
  const questions = (first: string, name: string) =>
    `\n${[first, ...Array.from({ length: 9 }, (_, index) => `${name} ${index}`)].map((text) => `  - ${text}`).join('\n')}`;
  const set = cardSet({
    'practices/one': cardNamed('one', {
      title: 'Small steps',
      aliases: '[PoC, pilot]',
      questions: questions('Where do we start?', 'one'),
    }),
    'practices/two': cardNamed('two', {
      title: 'Small-steps',
      aliases: '[trial, poc]',
      questions: questions('where do we start', 'two'),
    }),
  });
  expect(says(uniqueTerms, set)).toEqual([
    'knowledge/practices/two.md:2  the title "Small-steps" is also on practices/one.  Keep it on the card that answers it best, and reword the other.',
    'knowledge/practices/two.md:5  the alias "poc" is also on practices/one.  Keep it on the card that answers it best, and reword the other.',
    'knowledge/practices/two.md:7  the question "where do we start" is also on practices/one.  Keep it on the card that answers it best, and reword the other.',
  ]);
});

it("names an alias that is another card's title", () => {
  const set = cardSet({
    'practices/one': cardNamed('one', { aliases: '[two, one more]' }),
    'practices/two': cardNamed('two'),
  });
  expect(says(uniqueTerms, set)).toEqual([
    'knowledge/practices/one.md:5  the alias "two" is the title of practices/two.  Remove it: people who type it want that card.',
  ]);
});

it('tells C++ from C#', () => {
  const set = cardSet({
    'practices/one': cardNamed('one', { aliases: '[C++, one more]' }),
    'practices/two': cardNamed('two', { aliases: '["C#", two more]' }),
  });
  expect(says(uniqueTerms, set)).toEqual([]);
});

it("names the team's card where it collides with a built-in one", () => {
  const set = cardSet(
    { 'practices/one': cardNamed('one') },
    { 'practices/ours': cardNamed('ours', { title: 'One' }) },
  );
  expect(says(uniqueTerms, set)).toEqual([
    expect.stringMatching(/^ours\/practices\/ours\.md:2 {2}the title "One"/),
  ]);
});
