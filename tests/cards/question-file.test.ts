import { describe, expect, it } from 'vitest';
import { KINDS_FILE } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed } from './rules/card-set.ts';

const BUILT_IN = {
  'kinds.yaml': KINDS_FILE,
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
};

async function load(builtIn: Record<string, string>, own: Record<string, string> = {}) {
  const { library, problems } = await loadFolders({ ...BUILT_IN, ...builtIn }, own);
  return {
    further: (id: string) => library?.card(id)?.questions.slice(10),
    cards: library?.cards.length,
    problems,
  };
}

describe('a file of questions beside a card', () => {
  it('adds a way of asking with each line, whatever the line ends with', async () => {
    const { further, cards, problems } = await load({
      'practices/one.questions.txt': '\uFEFFwe drown in tickets\r\n\r\n  nobody reads the wiki  \n',
    });
    expect(problems).toEqual([]);
    expect(further('practices/one')).toEqual(['we drown in tickets', 'nobody reads the wiki']);
    expect(further('practices/two')).toEqual([]);
    expect(cards).toBe(2);
  });

  it("of a team's own folder asks for a built-in card, and adds to what that one knows", async () => {
    const { further, problems } = await load(
      { 'practices/one.questions.txt': 'we drown in tickets' },
      { 'practices/one.questions.txt': 'the blue board is full again' },
    );
    expect(problems).toEqual([]);
    expect(further('practices/one')).toEqual(['we drown in tickets', 'the blue board is full again']);
  });

  it('counts no more for a card that a team has replaced by its own', async () => {
    const { further, problems } = await load(
      { 'practices/one.questions.txt': 'we drown in tickets' },
      {
        'practices/one.md': cardNamed('ours', { related: '[practices/two]' }),
        'practices/one.questions.txt': 'the blue board is full again',
      },
    );
    expect(problems).toEqual([]);
    expect(further('practices/one')).toEqual(['the blue board is full again']);
  });

  it('is named where it asks for no card', async () => {
    const { problems } = await load({ 'practices/on.questions.txt': 'we drown in tickets' });
    expect(problems).toEqual([
      "knowledge/practices/on.questions.txt:1  there is no card practices/on for these questions.  Name the file after the card's: <kind>/<slug>.questions.txt beside <kind>/<slug>.md.",
    ]);
  });

  it('has what is asked twice, or too long, named by its own line, and the rest counts', async () => {
    const { further, problems } = await load({
      'practices/one.questions.txt': `one asked one3 way\nwe drown in tickets\n${'long '.repeat(90)}\nTwo asked two1 way`,
    });
    expect(further('practices/one')).toEqual(['we drown in tickets', 'Two asked two1 way']);
    expect(problems).toEqual([
      'knowledge/practices/one.questions.txt:3  the question has 449 characters, more than 400.  Shorten it, or split it into several lines: each line is one way of asking.',
      'knowledge/practices/one.questions.txt:1  advice: the question "one asked one3 way" is already on this card.  Remove one of them: asking twice has no more weight.',
      expect.stringContaining('the question "two asked two1 way" is also on practices/one.'),
    ]);
  });
});
