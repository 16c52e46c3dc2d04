import { execFileSync } from 'node:child_process';
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pauseBeforeFetching } from '../../../src/pages/sources/git/pause-before-fetching.ts';
import type { PageRoot } from '../../../src/pages/sources/page-root.ts';
import { readRoots } from '../../../src/pages/sources/read-roots.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';
import { HAS_GIT, makeRepository, serveWithToken } from './git-repository.ts';
import { opened, passage, rootsAt } from './opened-pages.ts';

async function rootWith(url: string, change: Partial<PageRoot> = {}): Promise<PageRoot[]> {
  const [root] = await rootsAt(url);
  if (!root) throw new Error('no root');
  return [{ ...root, ...change }];
}

// Without git on the machine, only the last of these tests can run.
describe.skipIf(!HAS_GIT)('a repository of pages', () => {
  it('is cloned, and fetched again with what was committed since', async () => {
    const repository = await makeRepository({ 'a.md': passage('First'), 'docs/b.md': passage('Second') });
    const pages = await opened(await rootWith(repository.url));
    expect(pages.ids()).toEqual(['handbook/a', 'handbook/docs/b']);
    expect(pages.lines.map(({ event }) => event)).toContain('pages.cloning');
    repository.git('rm', '--quiet', 'a.md');
    await repository.commit({ 'docs/c.md': passage('Third') });
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/docs/b', 'handbook/docs/c']);
  });

  it('is read from one of its folders and branches', async () => {
    const repository = await makeRepository({ 'a.md': passage('First'), 'docs/b.md': passage('Second') });
    repository.git('checkout', '--quiet', '-b', 'next');
    await repository.commit({ 'docs/c.md': passage('Third') });
    repository.git('checkout', '--quiet', 'main');
    const [root] = await rootWith(repository.url, { within: 'docs' });
    if (root?.from.type !== 'git') throw new Error('no repository');
    const pages = await opened([{ ...root, from: { ...root.from, branch: 'next' } }]);
    expect(pages.ids()).toEqual(['handbook/b', 'handbook/c']);
  });

  it('gives each page the day of its last commit', async () => {
    const repository = await makeRepository(
      { 'a.md': passage('First'), 'ü b.md': passage('Second') },
      '2025-03-01',
    );
    await repository.commit({ 'ü b.md': passage('Changed') }, '2025-04-02');
    const days = { 'a.md': '2025-03-01', 'ü b.md': '2025-04-02' };
    for (const place of [repository.url, repository.folder]) {
      const { pages } = (await opened(await rootsAt(place))).current();
      expect(Object.fromEntries(pages.map(({ path, updated }) => [path, updated]))).toEqual(days);
    }
  });

  it('gives no day to a page that was changed before the known history', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') }, '2025-03-01');
    await repository.commit({ 'b.md': passage('Second') }, '2025-04-02');
    const shallow = join(await temporaryFolder(), 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', repository.url, shallow]);
    const pages = await opened(await rootsAt(shallow));
    expect(pages.current().pages.map(({ updated }) => updated)).toEqual([null, null]);
  });

  it('leads to its files on the web', async () => {
    const repository = await makeRepository({ 'docs/a b.md': passage('First') });
    for (const [remote, page] of [
      ['git@github.com:acme/handbook.git', 'https://github.com/acme/handbook/blob/main/docs/a%20b.md'],
      [
        'https://gitlab.acme.example/x/y/handbook',
        'https://gitlab.acme.example/x/y/handbook/-/blob/main/docs/a%20b.md',
      ],
      ['ssh://git@git.acme.example:7999/x/y.git', null],
    ] as const) {
      repository.git('config', 'remote.origin.url', remote);
      const [one] = (await opened(await rootsAt(join(repository.folder, 'docs')))).current().pages;
      expect(one?.url).toBe(page);
    }
  });

  it('is followed after its history was rewritten', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') });
    const pages = await opened(await rootWith(repository.url));
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.git('rm', '--quiet', '-rf', '.');
    await repository.commit({ 'b.md': passage('Second') });
    repository.git('branch', '--quiet', '-M', 'main');
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/b']);
  });

  it('that has disappeared leaves its pages, also for the next start, and says so once', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') });
    const roots = await rootWith(repository.url);
    const pages = await opened(roots);
    await rename(repository.folder, `${repository.folder}-gone`);
    await pages.reload();
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/a']);
    const [told, ...more] = pages.lines.filter(({ event }) => event === 'pages.kept');
    expect(told?.msg).toMatch(/could not be fetched.*There is no such repository/);
    expect(more).toEqual([]);
    expect(pages.current().reports[0]?.leftOut[0]?.why).toMatch(/^The repository could not be fetched/);
    await pages.close();

    const next = await opened(roots, { dataDir: pages.dataDir });
    expect(next.ids()).toEqual(['handbook/a']);
    await rename(`${repository.folder}-gone`, repository.folder);
    await repository.commit({ 'b.md': passage('Second') });
    await next.reload();
    expect(next.ids()).toEqual(['handbook/a', 'handbook/b']);
  });

  it('is cloned anew if the clone is broken, and read from it until then', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') });
    const pages = await opened(await rootWith(repository.url));
    const clone = join(pages.dataDir, 'sources/handbook/checkout/.git');
    await rm(join(clone, 'objects'), { recursive: true });
    await writeFile(join(clone, 'HEAD'), 'nonsense');
    await repository.commit({ 'b.md': passage('Second') });
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/a', 'handbook/b']);
    await writeFile(join(clone, 'index.lock'), '');
    await repository.commit({ 'c.md': passage('Third') });
    await pages.reload();
    expect(pages.ids()).toContain('handbook/c');
  });

  it('whose address has changed is cloned from the new one; until that works, the old pages stay', async () => {
    const old = await makeRepository({ 'a.md': passage('First') });
    const first = await opened(await rootWith(old.url));
    await first.close();
    const { dataDir } = first;
    const nowhere = await opened(await rootWith(`${old.url}-nowhere`, { id: 'handbook' }), { dataDir });
    expect(nowhere.ids()).toEqual(['handbook/a']);
    expect(nowhere.lines.some(({ event }) => event === 'pages.kept')).toBe(true);
    await nowhere.close();
    const other = await makeRepository({ 'b.md': passage('Second') });
    const moved = await opened(await rootWith(other.url), { dataDir });
    expect(moved.ids()).toEqual(['handbook/b']);
  });

  it('never changes a repository that DATA_DIR is in', async () => {
    const outer = await makeRepository({ 'a.md': passage('First') });
    await writeFiles(outer.folder, { 'a.md': passage('Not committed yet') });
    const dataDir = join(outer.folder, 'data');
    await writeFiles(dataDir, { 'sources/handbook/checkout/left.md': 'x' });
    const repository = await makeRepository({ 'b.md': passage('Second') });
    const pages = await opened(await rootWith(repository.url), { dataDir });
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/b']);
    expect(await readFile(join(outer.folder, 'a.md'), 'utf8')).toContain('Not committed yet');
  });

  it('does not lead to files outside of it, nor into its own .git', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') });
    const secret = join(await temporaryFolder(), 'secret.md');
    await writeFile(secret, passage('Secret'));
    execFileSync('ln', ['-s', secret, join(repository.folder, 'out.md')]);
    execFileSync('ln', ['-s', '.git', join(repository.folder, 'inner')]);
    await repository.commit({});
    const pages = await opened(await rootWith(repository.url));
    expect(pages.ids()).toEqual(['handbook/a']);
    const reasons = pages
      .current()
      .reports[0]?.leftOut.map(({ why }) => why)
      .join('\n');
    expect(reasons).toContain('leads out of the root');
    expect(reasons).toContain('a link into a hidden folder');
  });

  it.each([
    ['a folder of this machine', (outside: string) => outside],
    ['what another root has cloned', () => '../../sec/checkout'],
    ['its own .git', () => '.git'],
  ])('whose folder with the pages is a link to %s gives no pages', async (_place, target) => {
    const secret = await makeRepository({ 'secret.md': passage('Secret') });
    const repository = await makeRepository({ 'docs/a.md': passage('First'), 'b.md': passage('Second') });
    const [sec, wiki] = [await rootWith(secret.url, { id: 'sec' }), await rootWith(repository.url)].flat();
    if (!sec || !wiki) throw new Error('no roots');
    const pages = await opened([sec, { ...wiki, within: 'docs' }]);
    expect(pages.ids()).toEqual(['handbook/a', 'sec/secret']);
    await rm(join(repository.folder, 'docs'), { recursive: true });
    await symlink(target(secret.folder), join(repository.folder, 'docs'));
    await repository.commit({});
    await pages.reload();
    expect(pages.ids()).toEqual(['handbook/a', 'sec/secret']);
    expect(pages.current().reports[1]?.leftOut[0]?.why).toContain('is a link that leads out of the root');
    await expect(opened([sec, { ...wiki, within: 'docs' }])).rejects.toThrow('leads out of the root');
  });

  it('whose settings and navigation are links to devices or out of it is read without them', async () => {
    const outside = await temporaryFolder();
    await writeFiles(outside, {
      'mkdocs.yml': 'site_url: https://secret.example/\nnav: [{ Secret: a.md }]\n',
    });
    const repository = await makeRepository({ 'docs/a.md': passage('First') });
    const links = ['mkdocs.yml', 'docs/mkdocs.yml', 'docusaurus.config.js', 'docs/docusaurus.config.ts'];
    for (const target of ['/dev/zero', join(outside, 'mkdocs.yml')]) {
      for (const link of links) {
        await rm(join(repository.folder, link), { force: true });
        await symlink(target, join(repository.folder, link));
      }
      await repository.commit({});
      for (const within of ['', 'docs']) {
        const pages = await opened(await rootWith(repository.url, { within }));
        const [page] = pages.current().pages;
        expect(page).toMatchObject({ path: within === '' ? 'docs/a.md' : 'a.md', url: null, trail: [] });
      }
    }
  });

  it('is read through a link from the folder with the pages to another one of its own', async () => {
    const repository = await makeRepository({ 'guides/a.md': passage('First'), 'b.md': passage('Second') });
    await symlink('guides', join(repository.folder, 'docs'));
    await repository.commit({});
    expect((await opened(await rootWith(repository.url, { within: 'docs' }))).ids()).toEqual(['handbook/a']);
  });

  it('is reached with a token that is neither on the disk nor in the log', async () => {
    const repository = await makeRepository({ 'a.md': passage('First') });
    const { url, logins } = await serveWithToken(repository, 'wholly-secret');
    const read = async (tokens: Record<string, string>) => {
      const result = await readRoots({ docsDir: url, configFile: undefined, gitTokens: tokens }, '/');
      if (!result.ok) throw new Error(result.faults.join('\n'));
      return result.roots;
    };
    await expect(opened(await read({}))).rejects.toThrow(/The host asks for a login\. Set GIT_TOKEN/);
    const wrong = { GIT_TOKEN: 'wrongly-secret' };
    const refused = await opened(await read(wrong), { tokens: wrong }).catch((error: Error) => error.message);
    expect(refused).toMatch(/The host asks for a login/);
    expect(refused).not.toContain('wrongly-secret');

    const tokens = { GIT_TOKEN: 'wholly-secret' };
    const pages = await opened(await read(tokens), { tokens });
    expect(pages.ids()).toEqual(['handbook/a']);
    expect(logins).toContain('x-access-token:wholly-secret');
    const encoded = Buffer.from('x-access-token:wholly-secret').toString('base64');
    const written = await readdir(pages.dataDir, { recursive: true, withFileTypes: true });
    for (const entry of written.filter((one) => one.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
      expect(text.includes('wholly-secret') || text.includes(encoded), entry.name).toBe(false);
    }
    expect(JSON.stringify(pages.lines)).not.toContain('wholly-secret');
  });
});

describe('the pause before a repository is fetched again', () => {
  it('grows while that fails, is never longer than six hours for that, and is not the same for all', () => {
    const minutes = (every: number, failures: number, random = 0.5) =>
      Math.round(pauseBeforeFetching(every, failures, random) / 60_000);
    expect([0, 1, 2, 3, 20].map((failures) => minutes(15, failures))).toEqual([15, 30, 60, 120, 360]);
    expect(minutes(1440, 3)).toBe(1440);
    expect([minutes(100, 0, 0), minutes(100, 0, 1)]).toEqual([90, 110]);
  });
});

describe('a machine without git', () => {
  it('says so, and what to do', async () => {
    await expect(
      opened(await rootWith('https://git.example/team/handbook'), { env: { PATH: '/nowhere' } }),
    ).rejects.toThrow('There is no git on this machine. Install it, or name a folder instead of an address.');
  });
});
