import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RETENTION } from '../src/people/retention.ts';
import { privacyView } from '../src/slack/privacy/privacy-view.ts';

const ROOT = resolve(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const pages = globSync(
  ['*.md', 'docs/**/*.md', '.github/**/*.md', 'packages/*/*.md', 'knowledge/README.md'],
  {
    cwd: ROOT,
  },
).toSorted();

/** Without code, whose text is no markup. */
const prose = (page: string) => text(page).replaceAll(/^```.*?^```|`[^`\n]+`/gms, '');

/** How GitHub names a heading in an address: "What curators see" is `what-curators-see`. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsIn = (page: string) =>
  [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Every link and image of a page that points into the project. */
function linksIn(page: string): { target: string; path: string; anchor: string | undefined }[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { target, path: path ? join(dirname(page), path) : page, anchor };
    });
}

/** The paths in backticks that name a file or folder of the project, such as `src/slack/kit/`. */
function pathsNamedIn(page: string): string[] {
  const named = [...text(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return named.filter(
    (code) =>
      /^(src|tests|docs|packages|knowledge|\.ci|\.github)\/[\w./-]*$/.test(code) && !code.includes('...'),
  );
}

describe('the documentation', () => {
  it('is found', () => {
    expect(pages).toContain('README.md');
    expect(pages.length).toBeGreaterThan(20);
  });

  it.each(pages)('%s links only to files and headings that exist', (page) => {
    const broken = linksIn(page).filter(
      ({ path, anchor }) =>
        !existsSync(join(ROOT, path)) ||
        (anchor && path.endsWith('.md') && !anchorsIn(path).includes(anchor)),
    );
    expect(broken.map((link) => link.target)).toEqual([]);
  });

  it.each(pages.filter((page) => page !== 'CHANGELOG.md'))('%s names only files that exist', (page) => {
    expect(pathsNamedIn(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('is listed in the README, page by page', () => {
    const listed = new Set(linksIn('README.md').map((link) => link.path));
    const own = pages.filter((page) => page !== 'README.md' && !page.startsWith('.github/'));
    expect(own.filter((page) => !listed.has(page))).toEqual([]);
  });
});

describe('the decisions', () => {
  const decisions = globSync('docs/decisions/*.md', { cwd: ROOT }).toSorted();

  it('are numbered without gaps', () => {
    const numbers = decisions.map((path) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
  });

  it.each(decisions)('%s has a date, its three parts, and its title in the README', (path) => {
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(text(path)) ?? [];
    expect(text(path)).toMatch(/^2\d{3}-\d{2}-\d{2}$/m);
    expect([...text(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
    expect(text('README.md')).toContain(`${number}. [${title}](${path})`);
  });
});

describe('how long data is kept', () => {
  const rows = [...text('docs/data.md').matchAll(/^\| (.+?) \| `(\w+)` \| (.+?) \|$/gm)].map(
    ([, what = '', table = '', keptFor = '']) => ({ what, table, keptFor }),
  );

  it('is in docs/data.md what the deletion does', () => {
    const times = rows
      .filter((row) => /\d/.test(row.keptFor))
      .map((row) => [row.table, row.keptFor] as const)
      .toSorted();
    const rule = Object.values(RETENTION)
      .map(({ table, days }) => [table, `${days} days`] as const)
      .toSorted();
    expect(times).toEqual(rule);
  });

  it('is in docs/data.md for every table', () => {
    const [, tables = ''] = /export interface Tables \{(.+?)\n\}/s.exec(text('src/store/tables.ts')) ?? [];
    const names = [...tables.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) =>
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(names.length).toBeGreaterThan(10);
    expect([...new Set(rows.map((row) => row.table))].toSorted()).toEqual(names.toSorted());
  });

  it('is in the privacy text what the deletion does', () => {
    const { messages, questions, reports, firstDays, rehearsals, tries, audit, stops, deliveries } =
      RETENTION;
    const named = JSON.stringify(privacyView().blocks).match(/a week|half year|\d+ days/g);
    expect(named).toEqual(
      [questions, messages, reports, firstDays, rehearsals, tries, audit, stops, deliveries].map(
        ({ days }) => `${days} days`,
      ),
    );
  });
});
