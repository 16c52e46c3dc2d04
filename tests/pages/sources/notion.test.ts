import { describe, expect, it } from 'vitest';
import { readRoots } from '../../../src/pages/sources/read-roots.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';
import {
  block,
  id32,
  type NotionContent,
  type NotionTestPage,
  notion,
  rich,
  type TestBlock,
} from './notion-server.ts';
import { type OpenedPages, opened } from './opened-pages.ts';
import { testClock } from './service-server.ts';

const TOKENS = { NOTION_TOKEN: 'ntn_right' };

async function rootsOf(yaml: string, tokens: Record<string, string> = TOKENS) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'guidepost.yaml': `roots: [{ id: team, ${yaml} }]` });
  const read = await readRoots(
    { docsDir: undefined, configFile: undefined, gitTokens: {}, wikiTokens: tokens },
    folder,
  );
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.roots;
}

async function team(content: NotionContent, { top = 1, tokens = TOKENS, watching = false } = {}) {
  const server = await notion(content);
  const [root] = await rootsOf(`notion: "https://www.notion.so/acme/Handbook-${id32(top)}?pvs=4"`, tokens);
  if (root?.from.type !== 'notion') throw new Error('no root');
  const roots = [{ ...root, from: { ...root.from, base: `${server.address}/` } }];
  const clock = testClock();
  const open = (more: object = {}) => opened(roots, { tokens, clock, watching, ...more });
  return { server, clock, open, content };
}

const childPage = (number: number, title: string): TestBlock => ({
  type: 'child_page',
  id: id32(number),
  part: { title },
});
const handbook = (): NotionContent => ({
  pages: new Map<string, NotionTestPage>([
    [
      id32(1),
      {
        title: 'Handbook',
        blocks: [
          block('paragraph', 'How we work.'),
          {
            type: 'column_list',
            id: 'cols',
            children: [{ type: 'column', id: 'col', children: [childPage(2, 'On call')] }],
          },
          { type: 'child_database', id: id32(9), part: { title: 'Runbooks' } },
        ],
      },
    ],
    [id32(2), { title: 'On call', blocks: [block('paragraph', 'Ada is.')] }],
    ...[3, 4, 5].map((n): [string, NotionTestPage] => [
      id32(n),
      { title: `Runbook ${n}`, blocks: [block('paragraph', `Do ${n}.`)] },
    ]),
  ]),
  databases: new Map([[id32(9), { title: 'Runbooks', rows: [id32(3), id32(4), id32(5)] }]]),
});

const titles = (pages: OpenedPages) =>
  pages
    .current()
    .pages.map(({ title }) => title)
    .toSorted();
const reads = (asked: string[]) => asked.filter((line) => /blocks\/a{10}/.test(line));

describe('pages of Notion', () => {
  it('are read with all pages and databases below them', async () => {
    const { open } = await team(handbook());
    const pages = await open();
    expect(titles(pages)).toEqual(['Handbook', 'On call', 'Runbook 3', 'Runbook 4', 'Runbook 5']);
    const find = (title: string) => pages.current().pages.find((page) => page.title === title);
    expect(find('On call')).toMatchObject({
      id: `team/${id32(2)}`,
      url: `https://www.notion.so/On-call-${id32(2)}`,
      updated: '2026-03-05',
      owner: null,
      trail: ['Handbook'],
      tags: ['pager'],
    });
    expect(find('Runbook 5')?.trail).toEqual(['Handbook', 'Runbooks']);
  });

  it('may begin with a database', async () => {
    const pages = await (await team(handbook(), { top: 9 })).open();
    expect(titles(pages)).toEqual(['Runbook 3', 'Runbook 4', 'Runbook 5']);
    expect(pages.current().pages[0]?.trail).toEqual(['Runbooks']);
  });

  it('are fetched again only if they were edited, and go when they are in the trash or not shared any more', async () => {
    const { server, open, content } = await team(handbook());
    const pages = await open();
    server.asked.length = 0;
    await pages.reload();
    expect(reads(server.asked)).toEqual([]);
    expect(titles(pages)).toHaveLength(5);
    const { pages: all, databases } = content;
    all.set(id32(2), {
      title: 'On call',
      edited: '2026-04-01T10:00:00.000Z',
      blocks: [block('paragraph', 'Ben is.'), childPage(6, 'New')],
    });
    all.set(id32(6), { title: 'New', blocks: [block('paragraph', 'New.')] });
    const third = all.get(id32(3));
    if (third) third.trashed = true;
    all.delete(id32(4));
    databases?.get(id32(9))?.rows.splice(1, 1);
    await pages.reload();
    expect(reads(server.asked).map((line) => line.split(/[/?]/)[3])).toEqual([id32(2), id32(6)]);
    expect(titles(pages)).toEqual(['Handbook', 'New', 'On call', 'Runbook 5']);
    const onCall = pages.current().pages.find(({ title }) => title === 'On call');
    expect(onCall?.passages[0]?.text).toBe('Ben is.');
    expect(pages.current().pages.find(({ title }) => title === 'New')?.trail).toEqual([
      'Handbook',
      'On call',
    ]);
  });

  it('that were edited a moment ago are fetched once more, since Notion tells the minute only', async () => {
    const content = handbook();
    const now = new Date().toISOString();
    const edited = content.pages.get(id32(2));
    if (edited) edited.edited = now;
    const { server, open } = await team(content);
    const pages = await open();
    server.later = 180_000;
    server.asked.length = 0;
    await pages.reload();
    expect(reads(server.asked).map((line) => line.split(/[/?]/)[3])).toEqual([id32(2)]);
    server.asked.length = 0;
    await pages.reload();
    expect(reads(server.asked)).toEqual([]);
  });

  it('are asked for at most three times a second, and Notion is waited for', async () => {
    const { server, open, clock } = await team(handbook());
    server.first.push({ status: 429, headers: { 'retry-after': '20' } }, { status: 529 });
    const pages = await open();
    expect(titles(pages)).toHaveLength(5);
    expect(clock.waits).toContain(20_000);
    expect(clock.passed()).toBeGreaterThanOrEqual(20_000 + (server.asked.length - 3) * 334);
  });

  it('stay as they were while Notion fails', async () => {
    const { server, open } = await team(handbook());
    const pages = await open();
    server.first.push({ status: 401 });
    await pages.reload();
    expect(titles(pages)).toHaveLength(5);
    const kept = pages.lines.filter(({ event }) => event === 'pages.kept');
    expect(kept.map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/refuses the login \(401\)\. Check NOTION_TOKEN/),
    ]);
    expect(JSON.stringify(pages.lines)).not.toContain('ntn_right');
  });

  it('that are not shared with the integration end the start with how to share them', async () => {
    const { open } = await team({ pages: new Map() });
    await expect(open()).rejects.toThrow(/is not shared with the integration\. Open it in Notion, and add/);
    await expect(open({ watching: true })).rejects.toThrow(/is not shared with the integration/);
  });
});

