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
      if (known) known.push(...paths);
      else reasons.set(why, paths);
    },
    list: () => [...reasons].map(([why, paths]) => ({ root, why, paths })),
  };
}
