import { describe, expect, it } from 'vitest';
import { markdownTree } from '../../src/page/text/markdown-tree.ts';
import { type Inline, parseInline, parseMrkdwn, plainText } from '../../src/page/text/mrkdwn.ts';
import { formatSlackDate } from '../../src/page/text/slack-date.ts';

/** A short notation for what a text shows: `strong(a) text`. */
function seen(nodes: Inline[]): string {
  return nodes.map(seenNode).join('');
}

function seenNode(node: Inline): string {
  if ('children' in node) return `${node.type}(${seen(node.children)})`;
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return `code(${node.text})`;
    case 'link':
      return `link(${node.url}|${node.label})`;
    case 'user':
    case 'channel':
      return `${node.type}(${node.id})`;
    case 'broadcast':
      return `broadcast(${node.range})`;
    case 'emoji':
      return node.char;
    case 'date':
      return `date(${node.seconds})`;
    case 'usergroup':
      return `group(${node.label})`;
  }
}

describe('what a mrkdwn text shows', () => {
  it.each([
    ['*bold*, _italic_ and ~struck~', 'strong(bold), emphasis(italic) and strike(struck)'],
    ['*bold with _italic_ in it*', 'strong(bold with emphasis(italic) in it)'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    [
      '**two stars** and [label](https://a.example/)',
      '**two stars** and [label](link(https://a.example/|https://a.example/))',
    ],
    ['* not bold * and *not\nbold*', '* not bold * and *not\nbold*'],
    ['`*as typed* &amp; <not a tag`', 'code(*as typed* & <not a tag)'],
    ['*bold `co*de`*', 'strong(bold code(co*de))'],
  ])('draws %j as %j', (source, expected) => {
    expect(seen(parseInline(source))).toBe(expected);
  });

  it.each([
    ['<https://a.example/x_y_z|a _link_>', 'link(https://a.example/x_y_z|a _link_)'],
    [
      'see https://a.example/x?a=1&amp;b=2.',
      'see link(https://a.example/x?a=1&b=2|https://a.example/x?a=1&b=2).',
    ],
    ['<mailto:ada@a.example|mail>', 'link(mailto:ada@a.example|mail)'],
    ['<javascript:alert(1)|press>', '<javascript:alert(1)|press>'],
    ['<@U0ADA> in <#C0GENERAL|general>, <!here>', 'user(U0ADA) in channel(C0GENERAL), broadcast(here)'],
    ['&lt;!channel&gt; and &lt;@U0ADA&gt;', '<!channel> and <@U0ADA>'],
    ['&amp;lt; stays', '&lt; stays'],
    [':tada: :thumbsup: :not_an_emoji: 10:30:45', '🎉 👍 :not_an_emoji: 10:30:45'],
    ['<!date^1700000000^{date}|then>', 'date(1700000000)'],
  ])('reads references in %j', (source, expected) => {
    expect(seen(parseInline(source))).toBe(expected);
  });

  it('distinguishes quotes, code, and paragraphs', () => {
    const pieces = parseMrkdwn('before\n&gt; quoted\n&gt; on\nafter\n```\nlet *a* = 1 &lt; 2;\n```\nend');
    expect(pieces.map((piece) => [piece.type, 'text' in piece ? piece.text : seen(piece.children)])).toEqual([
      ['paragraph', 'before'],
      ['quote', 'quoted\non'],
      ['paragraph', 'after'],
      ['preformatted', 'let *a* = 1 < 2;'],
      ['paragraph', 'end'],
    ]);
  });

  it('quotes everything after three angle brackets', () => {
    expect(parseMrkdwn('&gt;&gt;&gt; all\nof this').map(({ type }) => type)).toEqual(['quote']);
  });

  it.each([
    ['openers without end', '*a '.repeat(13_000)],
    ['fences without end', '```'.repeat(13_000)],
    ['brackets without end', '<a'.repeat(20_000)],
  ])('shows a hostile text of 40,000 characters as typed: %s', (_, source) => {
    expect(plainText(source, (id) => id)).toBe(source);
  });

  it('gives up on styles that are nested endlessly', () => {
    const depth = 6_000;
    const text = plainText(`${'*_~'.repeat(depth)}x${'~_*'.repeat(depth)}`, (id) => id);
    expect(text.replace(/[*_~]/g, '')).toBe('x');
  });

  it('gives screen readers names instead of ids', () => {
    expect(plainText('*Hi* <@U0ADA>, see <https://a.example|this> :tada:', () => 'Ada')).toBe(
      'Hi @Ada, see this 🎉',
    );
  });
});

describe('dates in a text', () => {
  const now = new Date('2026-11-23T12:00:00Z');

  it('are shown in the reader’s time zone', () => {
    const seconds = Date.parse('2026-11-23T23:30:00Z') / 1000;
    expect(formatSlackDate(seconds, '{date_num} {time}', 'Europe/Berlin', now)).toBe('2026-11-24 12:30 AM');
    expect(formatSlackDate(seconds, '{date_long_pretty} at {time}', 'America/New_York', now)).toBe(
      'today at 6:30 PM',
    );
  });
});

describe('a markdown block', () => {
  it('supports tables, strikethrough, and task lists', () => {
    const types = markdownTree('|a|b|\n|-|-|\n|1|2|\n\n~~gone~~\n\n- [x] done').children.map(
      ({ type }) => type,
    );
    expect(types).toEqual(['table', 'paragraph', 'list']);
  });
});
