import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { forEachConcurrent } from '../../../for-each-concurrent.ts';
import { pageUrl, withoutEnding } from '../../reading/page-url.ts';
import { MOST_PAGE_BYTES } from '../../reading/read-options.ts';
import { readPage } from '../../reading/read-page.ts';
import { folderTrail } from '../exports/folder-trail.ts';
import { isHiddenIn, isInside } from '../inside.ts';
import { cantBeRead, codeOf } from '../list-files.ts';
import { siteFor } from '../page-sites.ts';
import { readBounded, readBoundedSync } from '../read-bounded.ts';
import type { PageCache } from './page-cache.ts';
import type { BatchRequest, FileResult, PageJob, RootContext } from './page-job.ts';

/** Files that wait for the disk at the same time. */
const WIDTH = 8;
const MOST_INCLUDED_BYTES = 1_000_000;

/** With these, the system says that it could not read right now, and nothing about the file. */
const PASSING = new Set(['EIO', 'EBUSY', 'ESTALE', 'EMFILE', 'ENFILE', 'EAGAIN', 'ETIMEDOUT', 'ENOMEM']);

/**
 * Reads files as pages, from the cache where their content is known.
 * @returns what came of each, in their order; it never throws because of one
 */
export async function readBatch(
  { context, jobs }: BatchRequest,
  cache: PageCache | undefined,
): Promise<FileResult[]> {
  const results: FileResult[] = [];
  await forEachConcurrent([...jobs.entries()], WIDTH, async ([index, job]) => {
    results[index] = await readOne(context, job, cache);
  });
  return results;
}

async function readOne(
  context: RootContext,
  job: PageJob,
  cache: PageCache | undefined,
): Promise<FileResult> {
  let bytes: Buffer;
  try {
    bytes = await readBounded(job.file, MOST_PAGE_BYTES);
  } catch (error) {
    const why = cantBeRead(error);
    return { key: '', read: { ok: false, why, ...(PASSING.has(codeOf(error)) && { passing: true }) } };
  }
  const key = keyOf(context, job, bytes);
  const known = await cache?.get(key);
  if (known?.includes.every(({ path, digest }) => digestOf(included(context, path)) === digest)) {
    return { key, read: known.read };
  }
  const includes = new Map<string, string>();
  const read = await parse(context, job, bytes, (path) => {
    const text = included(context, path);
    includes.set(path, digestOf(text));
    return text;
  });
  await cache?.put(key, {
    read,
    includes: [...includes].map(([path, digest]) => ({ path, digest })),
  });
  return { key, read };
}

async function parse(
  context: RootContext,
  { path, navigation }: PageJob,
  bytes: Buffer,
  include: (path: string) => string | undefined,
): Promise<FileResult['read']> {
  const found = siteFor(context.addresses, path);
  const site = found?.site;
  try {
    const read = await readPage({
      root: context.root,
      path,
      bytes,
      include,
      owner: context.owner ?? null,
      ...(site && {
        site,
        urlOf: (other: string) =>
          withoutEnding(other) === other ? undefined : found.move(pageUrl(site, other)),
      }),
      ...(context.language !== undefined && { language: context.language }),
      ...(navigation && { navigation }),
    });
    if (!read.ok) return read;
    return {
      ok: true,
      page: {
        ...read.page,
        url: found ? found.move(read.page.url) : read.page.url,
        ...(context.trailFromFolders && read.page.trail.length === 0 && { trail: folderTrail(path) }),
      },
      advice: read.advice,
    };
  } catch (error) {
    // A fault of the reading code must cost no more than this page.
    const type = error instanceof Error ? error.constructor.name : typeof error;
    return {
      ok: false,
      why: `Reading it failed (${type}), which is a fault of Guidepost. Please report it.`,
    };
  }
}

function keyOf(context: RootContext, job: PageJob, bytes: Buffer): string {
  const { root, addresses, language, owner, trailFromFolders } = context;
  const known = JSON.stringify([
    ...[root, job.path, addresses, language, owner, job.navigation],
    ...(trailFromFolders ? ['folders'] : []),
  ]);
  return createHash('sha256').update(known).update('\0').update(bytes).digest('hex');
}

/** A file that a page includes, if it really lies below the root. */
function included(context: RootContext, path: string): string | undefined {
  try {
    const folder = realpathSync(context.folder);
    const file = realpathSync(join(folder, path));
    if (!isInside(folder, file) || isHiddenIn(folder, file)) return undefined;
    return readBoundedSync(file, MOST_INCLUDED_BYTES).toString('utf8');
  } catch {
    return undefined;
  }
}

function digestOf(text: string | undefined): string {
  return text === undefined ? 'none' : createHash('sha256').update(text).digest('base64');
}
