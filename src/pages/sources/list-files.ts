import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { forEachConcurrent } from '../../for-each-concurrent.ts';
import { createPauses } from '../../pauses.ts';
import type { LeftOut } from '../page.ts';
import { MOST_PAGE_BYTES } from '../reading/read-options.ts';
import { isHiddenIn, isInside } from './inside.ts';
import { createNotes } from './notes.ts';
import { UnreadError } from './read-bounded.ts';

/** A file that may be a page, or may say how pages belong together. */
export interface ListedFile {
  /** Below the root, with forward slashes. */
  path: string;
  /** Where it really is. */
  file: string;
  /** Changes whenever its content may have changed. */
  state: string;
  mtimeMs: number;
  bytes: number;
}

export interface Listing {
  files: ListedFile[];
  /** Every folder whose changes matter, by its real path. */
  folders: string[];
  leftOut: LeftOut[];
  /** How many files were seen, whatever they are. */
  seen: number;
  /** How many there are of each name ending that is no page. */
  otherEndings: ReadonlyMap<string, number>;
}

export interface ListOptions {
  root: string;
  /** The folder to list. */
  folder: string;
  /** A folder that links must not lead out of. */
  boundary: string;
  /** Where the folder itself must really lie, which may be a link; the boundary unless given. */
  container?: string;
  include: readonly string[];
  exclude: readonly string[];
  /** Whether a file can be a page, by its path. */
  isPage(path: string): boolean;
  /** Whether a file belongs to the navigation: it is listed whatever the globs say. */
  isNavigation(path: string): boolean;
  limits?: { bytes: number; files: number };
}

/** The folder itself is a link that leads to where the root has no right to be. */
export class LeadsOutError extends Error {}

/** How many files of all kinds a root may have. */
const MOST_FILES = 200_000;
const LIMITS = { bytes: MOST_PAGE_BYTES, files: MOST_FILES };

/** Folders that hold nothing that the team wrote. */
const NEVER = new Set(['node_modules', 'bower_components', '__pycache__', '_site', '_build']);
/** Folders that programs write, if they are beside one of their files; elsewhere they may hold pages on the subject. */
const GENERATED = new Set(['vendor', 'build', 'dist', 'out', 'target', 'coverage', 'site', 'venv']);
const BUILT_BY =
  /^(?:package\.json|go\.mod|composer\.json|Gemfile|mkdocs\.ya?ml|docusaurus\.config\.\w+|conf\.py|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Makefile|pyproject\.toml|setup\.py|requirements\.txt|CMakeLists\.txt)$/;

/** The longest path of a page, in UTF-16 units: buttons in Slack and addresses carry it, and have room for no more. */
const LONGEST_PATH = 400;

/** How many files are looked at at the same time. */
const WIDTH = 16;

/**
 * Lists what may be read below a folder, at any depth. Links are followed within the boundary, once to each place.
 * @throws LeadsOutError if the folder itself leads out of its container; the system's error if it can't be read
 */