describe('the blocks of a page', () => {
  const markdownOf = async (blocks: TestBlock[]) => {
    const pages = await (await team({ pages: new Map([[id32(1), { title: 'Page', blocks }]]) })).open();
    const [page] = pages.current().pages;
    return page?.passages.map(({ headings, type, markdown }) =>
      [...headings, `${type}: ${markdown}`].join(' > '),
    );
  };

  it('keep their text, lists, code, tables and what is folded', async () => {
    expect(
      await markdownOf([
        { type: 'heading_1', id: 'h-1', part: { rich_text: [rich('Restart')] } },
        {
          type: 'paragraph',
          part: {
            rich_text: [
              rich('Use '),
              rich('kubectl <pod> ', { annotations: { code: true } }),
              rich('on ', {}),
              rich('Monday ', { annotations: { bold: true } }),
              rich('with {{ name }}, see '),
              rich('this', { href: `/${id32(7)}` }),
            ],
          },
        },
        { ...block('numbered_list_item', 'First', [block('bulleted_list_item', 'with care')]), id: 'n1' },
        block('numbered_list_item', 'Second'),
        block('to_do', 'Tell them', undefined, { checked: true }),
        block('code', 'echo "*hi*" && exit', undefined, { language: 'shell' }),
        { ...block('toggle', 'If it fails', [block('paragraph', 'Call Ada.')]), id: 't1' },
        block('callout', 'Never on Friday.', undefined, { icon: { type: 'emoji', emoji: '💡' } }),
        {
          type: 'table',
          id: 'table',
          part: { table_width: 2, has_column_header: true, has_row_header: false },
          children: [
            { type: 'table_row', part: { cells: [[rich('Name')], [rich('Port')]] } },
            { type: 'table_row', part: { cells: [[rich('api')], [rich('80|81')]] } },
          ],
        },
        { type: 'unsupported', part: {} },
        block('something_new', 'Also this.'),
      ]),
    ).toEqual([
      `Restart > paragraph: Use \`kubectl <pod>\` on **Monday** with {{ name }}, see [this](https://www.notion.so/${id32(7)})`,
      'Restart > step: First\n\n- with care',
      'Restart > step: Second',
      'Restart > item: Tell them',
      'Restart > code: ```shell\necho "*hi*" && exit\n```',
      'Restart > If it fails > paragraph: Call Ada.',
      'Restart > paragraph: Never on Friday.',
      'Restart > row: api: Port: 80|81',
      'Restart > paragraph: Also this.',
    ]);
  });

  it('that nest too deep are cut, and the check says so each time', async () => {
    const nested = (depth: number): TestBlock => ({
      ...block('toggle', `Level ${depth}`, depth < 8 ? [nested(depth + 1)] : []),
      id: `b${depth}`,
    });
    const content = {
      pages: new Map([[id32(1), { title: 'Page', blocks: [block('paragraph', 'Top.'), nested(1)] }]]),
    };
    const { server, open } = await team(content);
    const pages = await open();
    await pages.reload();
    expect(server.asked.filter((line) => line.includes('/blocks/b'))).toHaveLength(5);
    expect(pages.current().reports[0]?.leftOut).toEqual([
      {
        root: 'team',
        why: expect.stringMatching(/^A part of it is missing: it nests too deep/),
        paths: [id32(1)],
      },
    ]);
  });
});

describe('the settings of Notion', () => {
  it('take links to pages and databases, and need a token', async () => {
    const [root] = await rootsOf(
      'notion: ["https://www.notion.so/acme/A-0123456789ABCDEF0123456789abcdef?v=1", 01234567-89ab-cdef-0123-456789abcdee]',
    );
    expect(root?.from).toEqual({
      type: 'notion',
      base: 'https://api.notion.com/',
      pages: ['0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdee'],
      tokenSetting: 'NOTION_TOKEN',
    });
    await expect(rootsOf('notion: Handbook')).rejects.toThrow(/no address of a page or a database of Notion/);
    await expect(rootsOf(`notion: ${id32(1)}`, {})).rejects.toThrow(
      /needs NOTION_TOKEN\. Create an internal/,
    );
  });
});
