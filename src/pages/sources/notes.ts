import type { LeftOut } from '../page.ts';

/** Collects what is left out, or advised, a line per reason. */
export interface Notes {
  add(why: string, ...paths: string[]): void;
  /** In the order in which the reasons came up. */
  list(): LeftOut[];
}

export function createNotes(root: string): Notes {
  const reasons = new Map<string, string[]>();
  return {
    add(why, ...paths) {
      const known = reasons.get(why);
      if (known) known.push(...paths.map(shown));
      else reasons.set(why, paths.map(shown));
    },
    list: () => [...reasons].map(([why, paths]) => ({ root, why, paths })),
  };
}

/** A path as it is shown: it can't break a line of a log, and still has its ending. */
function shown(path: string): string {
  const line = path.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?');
  return line.length <= 300 ? line : `${line.slice(0, 200)}…${line.slice(-99)}`;
}