export async function listFiles(options: ListOptions): Promise<Listing> {
  const { root, isPage, isNavigation, limits = LIMITS } = options;
  const notes = createNotes(root);
  const pause = createPauses();
  const top = await realpath(options.folder);
  const boundary = await realpath(options.boundary);
  const container = await realpath(options.container ?? options.boundary);
  const named = relative(options.container ?? options.boundary, options.folder);
  // Whoever writes in a repository must not choose which folder of this machine is read.
  const isElsewhere = relative(container, top) !== named;
  if (!isInside(container, top) || (isElsewhere && isHiddenIn(container, top))) throw new LeadsOutError();
  const files: ListedFile[] = [];
  const folders = new Set<string>();
  const watched = new Set<string>();
  const realFiles = new Set<string>();
  const otherEndings = new Map<string, number>();
  const links: { path: string; at: string }[] = [];
  let seen = 0;
  let full = false;

  const wanted = (path: string) =>
    (options.include.length === 0 || options.include.some((glob) => posix.matchesGlob(path, glob))) &&
    !options.exclude.some((glob) => posix.matchesGlob(path, glob));
  const candidate = (path: string): boolean => {
    seen += 1;
    if (isNavigation(path)) return true;
    if (!isPage(path)) {
      const ending = endingOf(path);
      otherEndings.set(ending, (otherEndings.get(ending) ?? 0) + 1);
      return false;
    }
    if (wanted(path)) {
      const fault = pathFault(path);
      if (fault) notes.add(fault, path);
      return fault === undefined;
    }
    notes.add('The settings leave it out with “include” or “exclude”.', path);
    return false;
  };
  const take = async (path: string, file: string, found?: Stats) => {
    try {
      const stats = found ?? (await stat(file));
      if (stats.size > limits.bytes) {
        notes.add(
          `It is larger than ${inMegabytes(limits.bytes)}, which no page is. Split it if somebody should find it.`,
          path,
        );
        return;
      }
      realFiles.add(file);
      files.push({
        path,
        file,
        state: `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`,
        mtimeMs: stats.mtimeMs,
        bytes: stats.size,
      });
    } catch (error) {
      // A file that has just gone needs no word.
      if (codeOf(error) !== 'ENOENT') notes.add(cantBeRead(error), path);
    }
  };

  const walk = async (path: string, real: string): Promise<void> => {
    if (full || folders.has(real)) return;
    folders.add(real);
    await pause();
    let entries: Dirent[];
    try {
      entries = await readdir(real, { withFileTypes: true });
    } catch (error) {
      if (path === '') throw error;
      if (codeOf(error) !== 'ENOENT') notes.add(cantBeRead(error), `${path}/`);
      return;
    }
    watched.add(real);
    const built = entries.some(({ name }) => BUILT_BY.test(name));
    const within: string[] = [];
    const candidates: string[] = [];
    for (const entry of entries) {
      const { name } = entry;
      const below = path === '' ? name : `${path}/${name}`;
      if (name.startsWith('.') && !(entry.isFile() && isNavigation(below))) {
        if (entry.isDirectory() && name !== '.git')
          notes.add('It is a hidden folder: its name begins with a dot.', `${below}/`);
      } else if (entry.isSymbolicLink()) {
        links.push({ path: below, at: join(real, name) });
      } else if (entry.isDirectory()) {
        const why = whyNotFolder(name, built);
        if (why) notes.add(why, `${below}/`);
        else within.push(name);
      } else if (entry.isFile()) {
        if (seen >= limits.files) {
          full = true;
          break;
        }
        if (candidate(below)) candidates.push(name);
      }
    }
    await forEachConcurrent(candidates, WIDTH, (name) =>
      take(path === '' ? name : `${path}/${name}`, join(real, name)),
    );
    for (const name of within.toSorted())
      await walk(path === '' ? name : `${path}/${name}`, join(real, name));
  };

  const follow = async ({ path, at }: { path: string; at: string }) => {
    try {
      const real = await realpath(at);
      const stats = await stat(real);
      if (!isInside(boundary, real)) {
        notes.add('It is a link that leads out of the root. Add its target as a root of its own.', path);
      } else if (isHiddenIn(boundary, real)) {
        notes.add('It is a link into a hidden folder.', path);
      } else if (stats.isDirectory()) {
        if (folders.has(real)) notes.add('It is a link to a folder that is read where it is.', path);
        else await walk(path, real);
      } else if (stats.isFile() && candidate(path)) {
        watched.add(join(real, '..'));
        if (realFiles.has(real)) notes.add('It is a link to a file that is read where it is.', path);
        else await take(path, real, stats);
      }
    } catch (error) {
      const code = codeOf(error);
      notes.add(
        code === 'ENOENT' || code === 'ELOOP' ? 'It is a link that leads nowhere.' : cantBeRead(error),
        path,
      );
    }
  };

  await walk('', top);
  // Only now, so that a file is read where it really is. What a link leads to may have links in it.
  for (let link = links.shift(); link && !full; link = links.shift()) await follow(link);
  if (full) {
    notes.add(
      `There are more than ${limits.files.toLocaleString('en-US')} files, and those after that were not looked at. Name the folder with the pages more exactly.`,
    );
  }
  if (otherEndings.size > 0) {
    const most = [...otherEndings].toSorted(([, a], [, b]) => b - a);
    const named = most.slice(0, 6).map(([ending, count]) => `${count} ${ending}`);
    notes.add(
      `Other kinds of files can't be read as pages: ${named.join(', ')}${most.length > 6 ? ' and others' : ''}.`,
    );
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, folders: [...watched], leftOut: notes.list(), seen, otherEndings };
}

function pathFault(path: string): string | undefined {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path)) {
    return 'Its path has a line break or another character that can’t be seen. Give it another name.';
  }
  if (path.length <= LONGEST_PATH) return undefined;
  return `Its path is longer than ${LONGEST_PATH} characters. Move it up, or shorten the names of its folders.`;
}

function whyNotFolder(name: string, built: boolean): string | undefined {
  if (NEVER.has(name)) return 'It is a folder that programs fill, not people.';
  if (built && GENERATED.has(name)) {
    return 'It is a folder that a build fills. If people write in it, add it as a root of its own.';
  }
  if (built && name === 'versioned_docs') return 'It has older versions of the pages.';
  return undefined;
}

function endingOf(path: string): string {
  const name = posix.basename(path);
  const ending = posix.extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,12}$/.test(ending) ? ending : 'without an ending';
}

function inMegabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}

/** Why a file or folder is left out that the system refuses. */
export function cantBeRead(error: unknown): string {
  if (error instanceof UnreadError) return error.message;
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM'
    ? `The bot may not read it (${code}). Give it the right to, or leave it out with “exclude”.`
    : `It can't be read (${code}).`;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
