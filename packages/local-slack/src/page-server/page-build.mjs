// Plain JavaScript with a separate type declaration: `npm ci` runs this with the machine's own Node, which may be too
// old to run TypeScript.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const PLACES = { source: join(PACKAGE, 'src/page'), built: join(PACKAGE, 'dist/page') };
const FILES = { html: 'index.html', js: 'page.js', css: 'page.css' };

/** How many bundles to keep, so that switching between two branches doesn't rebuild every time. */
const BUNDLES_KEPT = 3;

/** A build takes seconds, so a folder this old was left behind by a process that was killed. */
const ABANDONED_MS = 60 * 60 * 1000;

export async function readBuiltPage(places = PLACES) {
  const folder = join(places.built, await fingerprint(places.source));
  try {
    const [html, js, css] = await Promise.all(
      Object.values(FILES).map((name) => readFile(join(folder, name), 'utf8')),
    );
    return { html, js, css };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function buildPage(places = PLACES) {
  const key = await fingerprint(places.source);
  const { build } = await import('esbuild');
  const { outputFiles } = await build(buildOptions({ source: places.source, development: false }));
  const files = await pageFilesOf(places.source, outputFiles);
  try {
    await store(files, places.built, key);
    return { files };
  } catch (error) {
    return { files, notStored: error.message };
  }
}

export function buildOptions({ source = PLACES.source, development }) {
  return {
    entryPoints: [join(source, 'main.tsx')],
    outdir: 'page',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    // This also decides between React for development and for production.
    minify: !development,
    sourcemap: development ? 'inline' : false,
    logLevel: 'silent',
    // The page loads nothing from elsewhere, so fonts and images become part of its files.
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
  };
}

export async function pageFilesOf(source, outputFiles) {
  const text = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { html: await readFile(join(source, 'index.html'), 'utf8'), js: text('.js'), css: text('.css') };
}

/** Covers everything the bundle is made from: the page's sources, this file's options, and the packages' versions. */
async function fingerprint(source) {
  const hash = createHash('sha256');
  const paths = (await readdir(source, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const files = await Promise.all([fileURLToPath(import.meta.url), ...paths].map((path) => readFile(path)));
  // With the length, moving text from one file to the next changes the hash.
  for (const file of files) hash.update(`${file.length}\n`).update(file);
  const { dependencies } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) hash.update(`${name}@${await versionOf(name)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** The installed version, from this package's node_modules or, as in a workspace, from one further up. */
async function versionOf(name) {
  for (let folder = PACKAGE; ; folder = dirname(folder)) {
    try {
      return JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
    } catch {
      if (dirname(folder) === folder) return undefined;
    }
  }
}

/** Writes to a temporary folder and renames it, so that other processes see a complete bundle or none. */
async function store(files, built, key) {
  const folder = join(built, key);
  const beside = join(built, `${key}.${randomUUID()}.new`);
  await mkdir(beside, { recursive: true });
  for (const [part, name] of Object.entries(FILES)) await writeFile(join(beside, name), files[part]);
  try {
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    // Another process was faster; its bundle has the same content.
    if (!(await exists(folder))) throw error;
  }
  await removeOld(built, key);
}

async function removeOld(built, key) {
  const names = (await readdir(built)).filter((name) => name !== key);
  const folders = await Promise.all(
    names.map(async (name) => ({
      path: join(built, name),
      isHalf: name.endsWith('.new'),
      time: (await stat(join(built, name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  const halves = folders.filter(({ isHalf, time }) => isHalf && time < Date.now() - ABANDONED_MS);
  const earlier = folders.filter(({ isHalf }) => !isHalf).sort((a, b) => b.time - a.time);
  for (const { path } of [...halves, ...earlier.slice(BUNDLES_KEPT - 1)]) {
    await rm(path, { recursive: true, force: true });
  }
}

async function exists(path) {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
