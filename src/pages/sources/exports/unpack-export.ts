import { createWriteStream } from 'node:fs';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { createPauses } from '../../../pauses.ts';
import { MOST_PAGE_BYTES } from '../../reading/read-options.ts';
import type { Notes } from '../notes.ts';

/** An archive gives nothing that could be read. Its message says why, and what to do. */
export class ExportError extends Error {}

export interface UnpackOptions {
  /** A zip file. */
  archive: string;
  /** An empty folder for its pages. */
  folder: string;
  /** Whether a file is wanted, by its path in the archive; the others are counted and not unpacked. */
  wanted(path: string): boolean;
  notes: Notes;
  limits?: UnpackLimits;
}

export interface UnpackLimits {
  /** Of one page, in bytes. */
  page: number;
  /** Of all pages, in bytes. */
  all: number;
  /** Of all archives within the archive, in bytes. */
  parts: number;
  /** How many entries an archive may have. */
  entries: number;
}

const LIMITS: UnpackLimits = { page: MOST_PAGE_BYTES, all: 2e9, parts: 8e9, entries: 500_000 };

/** Notion puts a large export into archives within the archive. */
const PART = /^[^/]*-Part-\d+\.zip$/i;
const BROKEN =
  'It is no zip file that can be read: it is broken, or not there in full yet. Export or copy it again.';

/**
 * Unpacks the pages of an export. How much is written never depends on what the archive says about itself.
 * @throws ExportError if the archive is broken or too large
 */
export async function unpackExport(options: UnpackOptions): Promise<void> {
  const { notes, limits = LIMITS } = options;
  const others = new Map<string, number>();
  const room = { pages: limits.all, parts: limits.parts };
  const parts = await unpackOne(options.archive, { ...options, limits }, room, others, true);
  for (const part of parts) {
    try {
      await unpackOne(part, { ...options, limits }, room, others, false);
    } finally {
      await rm(part, { force: true });
    }
  }
  if (others.size > 0) {
    const most = [...others].toSorted(([, a], [, b]) => b - a).slice(0, 6);
    notes.add(
      `Other kinds of files can't be read as pages: ${most.map(([ending, count]) => `${count} ${ending}`).join(', ')}${others.size > 6 ? ' and others' : ''}.`,
    );
  }
}

/** @returns the archives within it, which are beside the folder */
async function unpackOne(
  archive: string,
  { folder, wanted, notes, limits }: UnpackOptions & { limits: UnpackLimits },
  room: { pages: number; parts: number },
  others: Map<string, number>,
  mayHaveParts: boolean,
): Promise<string[]> {
  const pause = createPauses();
  const parts: string[] = [];
  const chosen: { entry: Entry; path: string; isPart: boolean }[] = [];
  const zip = await opened(archive);
  try {
    if (zip.entryCount > limits.entries) {
      throw new ExportError(
        `The archive has more than ${limits.entries.toLocaleString('en-US')} entries, which no export of pages has. Check that it is the right file.`,
      );
    }
    for await (const entry of entriesOf(zip)) {
      await pause();
      const path = pathOf(entry);
      if (path.endsWith('/')) continue;
      const unsafe = validateFileName(path) ?? (path.includes('\0') ? 'a zero byte' : null);
      if (unsafe !== null) {
        notes.add('Its path leads out of the archive, as no export does. It was not unpacked.', path);
        continue;
      }
      const isPart = mayHaveParts && PART.test(path);
      if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(path)) continue;
      if (!isPart && !wanted(path)) {
        const ending = /\.[a-z0-9]{1,12}$/i.exec(path)?.[0].toLowerCase() ?? 'without an ending';
        others.set(ending, (others.get(ending) ?? 0) + 1);
        continue;
      }
      if (entry.isEncrypted()) {
        notes.add('It is encrypted in the archive. Export it without a password.', path);
        continue;
      }
      if (!isPart && entry.uncompressedSize > limits.page) {
        notes.add(
          `It is larger than ${limits.page / 1e6} MB, which no page is. Split it if somebody should find it.`,
          path,
        );
        continue;
      }
      room[isPart ? 'parts' : 'pages'] -= entry.uncompressedSize;
      if (room.pages < 0 || room.parts < 0) {
        throw new ExportError(
          `The archive has more than ${(isPart ? limits.parts : limits.all) / 1e9} GB of pages, which no export has. Check that it is the right file, or unpack it and name the folder.`,
        );
      }
      chosen.push({ entry, path, isPart });
    }
    // What comes out is never more than what an entry says, or else reading it fails: nothing is unpacked before all is known to fit.
    for (const { entry, path, isPart } of chosen) {
      await pause();
      if (isPart) {
        const part = `${folder}-part-${parts.length}.zip`;
        await kept(path, notes, async () => {
          await pipeline(await contentOf(zip, entry), createWriteStream(part, { mode: 0o600 }));
          parts.push(part);
        });
        continue;
      }
      await kept(path, notes, async () => {
        const bytes = await buffer(await contentOf(zip, entry));
        await write(join(folder, path), bytes, entry, path, notes);
      });
    }
  } finally {
    zip.close();
  }
  return parts;
}

async function write(file: string, bytes: Buffer, entry: Entry, path: string, notes: Notes): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, bytes, { mode: 0o600 });
    const changed = entry.getLastModDate();
    if (!Number.isNaN(changed.getTime())) await utimes(file, changed, changed);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    // A full disk is not the fault of one file.
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS' || code === 'EACCES') throw error;
    notes.add(
      `Its name can't be written on this system (${code}). Rename the page, and export it again.`,
      path,
    );
  }
}

async function opened(archive: string): Promise<ZipFile> {
  try {
    // Names are decoded here, so that one bad name doesn't end the whole archive.
    return await openPromise(archive, { lazyEntries: true, decodeStrings: false, autoClose: false });
  } catch (error) {
    if (isOfSystem(error)) throw error;
    throw new ExportError(BROKEN);
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    if (error instanceof ExportError || isOfSystem(error)) throw error;
    throw new ExportError(BROKEN);
  }
}

/** The content of an entry, which may fail before anybody reads it: what reads it is told, and nobody else has to be. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  const stream = await zip.openReadStreamPromise(entry);
  return stream.on('error', () => {});
}

/** Does something with one entry; if that is broken, the others are still there. */
async function kept(path: string, notes: Notes, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isOfSystem(error)) throw error;
    notes.add('It is broken in the archive. Export it again.', path);
  }
}

function isOfSystem(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code !== '' && !code.startsWith('Z_') && !code.startsWith('ERR_');
}

/** Many programs write UTF-8 without saying so. */
function pathOf(entry: Entry): string {
  const said = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw);
    return /[^\0-\x7f]/.test(utf8) && (entry.generalPurposeBitFlag & 0x800) === 0
      ? utf8.replaceAll('\\', '/')
      : said;
  } catch {
    return said;
  }
}
