import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackExport } from '../../../src/pages/sources/exports/unpack-export.ts';
import { createNotes } from '../../../src/pages/sources/notes.ts';
import type { PageRoot } from '../../../src/pages/sources/page-root.ts';
import { temporaryFolder } from '../../support/write-files.ts';
import { opened, passage, rootsAt } from './opened-pages.ts';
import { writeZip, type ZipEntry, zipOf } from './zip-file.ts';

const ID = '0123456789abcdef0123456789abcdef';

/** The root of an archive with these entries. */
async function exportOf(
  entries: Record<string, ZipEntry | string>,
): Promise<{ root: PageRoot; file: string }> {
  const file = join(await temporaryFolder(), 'wiki.zip');
  await writeZip(file, entries);
  const [root] = await rootsAt(file);
  if (!root) throw new Error('no root');
  return { root, file };
}

const confluencePage = (title: string, main: string) => `<!DOCTYPE html>
<html><head><title>Platform : ${title}</title></head>
<body class="theme-default aui-theme-default"><div id="page"><div id="main" class="aui-page-panel">
<div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs">
<li class="first"><span><a href="index.html">Platform</a></span></li>
<li><span><a href="On-call_11.html">On call</a></span></li></ol></div>
<h1 id="title-heading" class="pagetitle"><span id="title-text"> Platform : ${title} </span></h1></div>
<div id="content" class="view"><div class="page-metadata">Created by <span class='author'> Ada</span>, last modified by
<span class='editor'> Ben</span> on Mar 05, 2026</div>
<div id="main-content" class="wiki-content group">${main}</div></div></div></div></body></html>`;

