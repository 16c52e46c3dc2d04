import { describe, expect, it } from 'vitest';
import { markdownIn, pageOf, readText, saysOf, whyNot } from './read.ts';

const SITE = { style: 'github', baseUrl: 'https://github.com/acme/handbook/blob/main' } as const;

describe('a Markdown page as it is', () => {
  it('has the title, owner, language, date and words of its front matter', async () => {
    const page = await pageOf(
      [
        '---',
        'title: On-call rotation',
        'owner: "#sre"',
        'lang: de-AT',
        'last_reviewed_on: 2026-03-04',
        'tags: [pager, ops]',
        'keywords: beeper, rota',
        'questions:',
        '  - Who is on call?',
        '---',
        '# Something else',
        'Ask the rota.',
      ].join('\n'),
    );
    expect(page).toMatchObject({
      id: 'handbook/guide/on-call',
      title: 'On-call rotation',
      owner: '#sre',
      language: 'de',
      updated: '2026-03-04',
      tags: ['pager', 'ops'],
      aliases: ['beeper', 'rota'],
      questions: ['Who is on call?'],
    });
  });

  it('has the front matter that Hugo writes as TOML', async () => {
    const page = await pageOf(
      '+++\ntitle = "Rota"\ntags = ["ops"]\nlastmod = 2026-01-02T03:04:05Z\n+++\nAsk the rota.',
    );
    expect(page).toMatchObject({ title: 'Rota', tags: ['ops'], updated: '2026-01-02' });
  });

  it('keeps its title when its front matter is broken, and its writer is told', async () => {
    const read = await readText('---\ntitle: On call: the rota\n  bad: [1\n---\nAsk the rota.');
    expect(read).toMatchObject({ ok: true, page: { title: 'On call: the rota' } });
    expect(read.ok && read.advice).toEqual([expect.stringContaining('front matter is broken')]);
  });

  it('takes a rule at its start for a rule', async () => {
    expect(await saysOf('---\n\nAsk the rota.\n\n---\n\nOr call.')).toEqual([
      'paragraph: Ask the rota.',
      'paragraph: Or call.',
    ]);
  });

  it.each([
    ['its first heading', 'Hello.\n\n# The rota\n\nAsk.', 'guide/on-call.md', 'The rota'],
    ['what it begins with', '### The rota\n\nAsk.', 'guide/on-call.md', 'The rota'],
    ['the name of its file', 'Ask.\n\n## Later\n\nMore.', 'guide/02-on_call-rota.md', 'On call rota'],
    ['its folder for an index', 'Ask.', 'guide/01-on-call/index.md', 'On call'],
    ['no number that means something', 'Ask.', 'notes/2024-05-01-outage.md', '2024 05 01 outage'],
  ])('is called after %s', async (_, text, path, title) => {
    expect((await pageOf(text, { path })).title).toBe(title);
  });

  it('is quoted by paragraph, step, item, row and code, each below its headings', async () => {
    const text = [
      '# On call',
      'Ask the rota.',
      '## Incidents',
      '1. Page the lead.',
      '   - Call twice.',
      '2. Write it down:',
      '   ```sh',
      '   log it',
      '   ```',
      '### Severity',
      '| Level | Who | How soon |',
      '|-|-|-|',
      '| One | everybody | now |',
      '| Two | | tomorrow |',
      '# Tools',
      '- a pager',
      '```sh',
      'page --all',
      '```',
    ].join('\n');
    expect(await saysOf(text)).toEqual([
      'paragraph: Ask the rota.',
      'Incidents > step1: Page the lead.\n\n- Call twice.',
      'Incidents > step2: Write it down:\n\n    log it',
      'Incidents > Severity > row: One: Who: everybody; How soon: now',
      'Incidents > Severity > row: Two: How soon: tomorrow',
      'Tools > item: a pager',
      'Tools > code: page --all',
    ]);
    expect((await markdownIn(text)).at(-1)).toBe('```sh\npage --all\n```');
    expect((await pageOf(text)).passages.map(({ anchor }) => anchor)).toEqual([
      '',
      ...['incidents', 'incidents', 'severity', 'severity'],
      ...['tools', 'tools'],
    ]);
  });

  it('is led to by the anchors that its site makes', async () => {
    const text = '# A\n## What’s up, Doc? (über)\nx\n## Same\nx\n## Same\nx\n## Named {#own .big}\nx';
    const anchors = async (style: 'github' | 'mkdocs') =>
      (await pageOf(text, { site: { style, baseUrl: 'https://d.example' } })).passages.map(
        ({ anchor }) => anchor,
      );
    expect(await anchors('github')).toEqual(['whats-up-doc-über', 'same', 'same-1', 'own']);
    expect(await anchors('mkdocs')).toEqual(['whats-up-doc-uber', 'same', 'same_1', 'own']);
    expect((await pageOf(text)).passages.at(-1)?.headings).toEqual(['Named']);
  });

  it('leads where its links lead', async () => {
    const text =
      'See [the rota](../rota.md#now), [us][us], [here](#x), [a file](plan.pdf), [nothing](javascript:alert(1)).\n\n[us]: https://acme.example/us';
    expect(await markdownIn(text, { site: SITE })).toEqual([
      'See [the rota](https://github.com/acme/handbook/blob/main/rota.md#now), [us](https://acme.example/us), [here](https://github.com/acme/handbook/blob/main/guide/on-call.md#x), [a file](https://github.com/acme/handbook/blob/main/guide/plan.pdf), nothing.',
    ]);
    expect(await markdownIn(text)).toEqual([
      'See the rota, [us](https://acme.example/us), here, a file, nothing.',
    ]);
  });

  it('has what is written about its pictures, but no pictures', async () => {
    expect(
      await saysOf(
        '![](a.png)\n\n![screenshot.png](b.png)\n\n![Who calls whom, in order](c.png)\n\nDone. ![x](y.png)',
      ),
    ).toEqual(['paragraph: (Who calls whom, in order)', 'paragraph: Done.']);
  });

  it('has its footnotes where they are referred to', async () => {
    expect(await saysOf('Call twice[^1].\n\n[^1]: Not at *night*.')).toEqual([
      'paragraph: Call twice (Not at night).',
    ]);
  });

  it('says what kind an alert of GitHub is', async () => {
    expect(await markdownIn('> [!WARNING]\n> Call *twice*.')).toEqual(['**Warning:** Call _twice_.']);
  });

  it('is split where a passage would be too long', async () => {
    const sentence = 'Whoever is on call answers the page within five minutes, or hands over. ';
    const long = await pageOf(
      `1. ${sentence.repeat(60)}\n\n   - ${sentence.repeat(30)}\n\n${'x'.repeat(9000)}`,
    );
    expect(long.passages.length).toBeGreaterThan(8);
    for (const { markdown } of long.passages) expect(markdown.length).toBeLessThanOrEqual(1500);
    const steps = long.passages.filter(({ number }) => number === 1);
    expect(steps.filter(({ text }) => !/^(- )?Whoever .* hands over\.$/s.test(text))).toEqual([]);
  });

  it('says why there is nothing to read', async () => {
    expect(await whyNot('')).toBe('It is empty.');
    expect(await whyNot('---\ntitle: x\n---\n')).toBe('It has no text that can be quoted.');
    expect(await whyNot('# One\n\n## Two\n')).toBe('It has headings but no text below them.');
    expect(await whyNot(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toContain('It is no text');
    expect(await whyNot(new Uint8Array(50_000_000).fill(97))).toContain('more than 2 MB');
    expect(await whyNot('---\ndraft: true\n---\nNot yet.')).toContain('draft');
  });

  it('can be quoted by its description alone', async () => {
    expect(await saysOf('---\ndescription: Who to call at night.\n---\n')).toEqual([
      'paragraph: Who to call at night.',
    ]);
  });
});

describe('a file in any encoding', () => {
  const text = 'Grüße – “night”.\r\n\r\nTwo.';
  it('is read as UTF-8 and UTF-16 with a mark, with any line ends', async () => {
    const utf16 = new Uint8Array(2 + text.length * 2);
    utf16.set([0xff, 0xfe]);
    for (const [at, sign] of [...text].entries())
      new DataView(utf16.buffer).setUint16(2 + at * 2, sign.charCodeAt(0), true);
    for (const bytes of [new TextEncoder().encode(`\uFEFF${text}`), utf16]) {
      expect((await pageOf(bytes)).passages.map((passage) => passage.text)).toEqual([
        'Grüße – “night”.',
        'Two.',
      ]);
    }
  });

  it('is read as Windows-1252 if it is not UTF-8, and its writer is told', async () => {
    const read = await readText(new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]));
    expect(read).toMatchObject({ ok: true, page: { passages: [{ text: 'Grüße' }] } });
    expect(read.ok && read.advice).toEqual([expect.stringContaining('save it as UTF-8')]);
  });
});
