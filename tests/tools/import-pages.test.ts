import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { confluenceDataCenter, type WikiPage } from '../pages/sources/confluence-server.ts';
import { opened, rootsAt } from '../pages/sources/opened-pages.ts';
import { writeZip } from '../pages/sources/zip-file.ts';
import { startTool } from '../support/process.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';

async function inFolder(files: Record<string, string> = {}) {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, files);
  const run = async (args: string[], settings: Record<string, string> = {}) => {
    const { code, output } = await startTool(
      'import-pages',
      args,
      { DATA_DIR: join(cwd, 'data'), ...settings },
      cwd,
    ).ends();
    return { code, output: output.replaceAll(`${cwd}/`, '') };
  };
  const written = async (folder: string) =>
    (await readdir(join(cwd, folder), { recursive: true })).filter((name) => name.endsWith('.md')).toSorted();
  return { cwd, run, written };
}

const PAGE = `---
title: "Restart: all"
updated: 2026-03-05
tags: [pager]
---

Who may do it: everybody. Write \`{{ name }}\`, not {{ name }}.

## Steps

1. Stop it.
2. Start it:
   - first one,
   - then the other.

\`\`\`sh
restart {{ all }}
\`\`\`

| Name | Port |
| ---- | ---- |
| api  | 80   |

### If it fails

See [the rota](../rota.md).
`;

it('import writes pages that are read as they were', async () => {
  const { cwd, run, written } = await inFolder({
    'guidepost.yaml': 'roots: [{ id: team, folder: wiki, url: "https://wiki.example/" }]',
    'wiki/ops/restart.md': PAGE.replace('not {{ name }}', 'not NAME'),
    'wiki/rota.md': '# Rota\n\n- Ada\n- Ben\n',
  });
  const { code, output } = await run(['team', '--to', 'out']);
  expect(output).toContain('2 pages written to out.');
  expect(code).toBe(0);
  expect(await written('out')).toEqual(['ops/restart.md', 'rota.md']);
  const text = await readFile(join(cwd, 'out/ops/restart.md'), 'utf8');
  expect(text).toMatch(
    /^---\ntitle: "Restart: all"\nurl: "https:\/\/wiki\.example\/ops\/restart"\nupdated: "2026-03-05"\n/,
  );
  expect(text).toContain('See [the rota](https://wiki.example/rota).');
  const before = await opened(
    (await rootsAt(join(cwd, 'wiki'))).map((root) => ({
      ...root,
      id: 'out',
      url: { base: 'https://wiki.example/', style: 'plain' as const },
    })),
  );
  const after = await opened(await rootsAt(join(cwd, 'out')));
  const facts = (pages: typeof before) =>
    pages.current().pages.map(({ id, title, url, updated, tags, passages }) => ({
      ...{ id, title, url, updated, tags },
      passages: passages.map(({ headings, text: says }) => [headings, says.replaceAll(/\s+/g, ' ')]),
    }));
  expect(facts(after)).toEqual(facts(before));
});

it('import names the pages of an export after their titles, and takes a single page as well', async () => {
  const id = '0123456789abcdef0123456789abcdef';
  const { cwd, run, written } = await inFolder({
    'one/a.md': '# A\n\nText.\n',
    'one/b.md': '# B\n\nText.\n',
  });
  await writeZip(join(cwd, 'notion.zip'), {
    [`Team ${id}.md`]: '# Team\n\nWe.\n',
    [`Team ${id}/On call? ${id}.md`]: '# On call?\n\nAda.\n',
  });
  expect((await run(['notion.zip', '--to', 'out'])).code).toBe(0);
  expect(await written('out')).toEqual(['Team.md', 'Team/On call.md']);
  expect((await run(['one/b.md', '--to', 'single'])).code).toBe(0);
  expect(await written('single')).toEqual(['b.md']);
  expect(await readdir(join(cwd, 'data'))).toEqual([]);
});

it('import writes into no folder that has files unless somebody says so', async () => {
  const { cwd, run, written } = await inFolder({
    'wiki/a.md': '# A\n\nNew.\n',
    'out/a.md': 'old',
    'out/b.md': 'mine',
  });
  const refused = await run(['wiki', '--to', 'out']);
  expect(refused).toEqual({
    code: 2,
    output:
      'out is not empty (2 entries). Name another folder, or add --replace: it replaces files of the same names, and leaves the others.\n',
  });
  expect(await readFile(join(cwd, 'out/a.md'), 'utf8')).toBe('old');
  expect((await run(['wiki', '--to', 'out', '--replace'])).code).toBe(0);
  expect(await readFile(join(cwd, 'out/a.md'), 'utf8')).toContain('New.');
  expect(await readFile(join(cwd, 'out/b.md'), 'utf8')).toBe('mine');
  expect(await written('out')).toEqual(['a.md', 'b.md']);
  expect((await run(['wiki', '--to', 'wiki/out'])).output).toMatch(/is in the folder that is read/);
  expect((await run(['wiki'])).output).toMatch(/^Name one source and a folder/);
  expect((await run(['nowhere', '--to', 'new'])).output).toMatch(/^nowhere is no file, and no root/);
});

it('import reads a wiki by the address that the browser shows, tells how far it is, and never shows the token', async () => {
  const pages = new Map<string, WikiPage>(
    Array.from({ length: 30 }, (_, at) => [
      String(at + 1),
      { title: `Page ${at + 1}`, html: `<p>Text ${at}.</p>` },
    ]),
  );
  const server = await confluenceDataCenter({ pages, part: 50 });
  const { run, written } = await inFolder();
  const address = `${server.address}/confluence/display/OPS`;
  const { code, output } = await run([address, '--to', 'out'], { CONFLUENCE_TOKEN: 'right-token' });
  expect(output).toContain('25 of 30 pages were looked at\n');
  expect(output).not.toMatch(/right-token|Text 3/);
  expect(code).toBe(0);
  expect(await written('out')).toContain('Operations/Page 7.md');
  server.first.push({}, ...Array.from({ length: 2 }, () => ({ status: 401 })));
  const failed = await run([address, '--to', 'again'], { CONFLUENCE_TOKEN: 'right-token' });
  expect(failed.code).toBe(1);
  expect(failed.output).toMatch(/Confluence refuses the login[\s\S]*Nothing was written\./);
});
