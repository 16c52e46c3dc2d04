import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../finding.ts';
import type { PageRoot } from '../../pages/sources/page-root.ts';
import type { PageSettings } from '../../pages/sources/page-settings.ts';
import { readRoots } from '../../pages/sources/read-roots.ts';

const check = 'Pages';

/** Whether the team's own pages are set up in a way that can be read. What is in them is what `npm run check:docs` says. */
export async function pageFindings(settings: PageSettings, cwd: string): Promise<Finding[]> {
  const read = await readRoots(settings, cwd);
  if (!read.ok) {
    return read.faults.map((fault) => ({
      check,
      status: 'failing',
      says: fault,
      fix: 'Correct it in .env or guidepost.yaml; docs/pages.md has the format.',
    }));
  }
  if (read.roots.length === 0) return [];
  const unreadable = (await Promise.all(read.roots.map(folderFinding))).flat();
  if (unreadable.length > 0) return unreadable;
  const names = read.roots.map(({ name }) => name).join(', ');
  return [
    { check, status: 'ok', says: `Set up: ${names}. To see what is read of them: npm run check:docs.` },
  ];
}

/** A folder that can't be read; nothing for any other root. */
async function folderFinding({ id, from, within }: PageRoot): Promise<Finding[]> {
  if (from.type !== 'folder') return [];
  const folder = join(from.folder, within);
  try {
    await access(folder, constants.R_OK | constants.X_OK);
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [
      {
        check,
        status: 'failing',
        says: `The root “${id}” is ${folder}, which can’t be read (${code}).`,
        fix: 'Create it, correct the setting, or give the bot the right to read it.',
      },
    ];
  }
}
