import { describe, expect, it } from 'vitest';
import { isNavigationFile, type PlaceOf, readNavigation } from '../../../src/pages/navigation/navigation.ts';

/** Each page in its order: how one gets there, and what it is called there. */
function shown(files: Record<string, string>, pages: string[], placeOf?: PlaceOf): string[] {
  expect(Object.keys(files).filter((path) => !isNavigationFile(path))).toEqual([]);
  const { entries } = readNavigation(new Map(Object.entries(files)), pages, placeOf);
  return [...entries]
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([path, { title, trail }]) => `${[...trail, title ?? '-'].join(' > ')} (${path})`);
}

describe('the navigation of a site', () => {
  it('is the nav of MkDocs, with tags that only Python knows', () => {
    const mkdocs = [
      'site_name: Handbook',
      'plugins: [techdocs-core]',
      'markdown_extensions:',
      '  - pymdownx.emoji: {emoji_index: !!python/name:materialx.emoji.twemoji }',
      'nav:',
      '  - index.md',
      '  - On call:',
      '      - Rota: oncall/rota.md',
      '      - Deep:',
      '          - oncall/night.md',
      '  - Elsewhere: https://acme.example',
    ].join('\n');
    const pages = ['docs/oncall/night.md', 'docs/oncall/rota.md', 'docs/index.md', 'docs/new.md'];
    expect(shown({ 'mkdocs.yml': mkdocs }, pages)).toEqual([
      '- (docs/index.md)',
      'On call > Rota (docs/oncall/rota.md)',
      'On call > Deep > - (docs/oncall/night.md)',
      '- (docs/new.md)',
    ]);
  });

  it('is the sidebar of Docusaurus, where it is data', () => {
    const sidebars = [
      '// @ts-check',
      '/** @type {import("@docusaurus/plugin-content-docs").SidebarsConfig} */',
      'const sidebars = {',
      "  main: ['intro', {type: 'category', label: 'On call', link: {type: 'doc', id: 'oncall/index'},",
      "    items: [{type:'doc', id:'oncall/rota', label:\"Who's on call\"}, 'oncall/night',],",
      "  }, {'Short form': ['last']}],",
      '};',
      'module.exports = sidebars;',
    ].join('\n');
    const pages = [
      'docs/intro.md',
      'docs/02-oncall/index.md',
      'docs/02-oncall/01-rota.md',
      'docs/02-oncall/night.mdx',
      'docs/last.md',
    ];
    expect(shown({ 'sidebars.js': sidebars }, pages)).toEqual([
      '- (docs/intro.md)',
      'On call (docs/02-oncall/index.md)',
      "On call > Who's on call (docs/02-oncall/01-rota.md)",
      'On call > - (docs/02-oncall/night.mdx)',
      'Short form > - (docs/last.md)',
    ]);
  });

  it('is not run where it is a program, and its writer is told', () => {
    const files = new Map([['sidebars.js', 'module.exports = { main: require("./generated")() };']]);
    const { entries, advice } = readNavigation(files, ['docs/on-call/rota.md']);
    expect(entries.get('docs/on-call/rota.md')).toEqual({ order: 0, trail: ['On call'] });
    expect(advice).toEqual([{ path: 'sidebars.js', what: expect.stringContaining('plain data') }]);
  });

  it('is what the folders of Docusaurus say', () => {
    const pages = ['docs/b/two.md', 'docs/a/one.md'];
    const files = {
      'docs/a/_category_.json': '{"label": "Later", "position": 2}',
      'docs/b/_category_.yml': 'label: First\nposition: 1',
    };
    expect(shown(files, pages)).toEqual(['First > - (docs/b/two.md)', 'Later > - (docs/a/one.md)']);
  });

  it('is the summary of GitBook and mdBook', () => {
    const summary =
      '# Summary\n\n[Intro](README.md)\n\n## Work\n\n* [On call](oncall/README.md)\n  * [Rota](oncall/rota.md#x)\n- [Draft]()\n';
    expect(shown({ 'SUMMARY.md': summary }, ['oncall/rota.md', 'README.md', 'oncall/README.md'])).toEqual([
      'Intro (README.md)',
      'Work > On call (oncall/README.md)',
      'Work > On call > Rota (oncall/rota.md)',
    ]);
  });

  it('is what .pages says, folder by folder', () => {
    const files = {
      'docs/.pages': 'nav:\n  - Start: start.md\n  - z\n  - ...\n',
      'docs/z/.pages': 'title: The end',
    };
    expect(shown(files, ['docs/a.md', 'docs/start.md', 'docs/z/x.md'])).toEqual([
      'Start (docs/start.md)',
      'The end > - (docs/z/x.md)',
      '- (docs/a.md)',
    ]);
  });

  it('is what the weights and section pages of Hugo say', () => {
    const places: Record<string, { title?: string; order?: number }> = {
      'content/ops/_index.md': { title: 'Operations' },
      'content/ops/b.md': { order: 1 },
      'content/ops/a.md': { order: 2 },
    };
    expect(
      shown({}, ['content/ops/a.md', 'content/ops/b.md', 'content/ops/_index.md'], (path) => places[path]),
    ).toEqual([
      '- (content/ops/_index.md)',
      'Operations > - (content/ops/b.md)',
      'Operations > - (content/ops/a.md)',
    ]);
  });

  it('survives a file that is broken', () => {
    const files = new Map([
      ['mkdocs.yml', 'nav: [a'],
      ['SUMMARY.md', ''],
    ]);
    expect(readNavigation(files, ['a.md']).advice).toHaveLength(1);
  });
});
