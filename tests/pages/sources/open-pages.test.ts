import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openTeamPages } from '../../../src/pages/sources/open-team-pages.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';
import { opened, passage, rootsAt } from './opened-pages.ts';

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = join(await temporaryFolder(), 'handbook');
  await mkdir(folder);
  await writeFiles(folder, files);
  return folder;
}

describe('a folder of pages', () => {
  it('is read as it is, with a line for each reason why something is not', async () => {
    const folder = await folderWith({
      'oncall/rotation.md': passage('Hand over on Monday'),
      'deploy.mdx': passage('Deploy on Tuesday'),
      'empty.md': '',
      'blank.md': '\n',
      'logo.svg': '<svg/>',
    });
    const pages = await opened(await rootsAt(folder));
    expect(pages.ids()).toEqual(['handbook/deploy', 'handbook/oncall/rotation']);
    const [report] = pages.current().reports;
    expect(report).toMatchObject({ root: 'handbook', pages: 2, passages: 2 });
    expect(report?.leftOut.find(({ why }) => why === 'It is empty.')?.paths).toEqual([
      'blank.md',
      'empty.md',
    ]);
    expect(report?.leftOut.some(({ why }) => why.includes('1 .svg'))).toBe(true);
    expect(pages.lines.find(({ event }) => event === 'pages.loaded')).toMatchObject({ pages: 2, leftOut: 2 });
  });

  it('without a single page ends the start, and says what is there instead', async () => {
    const folder = await folderWith({ 'a.png': 'x', 'b.docx': 'x' });
    await expect(opened(await rootsAt(folder))).rejects.toThrow(
      /^No page could be read from the root “handbook”\. The folder .*handbook has 2 files, none of them \.md, \.mdx/,
    );
    await expect(opened(await rootsAt(`${folder}/nowhere`))).rejects.toThrow(
      /There is no folder .*nowhere\. Create it/,
    );
    await expect(opened(await rootsAt(`${folder}/a.png`))).rejects.toThrow(
      /a\.png is a file\. Name the folder/,
    );
  });

  it('takes the dates of its files for those of their changes unless a copy has made them', async () => {
    const folder = await folderWith({ 'a.md': passage('A'), 'b.md': passage('B'), 'c.md': passage('C') });
    const copied = await opened(await rootsAt(folder));
    expect(copied.current().pages.map(({ updated }) => updated)).toEqual([null, null, null]);
    for (const [name, day] of [
      ['a', '2025-01-01'],
      ['b', '2025-02-01'],
      ['c', '2025-03-01'],
    ] as const)
      await utimes(join(folder, `${name}.md`), new Date(day), new Date(day));
    await copied.reload();
    expect(copied.current().pages.map(({ updated }) => updated)).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
    ]);
  });

  it('leads to the pages on the web where its settings of MkDocs name the site', async () => {
    const folder = await folderWith({
      'mkdocs.yml':
        'site_name: X\nsite_url: https://docs.example\nnav: [{ Guides: [{ Set it up: guide/setup.md }] }]\nextra: !!python/name:material.emoji\n',
      'docs/guide/setup.md': passage('Set up, then [deploy](deploy.md)'),
      'docs/guide/deploy.md': passage('Deploy'),
    });
    const pages = await opened(await rootsAt(folder));
    const setup = pages.current().pages.find(({ path }) => path === 'docs/guide/setup.md');
    expect(setup?.url).toBe('https://docs.example/guide/setup/');
    expect(setup?.trail).toEqual(['Guides']);
    expect(
      setup?.passages.some(({ markdown }) => markdown.includes('(https://docs.example/guide/deploy/)')),
    ).toBe(true);
  });
});

