import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/cards/passages.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { bodyWith, cardNamed } from './rules/card-set.ts';

const BODY = bodyWith('1. **Tag** each run.\n2. Keep the old one.');
const BUILT_IN = {
  'kinds.yaml': KINDS_FILE,
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }, BODY),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }),
};

async function load(builtIn: Record<string, string>, own: Record<string, string> = {}) {
  const { library, problems } = await loadFolders({ ...BUILT_IN, ...builtIn }, own);
  const card = library?.card('practices/one');
  return {
    asked:
      card && passagesOf(card).flatMap(({ text, questions }) => questions.map((asked) => `${text} ${asked}`)),
    now: card && passagesOf(card).flatMap(({ now }) => (now ? [now] : [])),
    problems,
  };
}

describe('a file of questions for passages', () => {
  it('asks for the passage that has the words of the line above', async () => {
    const { asked, problems } = await load({
      'practices/one.passages.txt':
        '\uFEFF# 1. **Tag** each\r\nwhich run was it\r\n\r\n# Keep the old\n  the way back  \n',
    });
    expect(problems).toEqual([]);
    expect(asked).toEqual(['Tag each run. which run was it', 'Keep the old one. the way back']);
  });

  it('has its faults named by path and line, with what to do, and the rest counts', async () => {
    const { asked, problems } = await load({
      'practices/one.passages.txt': `too early\n# Tag each\n${'long '.repeat(50)}\nwhich run\n# Nowhere at all\nlost`,
    });
    expect(problems).toEqual([
      'knowledge/practices/one.passages.txt:1  the question comes before any passage.  Put a line with "# " and the first words of its passage above it.',
      'knowledge/practices/one.passages.txt:3  the question has 249 characters, more than 200.  Shorten it: a passage is found by short questions.',
      'knowledge/practices/one.passages.txt:5  no passage of practices/one has the words "Nowhere at all".  Copy the first words of the passage as they are on the card now.',
    ]);
    expect(asked).toEqual(['Tag each run. which run']);
  });

  it('says which sentences help right now, and what they do for people', async () => {
    const { now, asked, problems } = await load({
      'practices/one.md': cardNamed(
        'one',
        { related: '[practices/two]' },
        bodyWith('1. **Tag** each run. Clear roles: one leads. Sleep well.\n2. Keep the old one.'),
      ),
      'practices/one.passages.txt':
        '# Keep the old\nthe way back\n# now: keep the old one\nbroken, go back??\n# now tell: one leads\n# NOW Look: tag',
    });
    expect(problems).toEqual([]);
    expect(asked).toEqual(['Keep the old one. the way back', 'Keep the old one. broken, go back??']);
    expect(now).toEqual([
      [
        { move: 'tell', markdown: 'One leads.' },
        { move: 'look', markdown: '**Tag** each run.' },
      ],
      [{ move: 'stop', markdown: 'Keep the old one.' }],
    ]);
  });

  it('has a mark that means nothing, or is on no passage, named with what to do', async () => {
    const { now, problems } = await load({
      'practices/one.passages.txt': '# now run: Keep the old\n# now: Nowhere at all',
    });
    expect(problems).toEqual([
      'knowledge/practices/one.passages.txt:1  "now run:" is no mark.  Write "# now: ", "# now tell: " or "# now look: ".',
      'knowledge/practices/one.passages.txt:2  no passage of practices/one has the words "Nowhere at all".  Copy the first words of the passage as they are on the card now.',
    ]);
    expect(now).toEqual([]);
  });

  it('is named where it asks for no card', async () => {
    const { problems } = await load({ 'practices/on.passages.txt': '# Tag\nwhich' });
    expect(problems).toEqual([
      "knowledge/practices/on.passages.txt:1  there is no card practices/on whose passages these questions could ask for.  Name the file like the card's: <kind>/<slug>.passages.txt beside <kind>/<slug>.md.",
    ]);
  });

  it("of a team's own folder adds to a built-in card", async () => {
    const { asked, problems } = await load(
      { 'practices/one.passages.txt': '# Tag each\nwhich run' },
      { 'practices/one.passages.txt': '# Tag each\nthe blue board' },
    );
    expect(problems).toEqual([]);
    expect(asked).toEqual(['Tag each run. which run', 'Tag each run. the blue board']);
  });

  it('no longer counts for a card that a team has replaced', async () => {
    const { asked, problems } = await load(
      { 'practices/one.passages.txt': '# Keep the old\nthe way back' },
      {
        'practices/one.md': cardNamed('ours', { related: '[practices/two]' }, bodyWith('Ours alone.')),
        'practices/one.passages.txt': '# Ours alone\nthe blue board',
      },
    );
    expect(problems).toEqual([]);
    expect(asked).toEqual(['Ours alone. the blue board']);
  });
});
