import { curriculumFileSchema } from './card-schema.ts';
import { type Curriculum, LEVELS } from './curriculum.ts';
import type { Problem } from './problem.ts';
import { type LineOf, readYaml } from './yaml-problems.ts';

/** A curriculum with its place in the files, for rules on it. */
export interface CurriculumFile {
  path: string;
  /** Whether it is a team's own. */
  own: boolean;
  curriculum: Curriculum;
  lineOf: LineOf;
}

export type ParsedCurriculum =
  | { ok: true; file: Omit<CurriculumFile, 'own'> }
  | { ok: false; problems: Problem[] };

/** Reads `curriculum.yaml`. Each level names a card once; which cards exist, the rule `curriculumCards` checks. */
export function parseCurriculum(text: string, path: string): ParsedCurriculum {
  const read = readYaml(text, curriculumFileSchema, path);
  if (!read.ok) return read;
  const { interests, levels } = read.value;
  const problems: Problem[] = [];
  const fault = (line: number, what: string, fix: string) =>
    problems.push({ path, line, severity: 'error', what, fix });
  for (const [index, { id }] of interests.entries()) {
    if (interests.findIndex((one) => one.id === id) === index) continue;
    fault(read.lineOf('interests', index, 'id'), `the interest "${id}" is there twice.`, 'Keep one of them.');
  }
  for (const level of LEVELS) {
    const before = new Map<string, string>();
    for (const [stageIndex, { name, cards }] of levels[level].entries()) {
      for (const [cardIndex, id] of cards.entries()) {
        const first = before.get(id);
        if (first !== undefined) {
          fault(
            read.lineOf('levels', level, stageIndex, 'cards', cardIndex),
            `the card "${id}" is already in the stage "${first}" of the level "${level}".`,
            'Keep it in one place: a card comes only once.',
          );
        }
        before.set(id, first ?? name);
      }
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, file: { path, curriculum: { interests, levels }, lineOf: read.lineOf } };
}
