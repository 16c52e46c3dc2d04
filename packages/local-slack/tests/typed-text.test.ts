import { expect, test } from 'vitest';
import { richTextOf } from '../src/workspace/rich-text.ts';
import { slackTextOf } from '../src/workspace/typed-text.ts';

const person = (id: string, name: string, realName: string) => ({
  id,
  name,
  realName,
  title: '',
  isBot: false,
  color: '#000000',
  tz: 'Etc/UTC',
});
const names = {
  people: [
    person('U1', 'ada', 'Ada Lopez'),
    person('U2', 'adam', 'Adam (Ops)'),
    person('U3', 'bot', 'Guide Bot'),
  ],
  channels: [
    { id: 'C1', name: 'ml', kind: 'public' as const, topic: '', memberIds: [] },
    { id: 'C2', name: 'ml-ops', kind: 'public' as const, topic: '', memberIds: [] },
  ],
};

test.each([
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
  ['&lt;!channel>', '&amp;lt;!channel&gt;'],
  ['<@U1>', '&lt;@U1&gt;'],
  ['hi @ada!', 'hi <@U1>!'],
  ['hi @ADA Lopez, @adam and @Guide Bot', 'hi <@U1>, <@U2> and <@U3>'],
  ['@nobody and me@ada.example', '@nobody and <mailto:me@ada.example|me@ada.example>'],
  ['@channel @here', '<!channel> <!here>'],
  ['#ml-ops and #ml but not #mlx', '<#C2|ml-ops> and <#C1|ml> but not #mlx'],
  ['see https://a.example/x?a=1&b=2.', 'see <https://a.example/x?a=1&amp;b=2>.'],
  ['`@ada <b>` @ada', '`@ada &lt;b&gt;` <@U1>'],
  ['```\n@ada\n``` @ada', '```\n@ada\n``` <@U1>'],
  ['مرحبا @ada 👋🏽', 'مرحبا <@U1> 👋🏽'],
])('%j becomes %j', (typed, text) => {
  expect(slackTextOf(typed, names)).toBe(text);
});

// With quadratic time, each of these would take several seconds and hit the limit.
test('40,000 characters of anything are read quickly', { timeout: 10_000 }, () => {
  for (const piece of ['@', '@ada ', '#', '`', '<', 'a', '_', 'a.', ':a', 'http://', '*_~`']) {
    const typed = piece.repeat(40_000 / piece.length);
    const text = slackTextOf(typed, names);
    expect(richTextOf(text, 'b').type).toBe('rich_text');
  }
});

test('rich text says the same as the text: styles, quotes, code, emoji, references', () => {
  const text =
    '*bold _both_* ~old~ :eyes:\n&gt; a &amp; b\n```let x = 1 &lt; 2```<!here> <#C1|ml> <https://a.example|A>';
  expect(richTextOf(text, 'b')).toEqual({
    type: 'rich_text',
    block_id: 'b',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'bold ', style: { bold: true } },
          { type: 'text', text: 'both', style: { bold: true, italic: true } },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'old', style: { strike: true } },
          { type: 'text', text: ' ' },
          { type: 'emoji', name: 'eyes' },
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a & b' }] },
      { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: 'let x = 1 < 2' }] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'broadcast', range: 'here' },
          { type: 'text', text: ' ' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://a.example', text: 'A' },
        ],
      },
    ],
  });
});
