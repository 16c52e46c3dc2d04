import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { type LivePages, openPages, type PagesOptions } from '../../../src/pages/sources/open-pages.ts';
import type { PageRoot } from '../../../src/pages/sources/page-root.ts';
import { readRoots } from '../../../src/pages/sources/read-roots.ts';
import { temporaryFolder } from '../../support/write-files.ts';

export const passage = (text: string) => `# ${text}\n\nThis is how we do it: ${text}.\n`;

/** The roots of some places, as on the command line, or in DOCS_DIR. */
export async function rootsAt(...places: string[]): Promise<PageRoot[]> {
  const read = await readRoots({ docsDir: undefined, configFile: undefined, gitTokens: {}, places }, '/');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.roots;
}

export interface OpenedPages extends LivePages {
  dataDir: string;
  /** The lines of the log. */
  lines: { event: string; msg: string; [field: string]: unknown }[];
  ids(): string[];
  /** Waits until the pages are like this, which they may be already. */
  until(condition: () => boolean): Promise<void>;
}

/** Opens pages for one test. */
export async function opened(
  roots: readonly PageRoot[],
  options: Partial<PagesOptions> = {},
): Promise<OpenedPages> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const lines: OpenedPages['lines'] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const log = createLog({ level: 'info', readable: false, destination });
  const pages = await openPages({
    roots,
    dataDir,
    tokens: {},
    env: process.env,
    log,
    watching: false,
    ...options,
  });
  onTestFinished(() => pages.close());
  return {
    ...pages,
    dataDir,
    lines,
    ids: () =>
      pages
        .current()
        .pages.map(({ id }) => id)
        .toSorted(),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return;
          stop();
          resolve();
        };
        const stop = pages.onChange(look);
        look();
      }),
  };
}
