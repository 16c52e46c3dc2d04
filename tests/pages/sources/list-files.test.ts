import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LeadsOutError, type ListOptions, listFiles } from '../../../src/pages/sources/list-files.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';

const root = process.getuid?.() === 0;

async function listed(
  files: Record<string, string>,
  change: Partial<ListOptions> = {},
  links: [string, string][] = [],
) {
  const folder = change.folder ?? (await temporaryFolder());
  await writeFiles(folder, files);
  for (const [target, link] of links) await symlink(target, join(folder, link));
  const listing = await listFiles({
    root: 'handbook',
    folder,
    boundary: folder,
    include: [],
    exclude: [],
    isPage: (path) => path.endsWith('.md'),
    isNavigation: (path) => path.endsWith('mkdocs.yml'),
    ...change,
  });
  return {
    paths: listing.files.map(({ path }) => path),
    reasons: Object.fromEntries(listing.leftOut.map(({ why, paths }) => [why, paths])),
  };
}

const reason = (reasons: Record<string, string[]>, words: string) =>
  Object.entries(reasons).find(([why]) => why.includes(words))?.[1];

describe('the files of a root', () => {
  it('are found at any depth, except in folders that people don’t write in', async () => {
    const { paths, reasons } = await listed({
      'a/b/c/d/e/f/g/deep.md': 'x',
      'node_modules/x/README.md': 'x',
      '.github/hidden.md': 'x',
      'vendor/about-vendors.md': 'x',
      'app/package.json': '{}',
      'app/build/made.md': 'x',
      'app/docs/build/how-to-build.md': 'x',
    });
    expect(paths).toEqual([
      'a/b/c/d/e/f/g/deep.md',
      'app/docs/build/how-to-build.md',
      'vendor/about-vendors.md',
    ]);
    expect(reason(reasons, 'hidden folder')).toEqual(['.github/']);
    expect(reason(reasons, 'programs fill')).toEqual(['node_modules/']);
    expect(reason(reasons, 'a build fills')).toEqual(['app/build/']);
  });

  it('are those that the globs name, and the navigation', async () => {
    const { paths, reasons } = await listed(
      { 'mkdocs.yml': 'x', 'guides/a.md': 'x', 'guides/old/b.md': 'x', 'notes/c.md': 'x' },
      { include: ['guides/**'], exclude: ['**/old/**'] },
    );
    expect(paths).toEqual(['guides/a.md', 'mkdocs.yml']);
    expect(reason(reasons, '“include” or “exclude”')).toEqual(['guides/old/b.md', 'notes/c.md']);
  });

  it('are followed through links once, in no circle, and never out of the root', async () => {
    const outside = await temporaryFolder();
    await writeFiles(outside, { 'secret.md': 'x' });
    const { paths, reasons } = await listed({ 'real/a.md': 'x', 'b.md': 'x' }, {}, [
      ['real', 'again'],
      ['..', 'real/up'],
      ['b.md', 'c.md'],
      [outside, 'out'],
      [join(outside, 'secret.md'), 'secret.md'],
      ['nowhere.md', 'lost.md'],
    ]);
    expect(paths).toEqual(['b.md', 'real/a.md']);
    expect(reason(reasons, 'a folder that is read where it is')).toEqual(['again', 'real/up']);
    expect(reason(reasons, 'a file that is read where it is')).toEqual(['c.md']);
    expect(reason(reasons, 'leads out of the root')).toEqual(['out', 'secret.md']);
    expect(reason(reasons, 'leads nowhere')).toEqual(['lost.md']);
  });

  it('are found in a folder that is a link, as the settings name it, and in none below it that leads out', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'real/a.md': 'x', 'secret/b.md': 'x' });
    const link = join(folder, 'link');
    await symlink('real', link);
    expect((await listed({}, { folder: link, boundary: link })).paths).toEqual(['a.md']);
    await symlink('../secret', join(link, 'docs'));
    const below = { folder: join(link, 'docs'), boundary: join(link, 'docs'), container: link };
    await expect(listed({}, below)).rejects.toThrow(LeadsOutError);
  });

  it('are found where Kubernetes mounts them by links', async () => {
    const { paths } = await listed({ '..2026_11_30/a.md': 'x' }, {}, [
      ['..2026_11_30', '..data'],
      ['..data/a.md', 'a.md'],
    ]);
    expect(paths).toEqual(['a.md']);
  });

  it('have paths that fit a button and a line, and others a reason', async () => {
    const deep = `${'a-long-name-of-a-folder/'.repeat(17)}page.md`;
    const fits = `${'a-long-name-of-a-folder/'.repeat(16)}page.md`;
    const broken = ['two\nlines.md', 'folder\r/page.md', 'esc\u001B[31m.md', 'separated\u2028.md'];
    const { paths, reasons } = await listed(
      Object.fromEntries([deep, fits, ...broken].map((path) => [path, 'x'])),
    );
    expect(paths).toEqual([fits]);
    expect(reason(reasons, 'longer than 400 characters')).toEqual([
      `${deep.slice(0, 200)}…${deep.slice(-99)}`,
    ]);
    expect(reason(reasons, 'line break')?.toSorted()).toEqual([
      'esc?[31m.md',
      'folder?/page.md',
      'separated?.md',
      'two?lines.md',
    ]);
  });

  it('are limited in size and number, with a reason', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index}.md`, 'x']));
    const large = await listed(
      { ...files, 'big.md': 'x'.repeat(2_000_001) },
      { limits: { bytes: 2_000_000, files: 100 } },
    );
    expect(reason(large.reasons, 'larger than 2 MB')).toEqual(['big.md']);
    const many = await listed(files, { limits: { bytes: 100, files: 10 } });
    expect(many.paths).toHaveLength(10);
    expect(reason(many.reasons, 'more than 10 files')).toEqual([]);
  });

  it.skipIf(root)('that the bot may not read have a reason and hold up nothing', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'closed'));
    await chmod(join(folder, 'closed'), 0);
    const { paths, reasons } = await listed({ 'a.md': 'x' }, { folder, boundary: folder });
    expect(paths).toEqual(['a.md']);
    expect(reason(reasons, 'may not read it (EACCES)')).toEqual(['closed/']);
  });
});