describe('the folder with the pages of a site', () => {
  it('has the addresses and the navigation that are set up beside it', async () => {
    const folder = await folderWith({
      'mkdocs.yml': 'site_url: https://docs.example/\nnav: [{ Guides: [{ Set it up: guide/setup.md }] }]\n',
      'docs/guide/setup.md': 'Set it up like this.\n',
    });
    const [page] = (await opened(await rootsAt(join(folder, 'docs')))).current().pages;
    expect(page).toMatchObject({
      url: 'https://docs.example/guide/setup/',
      title: 'Set it up',
      trail: ['Guides'],
    });
  });

  it('has the addresses of settings that are quoted, have comments, and stand beside what only Python reads', async () => {
    const folder = await folderWith({
      'mkdocs.yml':
        '# Ours\r\n"site_url": \'https://docs.example/\' # the site\r\nplugins: !!python/name:x {a: [b}\r\nextra:\r\n  site_url: https://other.example/\r\ndocs_dir: guides\r\nuse_directory_urls: false\r\n',
      'guides/setup.md': passage('Set up'),
    });
    for (const place of [folder, join(folder, 'guides')]) {
      const { pages } = (await opened(await rootsAt(place))).current();
      expect(pages.map(({ url }) => url)).toContain('https://docs.example/setup.html');
    }
  });

  it('has none that are set up in a file too long for settings', async () => {
    const folder = await folderWith({
      'mkdocs.yml': `site_url: https://docs.example/\n${'# more\n'.repeat(40_000)}`,
      'docusaurus.config.js': `module.exports = { url: 'https://docs.example' };\n${'// more\n'.repeat(40_000)}`,
      'docs/setup.md': passage('Set up'),
    });
    for (const place of [folder, join(folder, 'docs')]) {
      expect((await opened(await rootsAt(place))).current().pages.map(({ url }) => url)).toEqual([null]);
    }
  });

  it('of Docusaurus has the addresses that its settings make', async () => {
    const folder = await folderWith({
      'website/docusaurus.config.js':
        "module.exports = {\n  url: 'https://docs.example',\n  baseUrl: '/handbook/',\n  presets: [['classic', { docs: {\n    path: '../docs',\n  } }]],\n};\n",
      'docs/02-guide/01-setup.md': passage('Set up'),
      'CONTRIBUTING.md': passage('Contribute'),
    });
    const { pages } = (await opened(await rootsAt(folder))).current();
    expect(pages.map(({ url }) => url)).toEqual([null, 'https://docs.example/handbook/docs/guide/setup']);
  });
});

describe('a change in a folder', () => {
  it('is taken up: new, changed, renamed and deleted files', async () => {
    const folder = await folderWith({
      'a.md': passage('First'),
      'b.md': passage('Second'),
      'c.md': passage('Third'),
    });
    const pages = await opened(await rootsAt(folder), { watching: true });
    const [, b] = pages.current().pages;
    await writeFile(join(folder, 'a.md'), passage('Changed'));
    await pages.until(() => pages.current().pages[0]?.title === 'Changed');
    expect(pages.current().pages[1], 'the page of another file is the same').toBe(b);

    await writeFiles(folder, { 'deep/er/new.md': passage('New') });
    await pages.until(() => pages.ids().includes('handbook/deep/er/new'));
    await rename(join(folder, 'b.md'), join(folder, 'deep/er/moved.md'));
    await pages.until(
      () => pages.ids().includes('handbook/deep/er/moved') && !pages.ids().includes('handbook/b'),
    );
    await rm(join(folder, 'deep'), { recursive: true });
    await pages.until(() => pages.ids().join() === 'handbook/a,handbook/c');
  });

  it('of many files at once is told as one', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`p${index}.md`, passage(`Old ${index}`)]),
    );
    const folder = await folderWith(files);
    const pages = await opened(await rootsAt(folder), { watching: true });
    const changes: number[] = [];
    pages.onChange(({ changed }) => changes.push(changed.length));
    await writeFiles(
      folder,
      Object.fromEntries(Object.keys(files).map((path) => [path, passage(`New ${path}`)])),
    );
    await pages.until(() => pages.current().pages.every(({ title }) => title.startsWith('New')));
    expect(changes).toEqual([60]);
  });

  it('is none if a file is written with the same text', async () => {
    const folder = await folderWith({ 'a.md': passage('First') });
    const pages = await opened(await rootsAt(folder));
    const { version } = pages.current();
    await writeFile(join(folder, 'a.md'), passage('First'));
    await pages.reload();
    expect(pages.current().version).toBe(version);
    await writeFile(join(folder, 'a.md'), passage('Second'));
    await pages.reload();
    expect(pages.current().version).toBe(version + 1);
  });

  it('that breaks a file costs that page alone', async () => {
    const folder = await folderWith({ 'a.md': passage('First'), 'b.md': passage('Second') });
    const pages = await opened(await rootsAt(folder));
    await writeFile(join(folder, 'a.md'), '');
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/b']);
    expect(pages.current().reports[0]?.leftOut).toContainEqual({
      root: 'handbook',
      why: 'It is empty.',
      paths: ['a.md'],
    });
  });

  it('that takes everything away leaves the pages as they were, and says so once', async () => {
    const folder = await folderWith({ 'a.md': passage('First') });
    const pages = await opened(await rootsAt(folder));
    await rename(folder, `${folder}-unmounted`);
    await pages.reload();
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/a']);
    expect(pages.lines.filter(({ event }) => event === 'pages.kept')).toHaveLength(1);
    expect(pages.current().reports[0]).toMatchObject({
      pages: 1,
      leftOut: [{ why: expect.stringMatching(/^The pages are those of before\. There is no folder/) }],
    });
    await mkdir(folder);
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/a']);
    await writeFiles(folder, { 'b.md': passage('Second') });
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/b']);
  });

  it('is taken up again after the whole folder was replaced by another one', async () => {
    const folder = await folderWith({ 'a.md': passage('First') });
    const pages = await opened(await rootsAt(folder), { watching: true });
    await writeFiles(`${folder}-next`, { 'b.md': passage('Second') });
    await rename(folder, `${folder}-old`);
    await rename(`${folder}-next`, folder);
    await pages.until(() => pages.ids().join() === 'handbook/b');
    await writeFiles(folder, { 'c.md': passage('Third') });
    await pages.until(() => pages.ids().includes('handbook/c'));
  });
});

