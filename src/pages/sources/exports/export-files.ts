import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeftOut } from '../../page.ts';
import { isPagePath } from '../../reading/page-url.ts';
import { codeOf } from '../list-files.ts';
import { createNotes } from '../notes.ts';
import { ExportError, unpackExport } from './unpack-export.ts';

/** The pages of an export, unpacked. */
export interface ExportFiles {
  folder: string;
  /** What was not unpacked, and why. */
  leftOut: LeftOut[];
  /** Why these are the pages of an older archive; undefined if they are not. */
  stale: string | undefined;
  /** Whether the archive was unpacked just now. */
  isNew: boolean;
}

/** Written beside the unpacked files. */
interface Unpacked {
  archive: string;
  /** Of the archive: changes whenever its content may have changed. */
  state: string;
  leftOut: LeftOut[];
}

/**
 * Finds the pages of an export, unpacking it first if it has changed. If that fails, those of before remain.
 * @param folder of this root alone
 * @throws ExportError if there is nothing to be read
 */
export async function exportFiles(root: string, archive: string, folder: string): Promise<ExportFiles> {
  const place = join(folder, 'unpacked');
  const files = join(place, 'files');
  const before = await unpackedIn(place);
  const existing = before?.archive === archive ? before : undefined;
  try {
    const state = await stateOf(archive);
    if (existing?.state === state) {
      return { folder: files, leftOut: existing.leftOut, stale: undefined, isNew: false };
    }
    const fresh = join(folder, 'unfinished');
    await rm(fresh, { recursive: true, force: true });
    await mkdir(join(fresh, 'files'), { recursive: true, mode: 0o700 });
    const notes = createNotes(root);
    try {
      await unpackExport({ archive, folder: join(fresh, 'files'), wanted: isPagePath, notes });
      const unpacked: Unpacked = { archive, state, leftOut: notes.list() };
      await writeFile(join(fresh, 'unpacked.json'), JSON.stringify(unpacked), { mode: 0o600 });
      await rm(place, { recursive: true, force: true });
      await rename(fresh, place);
      return { folder: files, leftOut: unpacked.leftOut, stale: undefined, isNew: true };
    } finally {
      await rm(fresh, { recursive: true, force: true }).catch(() => {});
    }
  } catch (error) {
    const why = whyNot(archive, error);
    if (!existing) throw new ExportError(why);
    const stale = `The export could not be unpacked, so the pages are those of the last time. ${why}`;
    return { folder: files, leftOut: existing.leftOut, stale, isNew: false };
  }
}

async function stateOf(archive: string): Promise<string> {
  const stats = await stat(archive);
  if (!stats.isFile()) {
    throw new ExportError('It is a folder. Name the zip file, or write “folder” instead of “export”.');
  }
  return `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

async function unpackedIn(place: string): Promise<Unpacked | undefined> {
  try {
    const unpacked: Unpacked = JSON.parse(await readFile(join(place, 'unpacked.json'), 'utf8'));
    return unpacked;
  } catch {
    return undefined;
  }
}

function whyNot(archive: string, error: unknown): string {
  if (error instanceof ExportError) return `The export ${archive}: ${error.message}`;
  const code = codeOf(error);
  if (code === 'ENOENT') return `There is no file ${archive}. Copy it there, or correct the setting.`;
  if (code === 'ENOSPC') return 'There is no room left on the disk to unpack the export.';
  return `The export ${archive} can't be read (${code}). Give the bot the right to, or copy it again.`;
}
