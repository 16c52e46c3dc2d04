import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Page } from '../../pages/page.ts';
import { readPage } from '../../pages/reading/read-page.ts';

const PAGE_FILE = /\.(?:md|mdx|markdown|adoc|html|html\.md\.erb)$/;

/** The pages of a folder of folders: each of these is a root, named like it. What can't be read as a page is left out. */
export async function readFolders(folder: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) pages.push(...(await readRoot(entry.name, join(folder, entry.name))));
  }
  return pages;
}

async function readRoot(root: string, folder: string): Promise<Page[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && PAGE_FILE.test(file.name))
    .map((file) => relative(folder, join(file.parentPath, file.name)).replaceAll(sep, '/'))
    .toSorted();
  const pages: Page[] = [];
  for (const path of paths) {
    const read = await readPage({ root, path, bytes: await readFile(join(folder, path)) });
    if (read.ok) pages.push(read.page);
  }
  return pages;
}
