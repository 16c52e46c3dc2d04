import { describe, expect, it } from 'vitest';
import { parseCard } from '../../src/cards/parse-card.ts';
import { formatProblem } from '../../src/cards/problem.ts';
import { cardFile, PRACTICES } from '../support/cards.ts';

const parse = (text: string, id = 'practices/small-steps') =>
  parseCard(text, `knowledge/${id}.md`, id, [PRACTICES]);
const faults = (text: string, id?: string) => parse(text, id).problems.map(formatProblem);

describe('a card file', () => {
  it('is read whole, with its sections in order', () => {
    const { card, problems } = parse(cardFile());
    expect(problems).toEqual([]);
    expect(card).toMatchObject({ id: 'practices/small-steps', kind: 'practices', title: 'Take small steps' });
    expect(card?.sections.map((section) => [section.heading, section.body, section.line])).toEqual([
      ['Why it matters', 'It does.', 13],
      ['First step this week', 'Pick one.', 17],
      ['How to measure it', '- A number.', 21],
    ]);
  });

  it('is read with Windows line ends and a byte order mark, too', () => {
    expect(parse(`\uFEFF${cardFile().replaceAll('\n', '\r\n')}`).problems).toEqual([]);
  });

  it('with an unknown key is refused, and the line of the key is named', () => {
    expect(faults(cardFile({ front: { titel: 'Oops' } }))).toEqual([
      'knowledge/practices/small-steps.md:11  "titel" is not a key of the format.  Remove it, or correct its spelling: unknown keys are rejected so that typos do not go unnoticed.',
    ]);
  });

  it('comes from the guide or goes beyond it, and from only one of the two', () => {
    const beyond = parse(cardFile({ front: { guide: '', source: 'beyond the guide' } }));
    expect(beyond.problems).toEqual([]);
    expect(beyond.card?.guide).toBe(null);
    expect(faults(cardFile({ front: { source: 'beyond the guide' } }))).toEqual([
      'knowledge/practices/small-steps.md:11  source is there besides guide, but a card comes from only one of them.  Remove one of the two.',
    ]);
    expect(faults(cardFile({ front: { guide: '', owner: '' } }))).toEqual([
      'knowledge/practices/small-steps.md:2  owner is missing.  Add it.',
      'knowledge/practices/small-steps.md:2  guide is missing, and so is source.  Add guide: { section: …, item: … } if it comes from the guide, or else source: beyond the guide.',
    ]);
    expect(faults(cardFile({ front: { guide: '', source: 'my own head' } })).join('\n')).toMatch(
      /source is "my own head", expected "beyond the guide"/,
    );
  });

  it.each([
    ['60 days', { count: 60, unit: 'days' }],
    ['1 month', { count: 1, unit: 'months' }],
    ['', { count: 12, unit: 'months' }],
  ])('that is due every %j says so', (text, expected) => {
    expect(parse(cardFile({ front: { review_every: text } })).card?.reviewEvery).toEqual(expected);
  });

  it.each(['0 days', '2 years', 'six months', '60'])('that is due every %j is refused', (text) => {
    expect(faults(cardFile({ front: { review_every: `"${text}"` } })).join('\n')).toMatch(
      /:11 {2}review_every is not an interval like 60 days or 6 months/,
    );
  });

  it('has topics, values to start with, and notes for editors that no reader can get', () => {
    const front = { topics: '[agents-and-llms]', starting_values: 'true', editor_notes: '[ask Ana first]' };
    const { card, problems } = parse(cardFile({ front }));
    expect(problems).toEqual([]);
    expect(card).toMatchObject({ topics: ['agents-and-llms'], startingValues: true });
    expect(JSON.stringify(card)).not.toContain('ask Ana');
  });

  const nested = (text: string) =>
    faults(cardFile({ body: `## Why it matters\n\n${text}\n\n## First step this week\n\nPick one.\n` })).join(
      '\n',
    );

  it.each([
    ['quotes', '>'.repeat(2000)],
    ['quotes apart', '> '.repeat(1000)],
    ['lists in a line', '- '.repeat(800)],
    ['numbered lists in a line', '1. '.repeat(600)],
    ['lists line by line', Array.from({ length: 500 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
  ])('that is nested thousands deep in %s is refused with its line, before anything parses it', (_, text) => {
    expect(nested(text)).toMatch(/:\d+ {2}the line is nested too deep in quotes or lists\./);
  });

  it('may have code that is indented, lists of two levels and one level of quotes', () => {
    expect(nested('```\n            deep: code\n```\n\n- a\n  - b\n\n> c')).not.toMatch(/nested|quote/);
    expect(nested('> a\n> > b')).toMatch(/a quote is inside a quote/);
  });

  it('with an alias that leads nowhere is refused in words', () => {
    expect(faults(cardFile({ front: { owner: '*nobody' } })).join('\n')).toMatch(
      /can't be read as YAML: .*nobody/,
    );
  });

  it('has every fault reported at once, each with its line and how to mend it', () => {
    const text = cardFile({
      front: { title: 'x'.repeat(61), owner: '', reviewed: '2026-02-30', related: '[Nonsense]' },
      body: 'Hello\n\n## Why it matters\n\n<b>bold</b> and more\n\n# Big\n\n## How to measure it\n\n## Surprise\n\ntext [link](http://insecure.example)\n',
    });
    const found = faults(text).join('\n');
    for (const expected of [
      /:2 {2}title is longer than 60 characters/,
      /owner is missing\. {2}Add it\./,
      /reviewed is not a day in the calendar/,
      /related 1 is not a card id/,
      /:12 {2}there is text before the first "## " heading/,
      /:16 {2}HTML was found/,
      /:18 {2}there is a heading of level 1/,
      /the section "How to measure it" is empty/,
      /"## Surprise" is not a section of practices/,
      /the section "## First step this week" is missing/,
      /the link leads to "http:\/\/insecure\.example"/,
    ]) {
      expect(found).toMatch(expected);
    }
  });

  it.each([
    ['no front matter', '## Why it matters\n', /:1 {2}the file does not start with front matter/],
    ['front matter without an end', '---\ntitle: x\n', /:1 {2}the front matter does not end/],
    ['an empty file', '', /does not start with front matter/],
    ['YAML that does not parse', '---\ntitle: "open\n---\n', /not valid YAML/],
    ['a list where a map belongs', '---\n- one\n---\n', /the file is a list, expected object/],
  ])('with %s gets a clear fault', (_name, text, expected) => {
    expect(faults(text).join('\n')).toMatch(expected);
  });

  it('in a folder of no known kind is refused with the kinds there are', () => {
    expect(faults(cardFile(), 'recipes/soup').join('\n')).toMatch(
      /:1 {2}"recipes" is not a kind of card\. {2}Use one of practices/,
    );
  });

  it('whose name is too long for a menu is refused', () => {
    const id = `practices/${'small-steps-'.repeat(6)}again`;
    expect(faults(cardFile(), id)).toEqual([
      `knowledge/${id}.md:1  the id "${id}" is longer than 80 characters.  Give the file a shorter name.`,
    ]);
  });

  it('with a section longer than a Slack block is refused', () => {
    const body = `## Why it matters\n\n${'word '.repeat(700)}\n\n## First step this week\n\nPick.\n\n## How to measure it\n\n- One.\n`;
    expect(faults(cardFile({ body })).join('\n')).toMatch(
      /"Why it matters" has \d+ characters; at most 2400/,
    );
  });

  it('may link to other cards and to https addresses', () => {
    const body =
      '## Why it matters\n\nSee [Other](../practices/other.md) and [docs](https://example.com).\n\n## First step this week\n\nPick.\n\n## How to measure it\n\n- One.\n';
    expect(faults(cardFile({ body }))).toEqual([]);
  });
});

describe('a card that is still to be written', () => {
  const body =
    '## Why it matters\n\n<!-- What goes wrong. -->\n\n## First step this week\n\n<!-- A step. -->\n\nPick.\n\n## How to measure it\n';

  it('has its empty sections named, and a hint that was left beside a text', () => {
    expect(faults(cardFile({ front: { summary: ' ', owner: '~' }, body }))).toEqual([
      'knowledge/practices/small-steps.md:3  summary is empty.  Write it.',
      'knowledge/practices/small-steps.md:9  owner is empty.  Write it.',
      'knowledge/practices/small-steps.md:13  the section "Why it matters" is empty.  Write it, and delete the hint.',
      'knowledge/practices/small-steps.md:23  the section "How to measure it" is empty.  Write it.',
      'knowledge/practices/small-steps.md:19  there is a comment, which readers never see.  Remove it.',
    ]);
  });
});

describe('the places in a card file', () => {
  it('are known by line: keys, list entries and the texts of sections', () => {
    const text = cardFile({
      front: {
        related: '\n  - practices/other\n  - practices/third',
        references: '[{ title: DORA, url: "https://dora.dev" }]',
      },
      body: '## Why it matters\n\nIt does.\n## First step this week\nPick one.\n\n## How to measure it\n\n\n- A number.\n',
    });
    const parsed = parse(text);
    if (!parsed.card) throw new Error('the card is faulty');
    const { lineOf, textLines } = parsed;
    expect([
      lineOf('title'),
      lineOf('related'),
      lineOf('related', 1),
      lineOf('references', 0, 'url'),
    ]).toEqual([2, 7, 9, 13]);
    expect(lineOf('audience')).toBe(2);
    expect(textLines).toEqual([18, 20, 25]);
  });
});
