import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildPage, readBuiltPage } from '../src/page-server/page-build.mjs';

const PACKAGE = join(import.meta.dirname, '..');
const BUILD = pathToFileURL(join(PACKAGE, 'src/page-server/page-build.mjs')).href;
const START = pathToFileURL(join(PACKAGE, 'src/start-local-slack.ts')).href;

/** A small page's sources, and a folder for its bundles. */
async function smallPage(text = 'hello') {
  const root = await mkdtemp(join(tmpdir(), 'local-slack-page-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const places = { source: join(root, 'page'), built: join(root, 'dist/page') };
  await mkdir(places.source);
  await writeFile(join(places.source, 'index.html'), '<!doctype html><p>A small page</p>');
  await writeFile(join(places.source, 'page.css'), 'p { color: teal; }');
  const say = (words: string) =>
    writeFile(
      join(places.source, 'main.tsx'),
      `import './page.css';\ndocument.title = ${JSON.stringify(words)};\n`,
    );
  await say(text);
  return { places, say };
}

/** Runs a module's code in its own process, and returns what it printed. */
async function run(code: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: PACKAGE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(0);
  return printed;
}

test('a page is read as it was built, until its sources change', async () => {
  const { places, say } = await smallPage();
  expect(await readBuiltPage(places)).toBeUndefined();
  const { files, notStored } = await buildPage(places);
  expect(notStored).toBeUndefined();
  expect(files.html).toContain('A small page');
  expect(files.js).toContain('hello');
  expect(files.css).toContain('teal');
  expect(await readBuiltPage(places)).toEqual(files);

  await say('good morning');
  expect(await readBuiltPage(places)).toBeUndefined();
  await buildPage(places);
  expect((await readBuiltPage(places))?.js).toContain('good morning');
  await say('hello');
  expect(await readBuiltPage(places)).toEqual(files);
});

test('the two previous bundles are kept', async () => {
  const { places, say } = await smallPage();
  for (const text of ['one', 'two', 'three', 'four']) {
    await say(text);
    await buildPage(places);
  }
  expect(await readdir(places.built)).toHaveLength(3);
  await say('one');
  expect(await readBuiltPage(places)).toBeUndefined();
});

test('several processes that build at once leave one complete page', async () => {
  const { places } = await smallPage();
  const code = `
    import { buildPage } from ${JSON.stringify(BUILD)};
    const { notStored } = await buildPage(${JSON.stringify(places)});
    console.log(notStored ?? 'stored');`;
  const printed = await Promise.all(Array.from({ length: 4 }, () => run(code)));
  expect(printed).toEqual(Array(4).fill('stored\n'));
  expect(await readdir(places.built)).toHaveLength(1);
  expect((await readBuiltPage(places))?.js).toContain('hello');
});

test('a page that can’t be saved is built anyway, and the reason is reported', async () => {
  const { places } = await smallPage();
  await writeFile(join(places.source, '../dist'), 'This is a file, so there can be no folder.');
  const { files, notStored } = await buildPage(places);
  expect(files.js).toContain('hello');
  expect(notStored).toMatch(/ENOTDIR|EEXIST/);
});

test('sources with errors are refused with the place of the error', async () => {
  const { places } = await smallPage();
  await writeFile(join(places.source, 'main.tsx'), 'const = 1;');
  await expect(buildPage(places)).rejects.toThrow(/main\.tsx:1:6/);
  expect(await readBuiltPage(places)).toBeUndefined();
});

test('neither a start nor an existing page needs esbuild', async () => {
  if (!(await readBuiltPage())) await buildPage();
  const printed = await run(`
    import { createRequire } from 'node:module';
    import { startLocalSlack } from ${JSON.stringify(START)};
    const slack = await startLocalSlack({ port: 0, manifestPath: 'tests/page/sample-manifest.yml' });
    const page = await fetch(slack.url + 'page.js');
    await slack.close();
    const loaded = Object.keys(createRequire(${JSON.stringify(START)}).cache);
    console.log(page.status, loaded.filter((path) => path.includes('esbuild')).length);`);
  expect(printed).toBe('200 0\n');
});
