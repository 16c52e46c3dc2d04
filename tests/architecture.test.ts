import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

interface SourceFile {
  /** From `src`, e.g. `slack/send.ts`. */
  path: string;
  text: string;
  /** Files of the project as paths from `src`, packages by their name. */
  imports: string[];
}

const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, target = '']) =>
      target.startsWith('.') ? relative(SRC, resolve(SRC, dirname(path), target)) : target,
    );
    return { path, text, imports };
  });

/** Each file of a folder with those of its imports that match. */
function importsOf(folder: string, matching: RegExp): string[] {
  return files
    .filter((file) => file.path.startsWith(folder))
    .flatMap((file) =>
      file.imports.filter((one) => matching.test(one)).map((one) => `${file.path} imports ${one}`),
    );
}

describe('the direction of imports', () => {
  it('reads all source files', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it('keeps Slack out of everything but slack/', () => {
    const elsewhere = files.filter((file) => !file.path.startsWith('slack/'));
    expect(elsewhere.flatMap((file) => file.imports.filter((one) => one.startsWith('@slack/')))).toEqual([]);
  });

  it('keeps cards/, search/ and nudges/rules/ free of Slack, database, environment and clock', () => {
    for (const folder of ['cards/', 'search/', 'nudges/rules/']) {
      expect(importsOf(folder, /^(slack|store|answers|tools)\/|^(kysely|pg|pg-boss|@electric-sql)/)).toEqual(
        [],
      );
      const impure = files.filter(
        (file) =>
          file.path.startsWith(folder) &&
          /process\.env|Date\.now\(|new Date\(\)|Math\.random\(/.test(file.text),
      );
      expect(impure.map((file) => file.path)).toEqual([]);
    }
  });

  it('keeps store/ free of Slack, cards and search', () => {
    expect(importsOf('store/', /^(slack|cards|search|tools)\//)).toEqual([]);
  });

  it('keeps the domain, answers/ and nudges/, free of Slack', () => {
    for (const folder of ['answers/', 'nudges/']) {
      expect(importsOf(folder, /^(slack|tools)\//)).toEqual([]);
    }
  });

  it('keeps views pure: no await, no client, no clock', () => {
    const views = files.filter((file) => /^slack\/.*-view\.ts$/.test(file.path));
    expect(views.length).toBeGreaterThan(5);
    const impure = views.filter((file) =>
      /\bawait\b|\bclient\b|new Date\(\)|Date\.now|Math\.random/.test(file.text),
    );
    expect(impure.map((file) => file.path)).toEqual([]);
  });

  it('lets the local Slack know nothing of the bot', () => {
    const packages = join(ROOT, 'packages');
    const outside = readdirSync(packages, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/src\/.*\.tsx?$/.test(path))
      .filter((path) => /['"][./]*\.\.\/src\//.test(readFileSync(join(packages, path), 'utf8')));
    expect(outside).toEqual([]);
  });

  it('lets only the mains and the tools touch the environment or exit', () => {
    const allowed = /^(main\.ts|tools\/)/;
    const touching = files.filter(
      (file) => !allowed.test(file.path) && /process\.(env|exit\()/.test(file.text),
    );
    expect(touching.map((file) => file.path)).toEqual([]);
  });
});

describe('the source files', () => {
  it('have no names that say nothing', () => {
    const vague = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|manager|index)\.tsx?$/.test(file.path),
    );
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  it('are all loaded by plain node, which runs them as they are', () => {
    const starts = /^(main\.ts|tools\/)/;
    const loadable = files.filter(
      (file) => file.path.endsWith('.ts') && !file.path.endsWith('.d.ts') && !starts.test(file.path),
    );
    const script = `for (const file of ${JSON.stringify(loadable.map((file) => join(SRC, file.path)))}) await import(file);`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(stderr.replaceAll(/.*ExperimentalWarning.*\n.*\n/g, '')).toBe('');
    expect(status).toBe(0);
  });
});
