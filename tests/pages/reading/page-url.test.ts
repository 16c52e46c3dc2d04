import { expect, it } from 'vitest';
import { pageUrl, type SiteStyle } from '../../../src/pages/reading/page-url.ts';

it.each<[SiteStyle, string, Parameters<typeof pageUrl>[2], string]>([
  ['mkdocs', 'guide/setup.md', {}, 'guide/setup/'],
  ['mkdocs', 'guide/index.md', {}, 'guide/'],
  ['mkdocs', 'guide/README.md', {}, 'guide/'],
  ['mkdocs', 'blog/a.md', { slug: 'b' }, 'blog/b/'],
  ['docusaurus', '01-guide/02-setup.mdx', {}, 'guide/setup'],
  ['docusaurus', '01-guide/index.md', {}, 'guide'],
  ['docusaurus', '01-guide/guide.md', {}, 'guide'],
  ['docusaurus', 'a/b.md', { id: 'c' }, 'a/c'],
  ['docusaurus', 'a/b.md', { slug: '/top' }, 'top'],
  ['docusaurus', 'notes/2024-05-01-x.md', {}, 'notes/2024-05-01-x'],
  ['github', 'guide/set up.md', {}, 'guide/set%20up.md'],
  ['html', 'standards/tests.html.md.erb', {}, 'standards/tests.html'],
  ['html', 'standards/index.html.md.erb', {}, 'standards/'],
  ['plain', 'guide/setup.adoc', {}, 'guide/setup'],
  ['plain', 'Home.md', {}, ''],
])('A %s site has %s (%o) at %s', (style, path, frontMatter, url) => {
  expect(pageUrl({ style, baseUrl: 'https://d.example/x' }, path, frontMatter)).toBe(
    `https://d.example/x/${url}`,
  );
});

it('A page without a site is read only in the bot', () => {
  expect(pageUrl(undefined, 'a.md')).toBeNull();
});
