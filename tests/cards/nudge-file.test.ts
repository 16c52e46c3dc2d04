import { describe, expect, it } from 'vitest';
import { KINDS_FILE, nudgeFile } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { bodyWith, cardNamed } from './rules/card-set.ts';

const BODY = bodyWith('It stands word for word.');
const BUILT_IN = {
  'kinds.yaml': KINDS_FILE,
  'practices/one.md': cardNamed('one', { related: '[practices/two]' }, BODY),
  'practices/two.md': cardNamed('two', { related: '[practices/one]' }, BODY),
};

async function load(builtIn: Record<string, string>, own: Record<string, string> = {}) {
  const { library, problems } = await loadFolders({ ...BUILT_IN, ...builtIn }, own);
  return { card: library?.card('practices/one'), problems };
}

describe('a nudge file', () => {
  it('gives its card something to try, to discuss and to ask about', async () => {
    const { card, problems } = await load({ 'practices/one.nudge.yaml': nudgeFile('stands word for word') });
    expect(problems).toEqual([]);
    expect(card?.nudge).toMatchObject({
      try: 'Write down one step.',
      discuss: ['What comes first?', 'What comes last?'],
    });
    expect(card?.nudge?.situations?.[1]).toEqual({
      situation: 'What do you do about 2?',
      choices: ['Take it all', 'Take a part', 'Take none'],
      right: 2,
      because: 'One step shows more than ten.',
      from: 'stands word for word',
    });
  });

  it.each([
    ['tyr: Go.', ':1  "tyr" is not a key of the format.'],
    [`discuss:\n  - Who?\n  - ${'long '.repeat(40)}?`, ':3  discuss 2 is longer than 160 characters'],
    [`try: ${'long '.repeat(50)}`, ':1  try is longer than 200 characters'],
    [
      nudgeFile('word for word').replace('right: 2', 'right: 4'),
      ':11  situations 2 › right is 4, but there are 3 choices.',
    ],
    [nudgeFile('word for word').replace('right: 2', 'right: 1.5'), ':11  situations 2 › right '],
    [
      nudgeFile('word for word').replace('Take none', 'take it all'),
      ':5  situations 1 › choices must differ from each other.',
    ],
    [nudgeFile('for word'), ':8  situations 1 › from must be a phrase of 3 to 15 words'],
    ['try: [', ':1  this is not valid YAML'],
    ['', ':1  the file '],
    ['rehearsal: {}', ':1  rehearsal › moment is missing.'],
  ])('with a fault is named by path and line, and the card stays: %j', async (text, fault) => {
    const { card, problems } = await load({ 'practices/one.nudge.yaml': text });
    expect(problems.join('\n')).toContain(`knowledge/practices/one.nudge.yaml${fault}`);
    expect(card).toMatchObject({ title: 'one' });
    expect(card?.nudge).toBeUndefined();
  });

  it('of a team replaces what it has of the built-in one, and adds the rest', async () => {
    const { card, problems } = await load(
      { 'practices/one.nudge.yaml': nudgeFile('word for word') },
      { 'practices/one.nudge.yaml': 'discuss: [Who of us?]\n' },
    );
    expect(problems).toEqual([]);
    expect(card?.nudge).toMatchObject({ try: 'Write down one step.', discuss: ['Who of us?'] });
    expect(card?.nudge?.situations).toHaveLength(2);
  });

  it('does not count for a card with which a team has replaced the built-in one', async () => {
    const { card } = await load(
      { 'practices/one.nudge.yaml': nudgeFile('word for word') },
      { 'practices/one.md': cardNamed('ours', { related: '[practices/two]' }, BODY) },
    );
    expect(card).toMatchObject({ title: 'ours' });
    expect(card?.nudge).toBeUndefined();
  });

  it('without a card is reported', async () => {
    const { problems } = await load({ 'practices/on.nudge.yaml': 'try: Go.' });
    expect(problems).toEqual([
      "knowledge/practices/on.nudge.yaml:1  there is no card practices/on for these nudges.  Name the file after the card's: <kind>/<slug>.nudge.yaml beside <kind>/<slug>.md.",
    ]);
  });
});
