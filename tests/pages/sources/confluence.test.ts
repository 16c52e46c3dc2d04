import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageRoot } from '../../../src/pages/sources/page-root.ts';
import { readRoots } from '../../../src/pages/sources/read-roots.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';
import { confluenceCloud, confluenceDataCenter, type WikiPage } from './confluence-server.ts';
import { type OpenedPages, opened } from './opened-pages.ts';
import { testClock } from './service-server.ts';

const TOKENS = { CONFLUENCE_TOKEN: 'right-token', CONFLUENCE_USER: 'bot@example.com' };

async function rootOf(yaml: string, tokens: Record<string, string> = TOKENS): Promise<PageRoot> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'guidepost.yaml': `roots: [{ id: wiki, ${yaml} }]` });
  const read = await readRoots(
    { docsDir: undefined, configFile: undefined, gitTokens: {}, wikiTokens: tokens },
    folder,
  );
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const [root] = read.roots;
  if (!root) throw new Error('no root');
  return root;
}

const handbook = () =>
  new Map<string, WikiPage>([
    ['1', { title: 'Operations', html: '<p>Welcome.</p>' }],
    ['11', { title: 'On call', html: '<p>Who is on call.</p>', parent: '1', labels: ['runbook'] }],
    [
      '12',
      {
        title: 'Rotation: nights',
        html: '<h1>Handover</h1><p>On <strong>Monday</strong>, see <a href="/wiki/spaces/OPS/pages/11">On call</a>. Set <code>{{ .Values.tag }}</code>.</p>',
        parent: '11',
        labels: ['runbook', 'oncall'],
      },
    ],
  ]);

async function cloud(
  pages = handbook(),
  {
    yaml = '',
    folders,
    tokens = TOKENS,
    watching = false,
    dataDir,
  }: {
    yaml?: string;
    folders?: Map<string, { title: string; parentId: string | null }>;
    tokens?: Record<string, string>;
    watching?: boolean;
    dataDir?: string;
  } = {},
) {
  const server = await confluenceCloud({ pages, ...(folders && { folders }) });
  const root = await rootOf(
    `confluence: "${server.address}/wiki", edition: cloud, spaces: [OPS]${yaml && `, ${yaml}`}`,
    tokens,
  );
  const clock = testClock();
  const open = (more: object = {}) =>
    opened([root], { tokens, clock, random: () => 0.5, watching, ...(dataDir && { dataDir }), ...more });
  return { server, root, clock, open, pages };
}

const titles = (opened: OpenedPages) => opened.current().pages.map(({ title }) => title);
const kept = (opened: OpenedPages) => opened.lines.filter(({ event }) => event === 'pages.kept');
const bodies = (asked: string[]) => asked.filter((line) => line.includes('body-format'));

