import { expect, it } from 'vitest';
import { takenFromBuiltIn } from '../../../src/cards/rules/taken-terms.ts';
import { uniqueTerms } from '../../../src/cards/rules/unique-terms.ts';
import { withoutTakenTerms } from '../../../src/cards/taken-terms.ts';
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

it("lets a team's own card have the title, an alias or a question of a built-in one, and says so", () => {
  const set = cardSet(
    { 'practices/one': cardNamed('one', { aliases: '[chatops, uno]' }) },
    { 'practices/ours': cardNamed('ours', { title: 'ChatOps', aliases: '[One, ours]' }) },
  );
  expect(says(uniqueTerms, set)).toEqual([]);
  expect(says(takenFromBuiltIn, set)).toEqual([
    expect.stringMatching(
      /^ours\/practices\/ours\.md:2 {2}advice: “chatops” leads here, and no longer to the built-in card practices\/one\./,
    ),
  ]);
  const [builtIn] = withoutTakenTerms(set.files);
  expect(builtIn?.card.aliases).toEqual(['uno']);
});
