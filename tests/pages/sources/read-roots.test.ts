import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageSettings } from '../../../src/pages/sources/page-settings.ts';
import { readRoots } from '../../../src/pages/sources/read-roots.ts';
import { temporaryFolder, writeFiles } from '../../support/write-files.ts';

async function roots(settings: Partial<PageSettings>, files: Record<string, string> = {}) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const read = await readRoots(
    { docsDir: undefined, configFile: undefined, gitTokens: {}, ...settings },
    folder,
  );
  return read.ok
    ? { roots: read.roots, faults: [] as string[] }
    : { roots: [], faults: read.faults.map((fault) => fault.replaceAll(`${folder}/`, '')) };
}
const written = (yaml: string, settings: Partial<PageSettings> = {}) =>
  roots(settings, { 'guidepost.yaml': yaml });

describe('DOCS_DIR', () => {
  it('names folders and repositories', async () => {
    const { roots: found } = await roots({
      docsDir:
        '/srv/handbook/docs, git@github.com:acme/run-books.git,https://github.com/acme/wiki/tree/main/guides/ops',
    });
    expect(found).toMatchObject([
      { id: 'docs', name: 'docs', from: { type: 'folder', folder: '/srv/handbook/docs' } },
      { id: 'run-books', from: { type: 'git', url: 'git@github.com:acme/run-books.git', branch: undefined } },
      { id: 'ops', from: { url: 'https://github.com/acme/wiki', branch: 'main' }, within: 'guides/ops' },
    ]);
  });

  it.each([
    ['https://github.com/org/repo/tree/100%/docs', 'has a “%” that stands for no character'],
    ['https://github.com/org/repo/tree/main/50%-rule', 'has a “%” that stands for no character'],
    ['https://github.com/org/repo/tree/main/..%2f..', 'has a branch or a folder that no repository has'],
    ['https://github.com/org/repo/tree/main/a%5c..%5cb', 'has a branch or a folder that no repository has'],
    ['https://github.com/org/repo/tree/main/a%0ab', 'has a branch or a folder that no repository has'],
    [
      'https://github.com/org/repo/tree/--upload-pack=x/docs',
      'has a branch or a folder that no repository has',
    ],
  ])('with %s is refused', async (docsDir, expected) => {
    expect((await roots({ docsDir })).faults.join()).toContain(expected);
    expect((await written(`roots: [{ git: '${docsDir}' }]`)).faults.join()).toContain(expected);
  });

  it('may be written like PATH where nothing else can be meant', async () => {
    const { roots: found } = await roots({ docsDir: '/srv/a/docs:/srv/b/docs' });
    expect(found.map(({ id }) => id)).toEqual(['a-docs', 'b-docs']);
    const [one] = (await roots({ docsDir: 'team:a' })).roots;
    expect(one?.from).toMatchObject({ folder: expect.stringMatching(/team:a$/) });
  });

  it('is not needed', async () => {
    expect(await roots({})).toEqual({ roots: [], faults: [] });
  });

  it('takes no address that could run a command or holds a password, and never repeats the password', async () => {
    const { faults } = await roots({
      docsDir:
        'ext::sh -c touch% /tmp/x,git://example.com/x,http://example.com/x,https://bot:hunter2@example.com/x',
    });
    expect(faults).toHaveLength(4);
    expect(faults[1]).toMatch(/\(found “git:”\); expected https:\/\/.*Write it like https:\/\/github\.com/);
    expect(faults[3]).toMatch(/has a password or a token in it.*set GIT_TOKEN/);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('takes the addresses of spaces, pages and databases of wikis as the browser shows them', async () => {
    const { roots: found } = await roots({
      docsDir: [
        'https://acme.atlassian.net/wiki/spaces/OPS/overview',
        'https://acme.atlassian.net/wiki/spaces/OPS/pages/123/On+call',
        'https://www.notion.so/acme/Team-0123456789abcdef0123456789abcdef',
        'https://github.com/display/handbook',
      ].join(','),
      wikiTokens: { CONFLUENCE_TOKEN: 'a', CONFLUENCE_USER: 'b', NOTION_TOKEN: 'c' },
    });
    expect(found.map(({ from }) => from)).toMatchObject([
      { type: 'confluence', base: 'https://acme.atlassian.net/wiki/', spaces: ['OPS'], tree: undefined },
      { type: 'confluence', spaces: ['OPS'], tree: '123' },
      { type: 'notion', pages: ['0123456789abcdef0123456789abcdef'] },
      { type: 'git', url: 'https://github.com/display/handbook' },
    ]);
  });
});

describe('guidepost.yaml', () => {
  it('says of each root where it is, who may see it and how its addresses are made', async () => {
    const { roots: found, faults } = await written(`roots:
  - id: handbook
    name: Engineering handbook
    git: https://github.com/acme/handbook
    branch: main
    path: docs/
    url: https://handbook.acme.example
    style: mkdocs
    include: ["guides/**"]
    exclude: ["**/drafts/**"]
    language: de
    owner: Platform team
    channels: [C012ABC]
    groups: [S012ABC]
    fetchEvery: 5
  - folder: ../wiki
`);
    expect(faults).toEqual([]);
    expect(found).toMatchObject([
      {
        id: 'handbook',
        name: 'Engineering handbook',
        from: { type: 'git', url: 'https://github.com/acme/handbook', branch: 'main' },
        within: 'docs',
        url: { base: 'https://handbook.acme.example/', style: 'mkdocs' },
        include: ['guides/**'],
        exclude: ['**/drafts/**'],
        language: 'de',
        owner: 'Platform team',
        channels: ['C012ABC'],
        groups: ['S012ABC'],
        fetchEvery: 5,
      },
      { id: 'wiki', channels: [], groups: [], fetchEvery: 15 },
    ]);
  });

  it('is named by GUIDEPOST_CONFIG, and its folders are relative to it', async () => {
    const { roots: found } = await roots(
      { configFile: 'conf/ours.yaml' },
      { 'conf/ours.yaml': 'roots: [{ folder: docs }]' },
    );
    expect(found[0]?.from).toMatchObject({ folder: expect.stringMatching(/\/conf\/docs$/) });
    for (const configFile of ['/dev/zero', '.'])
      expect((await roots({ configFile })).faults.join()).toMatch(
        /can't be read as a file \(It is no regular file\)/,
      );
    const long = `roots: []\n${'# more\n'.repeat(200_000)}`;
    expect((await written(long)).faults.join()).toContain('It is longer than 1,000,000 bytes');
    expect((await roots({ configFile: 'none.yaml' })).faults).toEqual([
      "GUIDEPOST_CONFIG is none.yaml, which can't be read as a file (ENOENT). Correct the setting, or give the bot the right to read the file.",
    ]);
  });

  it.each([
    [
      'roots: [{ name: X }]',
      /:1 {2}roots 1 has none of “folder”, “git”, “export”, “confluence”, and “notion”\. {2}Say where/,
    ],
    ['roots: [{ folder: a, git: "https://x.example/y" }]', /has “folder” and “git”/],
    ['roots: [{ folder: a, branch: main }]', /roots 1 › branch is only for a root with “git”/],
    ['roots: [{ folder: a, style: mkdocs }]', /roots 1 › style needs “url”/],
    [
      'roots: [{ folder: a, channels: ["#general"] }]',
      /roots 1 › channels 1 is not the id of a channel.*C012ABCDEF/,
    ],
    ['roots: [{ folder: a, channels: [] }]', /nobody could see the pages/],
    ['roots: [{ folder: a, path: ../b }]', /path is no path of a folder inside/],
    ['roots: [{ folder: a, url: "ftp://x" }]', /url is not the http\(s\) address/],
    ['roots: [{ folder: a, stile: plain }]', /"stile" is not a key of the format/],
    ['roots: [{ git: "https://u:p@x.example/y" }]', /has a password or a token in it/],
    ['roots: [{ git: "https://x.example/y", branch: "--upload-pack=x" }]', /branch is no name of a branch/],
    [
      'roots: [{ git: "https://x.example/y", token: ghp_abc }]',
      /token is no name of a setting.*Never write the token itself here/,
    ],
    [
      'roots: [{ confluence: "https://wiki.example", spaces: [OPS], token: GIT_TOKEN }]',
      /roots 1 › token is a setting for something else\. {2}Write CONFLUENCE_TOKEN, or/,
    ],
    [
      'roots: [{ confluence: "https://wiki.example", spaces: [OPS], token: CONFLUENCE_TOKEN_B }]',
      /needs the token CONFLUENCE_TOKEN_B, which is not set/,
    ],
    ['roots: [{ id: a, folder: a }, { id: a, folder: b }]', /Two roots of pages have the id “a”/],
    [
      'roots: [{ git: "https://x.example/y", token: GIT_TOKEN_B }]',
      /needs the token GIT_TOKEN_B, which is not set/,
    ],
    ['roots: {', /this is not valid YAML/],
  ])('%s has a fault that says what to do', async (yaml, expected) => {
    const { faults } = await written(yaml);
    expect(faults.join('\n')).toMatch(expected);
  });

  it('never lets a token go to a host that it is not meant for', async () => {
    const two = (token: string) =>
      `roots: [{ git: "https://a.example/x", ${token} }, { git: "https://b.example/y" }]`;
    const settings = { gitTokens: { GIT_TOKEN: 'secret' } };
    expect((await written(two(''), settings)).faults.join()).toMatch(
      /on several hosts \(a\.example, b\.example\)/,
    );
    const { roots: found } = await written(two('token: GIT_TOKEN'), settings);
    expect(found.map(({ from }) => from.type === 'git' && from.tokenSetting)).toEqual([
      'GIT_TOKEN',
      undefined,
    ]);
  });

  it('names a token of its own for each wiki', async () => {
    const { roots: found, faults } = await written(
      `roots:
  - { confluence: "https://a.example", spaces: [OPS], token: CONFLUENCE_TOKEN_A }
  - { confluence: "https://b.example", spaces: [DEV], token: CONFLUENCE_TOKEN_B }
  - { notion: "https://www.notion.so/Handbook-0123456789abcdef0123456789abcdef", token: NOTION_TOKEN_OPS }`,
      { wikiTokens: { CONFLUENCE_TOKEN_A: 'a', CONFLUENCE_TOKEN_B: 'b', NOTION_TOKEN_OPS: 'c' } },
    );
    expect(faults).toEqual([]);
    expect(found.map(({ from }) => 'tokenSetting' in from && from.tokenSetting)).toEqual([
      'CONFLUENCE_TOKEN_A',
      'CONFLUENCE_TOKEN_B',
      'NOTION_TOKEN_OPS',
    ]);
  });
});

describe('docs/pages.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/pages.md'), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(roots:.*?)^```/gms)].map(([, yaml = '']) => yaml);

  it('has examples of each kind of place', () => {
    for (const key of ['folder', 'git', 'export', 'confluence', 'notion'])
      expect(examples.join('\n')).toMatch(new RegExp(`^ {2}(?:- |  )${key}:`, 'm'));
  });

  it.each(examples)('has an example that can be copied (%#)', async (yaml) => {
    const names = yaml.match(/[A-Z]+_TOKEN\w*/g) ?? [];
    const tokens = [...names, 'NOTION_TOKEN'].flatMap((name) => [name, name.replace('_TOKEN', '_USER')]);
    const every = Object.fromEntries(tokens.map((name) => [name, 'secret']));
    expect((await written(yaml, { gitTokens: every, wikiTokens: every })).faults).toEqual([]);
  });
});
