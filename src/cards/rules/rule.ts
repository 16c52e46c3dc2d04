import type { Kind } from '../card.ts';
import type { CardFile } from '../card-file.ts';
import type { Problem } from '../problem.ts';

/** What a rule looks at: the whole set, because most faults of content lie between cards. */
export interface CardSet {
  /** Built-in cards first, then a team's own: where two collide, the later one is named. */
  files: readonly CardFile[];
  /** Ids of cards whose files are there but faulty: their own faults are named, not every link to them as well. */
  faulty?: readonly string[];
  kinds: readonly Kind[];
}

/** One rule on the content of cards: what it finds wrong, nothing when all is well. */
export type Rule = (set: CardSet) => Problem[];

/** The ids that a link may lead to. */
export function idsIn({ files, faulty = [] }: CardSet): Set<string> {
  return new Set([...files.map((file) => file.card.id), ...faulty]);
}

/** A fault that must be mended. */
export function errorAt(file: Pick<CardFile, 'path'>, line: number, what: string, fix: string): Problem {
  return { path: file.path, line, severity: 'error', what, fix };
}

/** Something that a writer should look at. */
export function adviceAt(file: Pick<CardFile, 'path'>, line: number, what: string, fix: string): Problem {
  return { path: file.path, line, severity: 'advice', what, fix };
}
