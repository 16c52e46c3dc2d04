import { describe, expect, it } from 'vitest';
import { answerParts, firstItem } from '../../src/cards/answer-parts.ts';
import { plainText } from '../../src/cards/plain-text.ts';
import { toMrkdwn } from '../../src/slack/kit/mrkdwn.ts';
import { card, PRACTICES } from '../support/cards.ts';

describe('the short answer of a card', () => {
  it('shows the sections that its kind marks, under the label of the kind', () => {
    expect(answerParts(card(), PRACTICES)).toEqual([
      {
        heading: 'First step this week',
        label: 'First step this week',
        markdown: 'Pick one task & write down its number.',
      },
      { heading: 'How to measure it', label: 'Measure', markdown: 'Lead time, from the pipeline.' },
    ]);
  });

  it.each([
    ['1. **First**: do\n   this.\n2. Second.', '**First**: do\nthis.'],
    ['Some words.\n\n- one\n- two', 'one'],
    ['Only a paragraph\nover two lines.\n\nAnother.', 'Only a paragraph\nover two lines.'],
    ['- one\n  - below\n- two', 'one\n- below'],
  ])('takes the first item of %j', (markdown, expected) => {
    expect(firstItem(markdown)).toBe(expected);
  });
});

describe("a card's Markdown in Slack's markup", () => {
  it.each([
    [
      '**bold**, *italics*, `a < b` and [a link](https://example.com/?a=1&b=2)',
      '*bold*, _italics_, `a &lt; b` and <https://example.com/?a=1&amp;b=2|a link>',
    ],
    ['[read](https://x.example/><!channel>)', '<https://x.example/%3E%3C!channel%3E|read>'],
    ['[read](<https://x.example/a|b c>)', '<https://x.example/a%7Cb%20c|read>'],
    ['[a|b > c](https://x.example/%3E)', '<https://x.example/%3E|a¦b &gt; c>'],
    ['see [Skill gap](../challenges/skill-gap.md)', 'see *Skill gap*'],
    ['wrapped\nin the file', 'wrapped in the file'],
    ['- one\n- two\n  - below', '• one\n• two\n    ◦ below'],
    ['3. three\n4. four', '3. three\n4. four'],
    ['> said & done', '> said &amp; done'],
    ['```\nx < y\n```', '```\nx &lt; y\n```'],
    ['````\n```\nx\n```\n````', '```\n`\u200B`\u200B`\nx\n`\u200B`\u200B`\n```'],
    ['run `` a `b` c ``', 'run `a ˋbˋ c`'],
    ['| Level | Pay |\n|---|---|\n| Entry | $70,000 |', '_Level – Pay_\n• *Entry* – $70,000'],
    [
      '| Controller | Reacts to | Delay |\n|---|---|---|\n| HPA | CPU | 30 s |\n| None | | |',
      '• *HPA* – _Reacts to:_ CPU · _Delay:_ 30 s\n• *None*',
    ],
    ['[everyone](!channel), [Ada](@U0ADA), [here](#C0)', 'everyone, Ada, here'],
    ['[a](javascript:alert) [b](mailto:a@b.c)', 'a <mailto:a@b.c|b>'],
    ['5 < 6 & 7 > 2, \\<!channel>', '5 &lt; 6 &amp; 7 &gt; 2, &lt;!channel&gt;'],
  ])('%j', (markdown, expected) => {
    expect(toMrkdwn(markdown)).toBe(expected);
  });
});

describe("a card's Markdown as plain text", () => {
  it.each([
    ['**bold** and `code`', 'bold and code'],
    ['1. one\n2. two\n   more', '1. one\n2. two more'],
    [
      '| Level | Pay | Years |\n|---|---|---|\n| Entry | $70,000 | 0-2 |',
      '- Entry: Pay: $70,000; Years: 0-2',
    ],
  ])('%j', (markdown, expected) => {
    expect(plainText(markdown)).toBe(expected);
  });
});