describe('pages that were read before', () => {
  async function cached(dataDir: string): Promise<string[]> {
    const paths = await readdir(join(dataDir, 'pages'), { recursive: true, withFileTypes: true });
    return paths.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  }

  it('are the same at the next start, and what nobody needs is removed', async () => {
    const folder = await folderWith({ 'a.md': passage('First'), 'b.md': passage('Second') });
    const first = await opened(await rootsAt(folder));
    await first.close();
    const before = await cached(first.dataDir);
    expect(before).toHaveLength(2);
    await rm(join(folder, 'b.md'));
    const second = await opened(await rootsAt(folder), { dataDir: first.dataDir });
    expect(second.current().pages).toEqual(first.current().pages.slice(0, 1));
    await expect.poll(() => cached(first.dataDir)).toHaveLength(1);
  });

  it('come from the disk without being read again', async () => {
    const folder = await folderWith({ 'a.md': passage('First') });
    const first = await opened(await rootsAt(folder));
    await first.close();
    const [file = ''] = await cached(first.dataDir);
    const written = await stat(file);
    const second = await opened(await rootsAt(folder), { dataDir: first.dataDir });
    await second.close();
    expect(await stat(file)).toMatchObject({ ino: written.ino, mtimeMs: written.mtimeMs });
  });

  it('are read anew where their copy is broken or cut off', async () => {
    const folder = await folderWith({ 'a.md': passage('First') });
    const first = await opened(await rootsAt(folder));
    await first.close();
    for (const broken of ['', 'x'.repeat(500)]) {
      for (const file of await cached(first.dataDir)) await writeFile(file, broken);
      const next = await opened(await rootsAt(folder), { dataDir: first.dataDir });
      expect(next.current().pages).toEqual(first.current().pages);
      await next.close();
    }
  });

  it('are read all the same where nothing can be kept', async () => {
    const folder = await folderWith({ 'a.md': passage('First'), file: 'x' });
    const pages = await opened(await rootsAt(folder), { dataDir: join(folder, 'file') });
    expect(pages.ids()).toEqual(['handbook/a']);
  });

  it('are read again when a file that they include has changed', async () => {
    const folder = await folderWith({
      'a.md': '# A\n\nIntro of the page.\n\n--8<-- "part.txt"\n',
      'part.txt': 'Old part.',
    });
    const pages = await opened(await rootsAt(folder));
    const { dataDir } = pages;
    await pages.close();
    await writeFile(join(folder, 'part.txt'), 'New part.');
    const again = await opened(await rootsAt(folder), { dataDir });
    expect(JSON.stringify(pages.current().pages)).toContain('Old part.');
    expect(JSON.stringify(again.current().pages)).toContain('New part.');
  });
});

describe('the pages of a team', () => {
  it('are those of its settings; without any there are none, and a fault ends the start', async () => {
    const folder = await folderWith({
      'docs/a.md': passage('First'),
      'guidepost.yaml': 'roots: [{ folder: docs, channels: [C012] }]',
    });
    const open = (configFile: string | undefined) =>
      openTeamPages({
        settings: { docsDir: undefined, configFile, gitTokens: {} },
        cwd: join(folder, 'docs'),
        dataDir: join(folder, 'data'),
        env: {},
        log: createLog({ level: 'silent', readable: false }),
        watching: false,
      });
    expect(await open(undefined)).toBeUndefined();
    await expect(open('none.yaml')).rejects.toThrow(/^GUIDEPOST_CONFIG is .*none\.yaml, which can't be read/);
    const pages = await open('../guidepost.yaml');
    await pages?.close();
    expect(pages?.current().pages.map(({ id }) => id)).toEqual(['docs/a']);
    expect(pages?.roots).toMatchObject([{ id: 'docs', channels: ['C012'] }]);
  });
});