describe('an export of Notion', () => {
  it('gives pages with their titles, their properties and the folders that lead to them', async () => {
    const { root } = await exportOf({
      [`Engineering ${ID}.md`]: '# Engineering\n\nHow we work.\n',
      [`Engineering ${ID}/On call ${ID}/Häufige Fehler ${ID}.md`]: {
        content: `# Häufige Fehler\n\nOwner: Ada\nLast edited time: March 5, 2026 9:00 AM\n\nRestart it, then see [Engineering](../../Engineering%20${ID}.md).\n`,
        unmarked: true,
      },
      [`Engineering ${ID}/Tasks ${ID}.csv`]: 'Name\n',
      '__MACOSX/._x.md': 'x',
    });
    const pages = await opened([root]);
    const [top, errors] = pages.current().pages.toSorted((a, b) => a.path.length - b.path.length);
    expect(top).toMatchObject({ title: 'Engineering', trail: [], url: null });
    expect(errors).toMatchObject({
      id: `wiki/Engineering ${ID}/On call ${ID}/Häufige Fehler ${ID}`,
      title: 'Häufige Fehler',
      trail: ['Engineering', 'On call'],
      owner: 'Ada',
      updated: '2026-03-05',
      url: null,
    });
    expect(errors?.passages.map(({ markdown }) => markdown)).toEqual(['Restart it, then see Engineering.']);
    expect(pages.current().reports[0]?.leftOut.map(({ why }) => why)).toEqual([
      "Other kinds of files can't be read as pages: 1 .csv.",
    ]);
  });

  it('of many pages is an archive with archives in it', async () => {
    const { root } = await exportOf({
      'Export-0f8fad5b-d9cb-469f-a165-70867728950e-Part-1.zip': {
        content: zipOf({ [`A ${ID}.md`]: passage('A') }),
      },
      'Export-0f8fad5b-d9cb-469f-a165-70867728950e-Part-2.zip': {
        content: zipOf({ [`A ${ID}/B ${ID}.md`]: passage('B') }),
      },
    });
    const pages = await opened([root]);
    expect(pages.current().pages.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(await readdir(join(pages.dataDir, 'sources', 'wiki', 'unpacked'))).toEqual([
      'files',
      'unpacked.json',
    ]);
  });

  it('links to where it is on the web if the settings say so', async () => {
    const { root } = await exportOf({
      'a/b.html': '<p>See <a href="c.html#x">C</a>.</p>',
      'a/c.html': '<p>C.</p>',
    });
    const pages = await opened([{ ...root, url: { base: 'https://wiki.example/', style: 'github' } }]);
    const [b] = pages.current().pages;
    expect(b?.url).toBe('https://wiki.example/a/b.html');
    expect(b?.passages[0]?.markdown).toBe('See [C](https://wiki.example/a/c.html#x).');
  });
});

describe('an export of Confluence', () => {
  it('gives pages with what leads to them and when they were changed, and leaves out the list of them', async () => {
    const { root } = await exportOf({
      'PLAT/index.html':
        '<h1><span id="title-text">Space Details:</span></h1><h2 class="pageSectionTitle">Available Pages:</h2><p>Rotation</p>',
      'PLAT/Rotation_12.html': confluencePage(
        'Rotation',
        '<p>Set <code>{{ .Values.tag }}</code> on Monday.</p>',
      ),
      'PLAT/attachments/12/13.png': 'x',
    });
    const pages = await opened([root]);
    expect(pages.current().pages).toMatchObject([
      { title: 'Rotation', trail: ['Platform', 'On call'], updated: '2026-03-05', owner: null },
    ]);
    expect(pages.current().pages[0]?.passages.map(({ text }) => text)).toEqual([
      'Set {{ .Values.tag }} on Monday.',
    ]);
    const left = pages.current().reports[0]?.leftOut;
    expect(left).toContainEqual({
      root: 'wiki',
      why: 'It only lists the pages of an export.',
      paths: ['PLAT/index.html'],
    });
  });
});

describe('an archive', () => {
  it('with bad entries gives the others, and a line for each reason', async () => {
    const { root } = await exportOf({
      'good.md': passage('Good'),
      '../evil.md': passage('Evil'),
      '/etc/evil.md': passage('Evil'),
      'a\\..\\..\\evil.md': passage('Evil'),
      'locked.md': { content: passage('Locked'), encrypted: true },
      'broken.md': { content: passage('Broken'), broken: true },
      'liar.md': { content: 'x'.repeat(3_000_000), saysSize: 10 },
      'huge.md': { content: 'x', saysSize: 4_000_000_000 },
    });
    const pages = await opened([root]);
    expect(pages.ids()).toEqual(['wiki/good']);
    const left = Object.fromEntries(
      (pages.current().reports[0]?.leftOut ?? []).map(({ why, paths }) => [why, paths]),
    );
    expect(left).toEqual({
      'Its path leads out of the archive, as no export does. It was not unpacked.': [
        '../evil.md',
        '/etc/evil.md',
        'a/../../evil.md',
      ],
      'It is encrypted in the archive. Export it without a password.': ['locked.md'],
      'It is broken in the archive. Export it again.': ['broken.md', 'liar.md'],
      'It is larger than 2 MB, which no page is. Split it if somebody should find it.': ['huge.md'],
    });
    const folder = join(pages.dataDir, 'sources', 'wiki', 'unpacked');
    expect(await readdir(join(folder, 'files'))).toEqual(['good.md']);
  });

  it('is read again when another one takes its place, and a broken one changes nothing', async () => {
    const { root, file } = await exportOf({ 'a.md': passage('A'), 'b.md': passage('B') });
    const pages = await opened([root]);
    expect(pages.ids()).toEqual(['wiki/a', 'wiki/b']);
    await writeZip(file, { 'a.md': passage('A'), 'c.md': passage('C') });
    await pages.reload();
    expect(pages.ids()).toEqual(['wiki/a', 'wiki/c']);
    await writeFile(file, zipOf({ 'd.md': passage('D') }).subarray(0, 60));
    await pages.reload();
    expect(pages.ids()).toEqual(['wiki/a', 'wiki/c']);
    expect(pages.lines.find(({ event }) => event === 'pages.kept')?.msg).toMatch(
      /The export could not be unpacked.*wiki\.zip: It is no zip file that can be read/,
    );
    const again = await opened([root], { dataDir: pages.dataDir });
    expect(again.ids()).toEqual(['wiki/a', 'wiki/c']);
  });

  it('that gives nothing ends the start with a clear line', async () => {
    const { root, file } = await exportOf({ 'a.png': 'x' });
    await expect(opened([root])).rejects.toThrow(/The export .*wiki\.zip has no pages/);
    await writeFile(file, 'no zip');
    await expect(opened([root])).rejects.toThrow(/The export .*wiki\.zip: It is no zip file/);
    const [missing] = await rootsAt(`${file}.zip`);
    await expect(opened(missing ? [missing] : [])).rejects.toThrow(/There is no file .*wiki\.zip\.zip/);
    await mkdir(`${file}.zip`);
    await expect(opened(missing ? [missing] : [])).rejects.toThrow(/It is a folder\. Name the zip file/);
  });

  it('that would fill the disk is refused before it does', async () => {
    const { file } = await exportOf(
      Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.md`, '0'.repeat(400)])),
    );
    const folder = join(await temporaryFolder(), 'files');
    await mkdir(folder);
    const limits = { page: 1000, all: 1000, parts: 1000, entries: 10 };
    const unpack = (more: object) =>
      unpackExport({
        ...{ archive: file, folder, wanted: () => true, notes: createNotes('wiki') },
        limits: { ...limits, ...more },
      });
    await expect(unpack({})).rejects.toThrow(/has more than .* GB of pages/);
    expect(await readdir(folder)).toEqual([]);
    await expect(unpack({ entries: 2 })).rejects.toThrow(/more than 2 entries/);
  });
});
