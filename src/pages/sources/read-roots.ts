import { dirname, resolve } from 'node:path';
import { formatProblem } from '../../cards/problem.ts';
import { readYaml } from '../../cards/yaml-problems.ts';
import { placesIn, ROOTS_FILE } from './docs-dir.ts';
import { codeOf } from './list-files.ts';
import type { PageRoot } from './page-root.ts';
import type { PageSettings } from './page-settings.ts';
import { readBounded, UnreadError } from './read-bounded.ts';
import { withIds } from './root-ids.ts';
import { atHome, rootOf, rootsOfPlaces, type Unnamed } from './root-places.ts';
import { tokensOf, withTokens } from './root-tokens.ts';
import { rootsFileSchema } from './roots-schema.ts';

export type RootsResult = { ok: true; roots: PageRoot[] } | { ok: false; faults: string[] };

/** The most bytes of guidepost.yaml. */
const MOST_BYTES = 1_000_000;

/**
 * Reads where a team has its pages, from DOCS_DIR and from guidepost.yaml.
 * @param cwd what relative paths in the settings are relative to; those in guidepost.yaml are relative to its folder
 * @returns the roots, none of them if nothing is set; or every fault: what was found, what was expected, and how to fix it
 */
export async function readRoots(settings: PageSettings, cwd: string): Promise<RootsResult> {
  const faults: string[] = [];
  const named = settings.places
    ? { ok: true as const, roots: [] }
    : await rootsOfFile(settings.configFile, cwd);
  if (!named.ok) faults.push(...named.faults);
  const listed = rootsOfPlaces(settings.places ?? placesIn(settings.docsDir ?? ''), cwd);
  faults.push(...listed.faults);
  const roots = withIds([...(named.ok ? named.roots : []), ...listed.roots]);
  const seen = new Set<string>();
  for (const { id } of roots) {
    if (seen.has(id)) faults.push(`Two roots of pages have the id “${id}”. Give one of them another “id”.`);
    seen.add(id);
  }
  const { roots: complete, faults: ofTokens } = withTokens(roots, tokensOf(settings));
  faults.push(...ofTokens);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, roots: complete };
}

async function rootsOfFile(
  setting: string | undefined,
  cwd: string,
): Promise<{ ok: true; roots: Unnamed[] } | { ok: false; faults: string[] }> {
  const path = resolve(cwd, atHome(setting ?? ROOTS_FILE));
  let content: string;
  try {
    content = String(await readBounded(path, MOST_BYTES));
  } catch (error) {
    const code = codeOf(error);
    if (setting === undefined && code === 'ENOENT') return { ok: true, roots: [] };
    const name = setting === undefined ? path : `GUIDEPOST_CONFIG is ${path}, which`;
    const found = error instanceof UnreadError ? error.message : `${code}`;
    return {
      ok: false,
      faults: [
        `${name} can't be read as a file (${found.replace(/\.$/, '')}). Correct the setting, or give the bot the right to read the file.`,
      ],
    };
  }
  const read = readYaml(content, rootsFileSchema, path);
  if (!read.ok) return { ok: false, faults: read.problems.map(formatProblem) };
  return { ok: true, roots: read.value.roots.map((entry) => rootOf(entry, dirname(path))) };
}