describe('spaces of Confluence Cloud', () => {
  it('give their pages with address, date, and what leads to them', async () => {
    const { server, open } = await cloud();
    const pages = await open();
    const rotation = pages.current().pages.find(({ id }) => id === 'wiki/12');
    expect(rotation).toMatchObject({
      title: 'Rotation: nights',
      url: `${server.address}/wiki/spaces/OPS/pages/12/Rotation:+nights`,
      updated: '2026-03-05',
      owner: null,
      trail: ['Operations', 'On call'],
    });
    expect(rotation?.passages.map(({ headings, markdown }) => [headings, markdown])).toEqual([
      [
        ['Handover'],
        `On **Monday**, see [On call](${server.address}/wiki/spaces/OPS/pages/11). Set \`{{ .Values.tag }}\`.`,
      ],
    ]);
    expect(titles(pages)).toEqual(['Operations', 'On call', 'Rotation: nights']);
  });

  it('are asked again only for the pages that have changed, and lose what was deleted', async () => {
    const { server, open, pages: wiki } = await cloud();
    const pages = await open();
    server.asked.length = 0;
    await pages.reload();
    expect(bodies(server.asked)).toEqual([]);
    const onCall = wiki.get('11');
    if (onCall)
      Object.assign(onCall, { html: '<p>Ada is.</p>', version: 2, when: '2026-04-01T00:00:00.000Z' });
    wiki.delete('12');
    wiki.set('13', { title: 'New', html: '<p>New.</p>', parent: '1' });
    await pages.reload();
    expect(bodies(server.asked)).toEqual([
      'GET /wiki/api/v2/pages/11?body-format=view',
      'GET /wiki/api/v2/pages/13?body-format=view',
    ]);
    expect(titles(pages)).toEqual(['Operations', 'On call', 'New']);
    expect(pages.current().pages[1]).toMatchObject({
      updated: '2026-04-01',
      passages: [{ text: 'Ada is.' }],
    });
  });

  it('are read from the disk at the next start, and asked after it', async () => {
    const { server, open, pages: wiki } = await cloud();
    const { dataDir } = await open();
    server.asked.length = 0;
    wiki.set('13', { title: 'New', html: '<p>New.</p>' });
    const again = await open({ dataDir, watching: true });
    expect(titles(again)).toEqual(['Operations', 'On call', 'Rotation: nights']);
    await again.until(() => titles(again).includes('New'));
    expect(bodies(server.asked)).toEqual(['GET /wiki/api/v2/pages/13?body-format=view']);
  });

  it('do not keep the bot from starting while they are read for the first time', async () => {
    const { open } = await cloud(handbook(), { watching: true });
    const pages = await open();
    await pages.until(() => titles(pages).length === 3);
    expect(pages.current().reports[0]?.leftOut).toEqual([]);
  });

  it('can be narrowed to labels and to the pages below one', async () => {
    const labels = await (await cloud(handbook(), { yaml: 'labels: [oncall, other]' })).open();
    expect(titles(labels)).toEqual(['Rotation: nights']);
    const tree = await (await cloud(handbook(), { yaml: 'tree: 11' })).open();
    expect(titles(tree)).toEqual(['On call', 'Rotation: nights']);
  });

  it('name the folders that lead to a page', async () => {
    const wiki = handbook();
    wiki.set('21', { title: 'Outage', html: '<p>Call.</p>', parent: '31', parentType: 'folder' });
    const folders = new Map([
      ['31', { title: '2026', parentId: '30' }],
      ['30', { title: 'Incidents', parentId: '1' }],
    ]);
    const pages = await (await cloud(wiki, { folders })).open();
    expect(pages.current().pages.find(({ title }) => title === 'Outage')?.trail).toEqual([
      'Operations',
      'Incidents',
      '2026',
    ]);
  });

  it('name who has changed a page last only if the settings say so', async () => {
    const { server, open } = await cloud(handbook(), { yaml: 'authors: true' });
    const pages = await open();
    expect(pages.current().pages[0]?.owner).toBe('Ada L.');
    expect(server.asked.filter((line) => line.includes('/user'))).toHaveLength(1);
  });

  it('that is closed to the account costs that page alone', async () => {
    const wiki = handbook();
    wiki.set('14', { title: 'Secret', html: '<p>x</p>', closed: true });
    const pages = await (await cloud(wiki)).open();
    expect(titles(pages)).toHaveLength(3);
    expect(pages.current().reports[0]?.leftOut).toEqual([
      { root: 'wiki', why: 'It is listed, but the account may not read it.', paths: ['14'] },
    ]);
  });
});

