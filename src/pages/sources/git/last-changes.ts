import { join } from 'node:path';
import { readBounded } from '../read-bounded.ts';
import { type GitSetup, runGit } from './run-git.ts';

/** What Git knows of a folder. */
export interface FolderHistory {
  /** The commit that it ends with; empty before the first one. */
  commit: string;
  /** The remote's address; undefined if there is none. */
  remote: string | undefined;
  branch: string | undefined;
  /** The folder's path in the repository, without a slash at its end; empty for its top. */
  prefix: string;
  /** The ISO date of each file's last change, by its path below the folder. What was changed before the known history is missing. */
  updated: ReadonlyMap<string, string>;
}

/** How far back to look, in commits. */
const MOST_COMMITS = 20_000;
const TIMEOUT_MS = 60_000;
const COMMIT = '\u0001';

/**
 * Reads the last change of all files in one pass.
 * @param wanted the paths below the folder to find a date for
 * @param before what was found earlier, which still holds if nothing was committed since
 * @returns undefined if the folder is in no repository, or there is no git
 */
export async function folderHistory(
  folder: string,
  wanted: readonly string[],
  setup: GitSetup,
  before?: FolderHistory,
): Promise<FolderHistory | undefined> {
  try {
    const at = { ...setup, timeoutMs: TIMEOUT_MS };
    const lines = await runGit(
      ['-C', folder, 'rev-parse', '--show-toplevel', '--absolute-git-dir', '--show-prefix'],
      at,
    );
    const [top = '', gitDir = '', prefix = ''] = lines.split('\n');
    if (top === '') return undefined;
    const inFolder = (...args: string[]) =>
      runGit(['-C', folder, ...args], at).then(
        (text) => text.trim(),
        () => '',
      );
    const commit = await inFolder('rev-parse', '--verify', '--quiet', 'HEAD');
    if (before && before.commit === commit) return before;
    const remote = await inFolder('config', '--get', 'remote.origin.url');
    const main = (await inFolder('rev-parse', '--abbrev-ref', 'origin/HEAD')).replace(/^origin\//, '');
    const branch = main && main !== 'HEAD' ? main : await inFolder('rev-parse', '--abbrev-ref', 'HEAD');
    return {
      commit,
      remote: remote || undefined,
      branch: branch && branch !== 'HEAD' ? branch : undefined,
      prefix: prefix.replace(/\/$/, ''),
      updated: await lastChanges(folder, wanted, await boundaryOf(gitDir), setup),
    };
  } catch {
    return undefined;
  }
}

/** A line for each commit that a clone ends with. */
const MOST_SHALLOW_BYTES = 16_000_000;

/** The commits that a shallow clone ends with: they seem to add every file that there was. */
async function boundaryOf(gitDir: string): Promise<ReadonlySet<string>> {
  const text = await readBounded(join(gitDir, 'shallow'), MOST_SHALLOW_BYTES).then(String, () => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

async function lastChanges(
  folder: string,
  wanted: readonly string[],
  boundary: ReadonlySet<string>,
  setup: GitSetup,
): Promise<Map<string, string>> {
  const open = new Set(wanted);
  const updated = new Map<string, string>();
  let rest = '';
  let date = '';
  const take = (field: string) => {
    // The names follow the commit's line after an empty one.
    const name = field.replace(/^\n/, '');
    if (name.startsWith(COMMIT)) {
      const [hash = '', day = ''] = name.slice(1).split(' ');
      date = boundary.has(hash) ? '' : day.slice(0, 10);
    } else if (open.delete(name) && date !== '') updated.set(name, date);
  };
  if (open.size > 0) {
    await runGit(
      // Looking for renames would need the contents of old files, which a partial clone would then fetch.
      [
        '-C',
        folder,
        '-c',
        'core.quotePath=false',
        'log',
        `--max-count=${MOST_COMMITS}`,
        '--no-renames',
        '--no-merges',
        '--name-only',
        '--relative',
        '-z',
        `--format=${COMMIT}%H %cI`,
        '--',
        '.',
      ],
      {
        ...setup,
        timeoutMs: TIMEOUT_MS,
        onOutput: (text) => {
          const fields = (rest + text).split('\0');
          rest = fields.pop() ?? '';
          for (const field of fields) take(field);
          return open.size > 0;
        },
      },
    );
    take(rest);
  }
  return updated;
}
