import type { Kind, Role, Topic } from '../card.ts';
import type { CardFile } from '../card-file.ts';
import type { CurriculumFile } from '../parse-curriculum.ts';
import type { Problem } from '../problem.ts';

/** What a rule looks at: all cards, because most problems are between cards. */
export interface CardSet {
  /** Built-in cards first, then a team's own: if two collide, the later one gets the problem. */
  files: readonly CardFile[];
  /**
   * Ids of cards whose files exist but are faulty: only their own problems are reported, not every link to
   * them as well.
   */
  faulty?: readonly string[];
  kinds: readonly Kind[];
  topics?: readonly Topic[];
  roles?: readonly Role[];
  /** Null if there is none, or it can't be read. */
  curriculum?: CurriculumFile | null;
}

/** One rule on the content of cards. Returns the problems it finds. */
export type Rule = (set: CardSet) => Problem[];

/** The ids that a link may point to. */
export function idsIn({ files, faulty = [] }: CardSet): Set<string> {
  return new Set([...files.map((file) => file.card.id), ...faulty]);
}

/** A problem that must be fixed. */
export function errorAt(file: Pick<CardFile, 'path'>, line: number, what: string, fix: string): Problem {
  return { path: file.path, line, severity: 'error', what, fix };
}

/** Something that a writer should look at. */
export function adviceAt(file: Pick<CardFile, 'path'>, line: number, what: string, fix: string): Problem {
  return { path: file.path, line, severity: 'advice', what, fix };
}