describe('Confluence', () => {
  it('that is busy is waited for as long as it says', async () => {
    const { server, open, clock } = await cloud();
    server.first.push({ status: 429, headers: { 'retry-after': '7' } }, { status: 503 });
    const pages = await open();
    expect(titles(pages)).toHaveLength(3);
    expect(clock.waits).toContain(7000);
    // The second attempt failed as well, without saying for how long.
    expect(clock.waits.some((ms) => ms >= 1000 && ms <= 2000)).toBe(true);
  });

  it('that is busy or down does not keep the bot from starting, nor from stopping', async () => {
    const { server, open } = await cloud(handbook(), { watching: true });
    server.first.push(
      ...Array.from({ length: 3 }, () => ({ status: 503, headers: { 'retry-after': '500' } })),
    );
    // With the clock of the system, which would make somebody wait.
    const pages = await open({ clock: undefined });
    expect(pages.current().reports[0]?.leftOut[0]?.why).toMatch(/fetched for the first time/);
    await pages.close();
    expect(titles(pages)).toEqual([]);
  });

  it('that stays down changes nothing, and is said once', async () => {
    const { server, open } = await cloud();
    const pages = await open();
    server.first.push(...Array.from({ length: 12 }, () => ({ status: 502 })));
    await pages.reload();
    await pages.reload();
    expect(titles(pages)).toHaveLength(3);
    expect(kept(pages).map(({ msg }) => msg)).toEqual([
      expect.stringMatching(
        /stay as they are: The pages could not be fetched.*not available right now \(502\)/,
      ),
    ]);
    await pages.reload();
    expect(pages.current().reports[0]?.leftOut).toEqual([]);
  });

  it('that can’t give one page gives the others, and is asked for that one again', async () => {
    const { server, open, pages: wiki } = await cloud();
    wiki.set('12', { title: 'Broken', html: '<p>Mended.</p>', failing: true });
    wiki.set('13', { title: 'Last', html: '<p>Last.</p>' });
    const pages = await open();
    expect(titles(pages)).toEqual(['Operations', 'On call', 'Last']);
    expect(pages.current().reports[0]?.leftOut).toEqual([
      { root: 'wiki', why: expect.stringMatching(/^It could not be fetched\. .*\(500\)/), paths: ['12'] },
    ]);
    wiki.set('12', { title: 'Broken', html: '<p>Mended.</p>' });
    server.asked.length = 0;
    await pages.reload();
    expect(bodies(server.asked)).toEqual(['GET /wiki/api/v2/pages/12?body-format=view']);
    expect(titles(pages)).toContain('Broken');
    expect(pages.current().reports[0]?.leftOut).toEqual([]);
  });

  it('that goes down in the middle goes on there the next time', async () => {
    const { server, open, pages: wiki } = await cloud();
    const broken = ['13', '14', '15', '16', '17', '18', '19', '20'];
    for (const id of broken) wiki.set(id, { title: `Page ${id}`, html: '<p>Text.</p>', failing: true });
    const { dataDir, ...pages } = await open();
    expect(pages.current().pages).toHaveLength(3);
    expect(pages.current().reports[0]?.leftOut[0]?.why).toMatch(/^The pages could not be fetched, so some/);
    for (const id of broken) wiki.set(id, { title: `Page ${id}`, html: '<p>Text.</p>' });
    server.asked.length = 0;
    // What is there is not all of it, so a check asks for the rest at once.
    const again = await open({ dataDir });
    expect(bodies(server.asked)).toHaveLength(broken.length);
    expect(again.current().pages).toHaveLength(11);
  });

  it('that refuses the login ends the start with what to check, and without the token', async () => {
    const tokens = { ...TOKENS, CONFLUENCE_TOKEN: 'wrong-token' };
    for (const watching of [false, true]) {
      const { open } = await cloud(handbook(), { tokens, watching });
      const error = await open().catch((failure: Error) => failure);
      expect(error).toMatchObject({
        message: expect.stringMatching(
          /“wiki”\. Confluence refuses the login \(401\)\. Check CONFLUENCE_TOKEN/,
        ),
      });
      expect(String(error)).not.toContain('wrong-token');
    }
  });

  it('that sends the bot elsewhere, or is none, is not followed', async () => {
    const { server, open } = await cloud();
    server.first.push({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    await expect(open()).rejects.toThrow(/redirects the request \(302\)/);
    server.first.push({ body: '<html>' });
    await expect(open()).rejects.toThrow(/something other than JSON/);
    server.first.push({ body: { results: [{ id: 5 }] } });
    await expect(open()).rejects.toThrow(/something else than expected/);
    server.first.push({ body: { results: [] } });
    await expect(open()).rejects.toThrow(/has no space with the key OPS/);
  });

  it('that lists no page any more does not take the pages away', async () => {
    const { open, pages: wiki } = await cloud();
    const pages = await open();
    wiki.clear();
    await pages.reload();
    expect(titles(pages)).toHaveLength(3);
    expect(kept(pages)[0]?.msg).toMatch(/It lists no page any more/);
  });

  it('with other settings gives none of the pages of before', async () => {
    const { root, open } = await cloud();
    const { dataDir } = await open();
    const { from } = root;
    if (from.type !== 'confluence') throw new Error('another type');
    const narrowed = { ...root, from: { ...from, labels: ['oncall'] } };
    const pages = await opened([narrowed], { tokens: TOKENS, clock: testClock(), dataDir });
    expect(titles(pages)).toEqual(['Rotation: nights']);
    const folder = join(dataDir, 'sources', 'wiki', 'pages');
    expect(await readdir(folder)).toEqual(['12.html']);
    expect(await readFile(join(folder, '12.html'), 'utf8')).not.toContain('right-token');
  });
});

describe('Confluence Data Center', () => {
  it('gives its pages in the same way', async () => {
    const server = await confluenceDataCenter({ pages: handbook() });
    const tokens = { CONFLUENCE_TOKEN: 'right-token' };
    const yaml = `confluence: "${server.address}/confluence", spaces: [OPS], labels: [runbook], authors: true`;
    const pages = await opened([await rootOf(yaml, tokens)], { tokens, clock: testClock() });
    expect(pages.current().pages).toMatchObject([
      { title: 'On call', trail: ['Operations'], owner: 'Ada L.', updated: '2026-03-05' },
      { title: 'Rotation: nights', url: `${server.address}/confluence/display/OPS/Rotation:+nights` },
    ]);
  });

  it('that takes the token for nobody’s is no reason to lose pages', async () => {
    const server = await confluenceDataCenter({ pages: handbook() });
    const yaml = `confluence: "${server.address}/confluence", spaces: [OPS]`;
    const tokens = { CONFLUENCE_TOKEN: 'expired' };
    await expect(opened([await rootOf(yaml, tokens)], { tokens, clock: testClock() })).rejects.toThrow(
      /does not know the token/,
    );
  });
});

describe('the settings of Confluence', () => {
  it.each([
    ['confluence: "http://wiki.example", spaces: [OPS]', /is no https address of Confluence/],
    ['confluence: "https://x.atlassian.net/wiki"', /has “confluence” and no “spaces”/],
    ['confluence: "https://x.atlassian.net", spaces: ["a b"]', /is not the key of a space/],
    ['confluence: "https://x.atlassian.net", spaces: [A], token: GIT_TOKEN', /Write CONFLUENCE_TOKEN/],
    ['folder: docs, spaces: [A]', /is only for a root with “confluence”/],
    ['confluence: "https://x.atlassian.net", spaces: [A], url: "https://x.example"', /is only for a root/],
  ])('%s say what is wrong', async (yaml, fault) => {
    await expect(rootOf(yaml)).rejects.toThrow(fault);
  });

  it('need a token and a user for the Cloud, and make its address whole', async () => {
    const yaml = 'confluence: "https://x.atlassian.net", spaces: [A]';
    await expect(rootOf(yaml, {})).rejects.toThrow(/needs CONFLUENCE_TOKEN and CONFLUENCE_USER\. Set/);
    expect((await rootOf(yaml)).from).toMatchObject({
      base: 'https://x.atlassian.net/wiki/',
      edition: 'cloud',
    });
    const gateway = 'confluence: "https://api.atlassian.com/ex/confluence/1-2", spaces: [A]';
    expect((await rootOf(gateway)).from).toMatchObject({
      base: 'https://api.atlassian.com/ex/confluence/1-2/wiki/',
    });
  });
});
