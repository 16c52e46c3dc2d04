import { expect, it } from 'vitest';
import { LONGEST_NOW_LINE, lineWith } from '../../src/cards/now-lines.ts';
import { holds, passagesOf } from '../../src/cards/passages.ts';
import { plainText } from '../../src/cards/plain-text.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';

const line = (markdown: string, anchor: string) => lineWith(markdown, anchor, holds);

it.each([
  ['the sentence', 'One. Two is here. Three.', 'two is', 'Two is here.'],
  ['all sentences that the words touch', 'One. Two.\n  Three. Four.', 'two. three', 'Two. Three.'],
  ['what follows a colon, with a capital', 'Clear roles: one leads. More.', 'one leads', 'One leads.'],
  [
    'no half of a sentence with a colon',
    'Ask what changed: code, data. More.',
    'what changed',
    'Ask what changed: code, data.',
  ],
  [
    'all that somebody says',
    'Tell them: "We are slow. Back at 3." Then rest.',
    'we are slow',
    '"We are slow. Back at 3."',
  ],
  ['whole bold words', '**Stop it first.** Roll back.', 'stop it', '**Stop it first.**'],
  ['no half of what is bold', '**One. Two.** Three.', 'two', 'Two.'],
])('quotes %s', (_what, markdown, anchor, quoted) => {
  expect(line(markdown, anchor)).toBe(quoted);
});

it('cuts a sentence that is too long at a word', () => {
  const long = `Begin, ${'and go on '.repeat(40)}to the end.`;
  const said = line(long, 'begin');
  expect(said.length).toBeLessThanOrEqual(LONGEST_NOW_LINE);
  expect(said).toMatch(/^Begin, and .*\w…$/);
});

it('is short on every card, and there is some for each move', async () => {
  const lines = (await builtInCatalog())
    .current()
    .library.cards.flatMap((card) => passagesOf(card).flatMap(({ now = [] }) => now));
  for (const { markdown } of lines) {
    expect(plainText(markdown).length, markdown).toBeLessThanOrEqual(LONGEST_NOW_LINE);
    expect(markdown).toMatch(/^[\p{Lu}"“*`]/u);
  }
  expect(new Set(lines.map(({ move }) => move))).toEqual(new Set(['stop', 'tell', 'look']));
});
