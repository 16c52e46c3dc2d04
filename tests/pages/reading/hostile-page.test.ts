import { expect, it } from 'vitest';
import { pageOf, readText, whyNot } from './read.ts';

it.each([
  ['quotes in one line', `${'>'.repeat(10_000)} x`],
  ['quotes line by line', Array.from({ length: 1000 }, (_, depth) => `${'> '.repeat(depth)}x`).join('\n')],
  ['lists in one line', `${'- '.repeat(10_000)}x`],
  ['lists line by line', Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['emphasis', `${'*a _b '.repeat(10_000)}x`],
  ['brackets', `${'['.repeat(10_000)}x${']'.repeat(10_000)}`],
  ['code', Array.from({ length: 500 }, (_, length) => '`'.repeat(length + 1)).join(' x ')],
  ['links in HTML', 'x <a href="#">'.repeat(3000)],
])('A page with thousands of nested %s is read at once', async (_, text) => {
  expect((await pageOf(text)).passages.length).toBeGreaterThan(0);
});

it('A page of HTML that nests too deep is left out, and its writer learns why', async () => {
  expect(await whyNot('<div>'.repeat(50_000), { path: 'a.html' })).toContain('nests too deep');
});

it('A page that includes itself ends', async () => {
  const text = 'Hello.\n\n--8<-- "guide/on-call.md"\n--8<-- "guide/on-call.md"\n';
  const read = await readText(text, { include: () => text });
  expect(read).toMatchObject({ ok: true, advice: [expect.stringContaining('not found')] });
});

it('A front matter that would grow without end is only advice', async () => {
  const lines = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
    'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]',
    'd: [*c,*c,*c,*c,*c]',
  ];
  const read = await readText(`---\ntitle: Rota\n${lines.join('\n')}\n---\nAsk.`);
  expect(read).toMatchObject({
    ok: true,
    page: { title: 'Rota' },
    advice: [expect.stringContaining('broken')],
  });
});

it('A giant table is quoted row by row', async () => {
  const page = await pageOf(`| Host | Owner |\n|-|-|\n${'| db | the team |\n'.repeat(2000)}`);
  expect(page.passages).toHaveLength(2000);
  expect(page.passages[7]).toMatchObject({ type: 'row', text: 'db: Owner: the team' });
});

it('An include that leaves the folder is not asked for', async () => {
  const asked: string[] = [];
  await readText('--8<-- "../../../etc/passwd"\n\nHello.', {
    include: (path) => {
      asked.push(path);
      return undefined;
    },
  });
  expect(asked.filter((path) => path.includes('..') || path.startsWith('/'))).toEqual([]);
});
