import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readBounded } from '../read-bounded.ts';
import { GitError, type GitSetup, runGit } from './run-git.ts';

export interface CheckoutOptions extends GitSetup {
  /** The folder of this root alone; the files are in `checkout` within it. */
  folder: string;
  url: string;
  /** Undefined for the default branch of the repository. */
  branch: string | undefined;
  /** Sent to the host of the address, if it is reached by https. */
  token: string | undefined;
  timeoutMs?: number;
  /** Called before all of it is cloned. */
  onClone(): void;
}

export interface Checkout {
  /** Where the files are. */
  files: string;
  branch: string;
  /** Of the commit. */
  commit: string;
}

/** How much of the history is fetched, in commits: it says when a page was changed. Only names come with it, not old files. */
const DEPTH = 500;
const MOST_CONFIG_BYTES = 1_000_000;
const TIMEOUT_MS = 10 * 60_000;
const LOCAL_TIMEOUT_MS = 2 * 60_000;

/** What an earlier start has left, if it is whole and of this address and branch; without asking the host. */
export async function existingCheckout(options: CheckoutOptions): Promise<Checkout | undefined> {
  const files = join(options.folder, 'checkout');
  if ((await addressOf(files)) === undefined) return undefined;
  try {
    return await describe(files, options);
  } catch {
    return undefined;
  }
}

/** Whether what is on the disk was cloned from this address. */
export async function isOfAddress({ folder, url }: CheckoutOptions): Promise<boolean> {
  return (await addressOf(join(folder, 'checkout'))) === url;
}

/**
 * Brings the files of a branch up to date, whatever has happened to its history. Where that fails, all of it is cloned again beside the
 * old files, which stay until the new ones are whole.
 * @throws GitError when there is nothing newer to be had; what was there is still there
 */
export async function fetchCheckout(options: CheckoutOptions): Promise<Checkout> {
  const files = join(options.folder, 'checkout');
  if (await isOfAddress(options)) {
    try {
      return await update(files, options);
    } catch (error) {
      if (!(error instanceof GitError) || error.kind !== 'failed') throw error;
      // Either the host refuses, then it refuses a clone as well, or the clone is broken.
    }
  }
  const fresh = join(options.folder, 'unfinished');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  options.onClone();
  try {
    const branch = options.branch === undefined ? [] : ['--branch', options.branch];
    await runGit(
      [
        'clone',
        '--quiet',
        '--no-checkout',
        '--single-branch',
        '--no-tags',
        '--template=',
        ...REMOTE,
        ...branch,
        '--',
        options.url,
        fresh,
      ],
      remote(options),
    );
    await runGit(['reset', '--quiet', '--hard'], { ...remote(options), folder: fresh });
    await describe(fresh, options);
    const old = join(options.folder, 'old');
    await rm(old, { recursive: true, force: true });
    await rename(files, old).catch(ignoreMissing);
    await rename(fresh, files);
    await rm(old, { recursive: true, force: true });
    return await describe(files, options);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

/** File contents come only for the files that are checked out. */
const REMOTE = [`--depth=${DEPTH}`, '--filter=blob:none'];

async function update(files: string, options: CheckoutOptions): Promise<Checkout> {
  // After a crash in the middle of a command; nobody else works in this folder.
  for (const lock of ['index.lock', 'shallow.lock']) await rm(join(files, '.git', lock), { force: true });
  const before = await head(files, options);
  await runGit(['fetch', '--quiet', '--no-tags', '--force', ...REMOTE, 'origin', options.branch ?? 'HEAD'], {
    ...remote(options),
    folder: files,
  });
  const fetched = (await runGit(['rev-parse', 'FETCH_HEAD'], local(files, options))).trim();
  await runGit(['reset', '--quiet', '--hard', fetched], { ...remote(options), folder: files });
  if (fetched !== before) await runGit(['clean', '--quiet', '-ffdx'], local(files, options));
  return describe(files, options);
}

async function describe(files: string, options: CheckoutOptions): Promise<Checkout> {
  const commit = await head(files, options);
  const branch =
    options.branch ??
    (await runGit(['symbolic-ref', '--short', 'HEAD'], local(files, options)).catch(() => 'HEAD')).trim();
  return { files, branch, commit };
}

async function head(files: string, options: CheckoutOptions): Promise<string> {
  return (await runGit(['rev-parse', '--verify', 'HEAD^{commit}'], local(files, options))).trim();
}

function remote({ env, signal, token, url, timeoutMs = TIMEOUT_MS }: CheckoutOptions) {
  return { env, signal, timeoutMs, remote: { url, token: /^https?:/.test(url) ? token : undefined } };
}

function local(files: string, { env, signal }: CheckoutOptions) {
  return { env, signal, timeoutMs: LOCAL_TIMEOUT_MS, folder: files };
}

/** Read from the file itself, since `git remote` would not see a clone that is broken. */
async function addressOf(files: string): Promise<string | undefined> {
  try {
    const config = String(await readBounded(join(files, '.git', 'config'), MOST_CONFIG_BYTES));
    return /^\s*url = (.+)$/m.exec(config)?.[1]?.trim();
  } catch {
    return undefined;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
