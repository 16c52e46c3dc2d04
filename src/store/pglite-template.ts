import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const PREFIX = 'pglite-';

/**
 * An empty database as PGlite makes it, kept to be copied: making one takes three seconds, a copy a tenth of that. It
 * is only for folders that hold no database yet.
 */
export interface PgliteTemplate {
  /** @returns whether the folder is now a copy; if not, it does not exist */
  copyTo(folder: string): boolean;
  /** Keeps a copy of a new, closed database. Where the cache can't be written, nothing is kept. */
  keep(folder: string): void;
  /** For a template that turns out to be damaged. */
  discard(): void;
}

/** @param config the settings that the database was made with */
export function pgliteTemplate(config: readonly string[], cache: string): PgliteTemplate {
  const key = createHash('sha256')
    .update(pgliteVersion())
    .update(config.join('\n'))
    .digest('hex')
    .slice(0, 16);
  const template = join(cache, `${PREFIX}${key}`);
  return {
    copyTo(folder) {
      try {
        cpSync(template, folder, { recursive: true });
        return true;
      } catch {
        rmSync(folder, { recursive: true, force: true });
        return false;
      }
    },
    keep(folder) {
      const unfinished = `${template}.${process.pid}.unfinished`;
      try {
        mkdirSync(cache, { recursive: true });
        // Those of other versions of PGlite take 40 MB each.
        for (const name of readdirSync(cache)) {
          if (isOldTemplate(name)) rmSync(join(cache, name), { recursive: true, force: true });
        }
        cpSync(folder, unfinished, { recursive: true });
        renameSync(unfinished, template);
      } catch {
        rmSync(unfinished, { recursive: true, force: true });
      }
    },
    discard: () => rmSync(template, { recursive: true, force: true }),
  };

  function isOldTemplate(name: string): boolean {
    return name.startsWith(PREFIX) && !name.startsWith(basename(template));
  }
}

function pgliteVersion(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8'),
  ) as { version: string };
  return version;
}
