import type { Role, Topic } from './card.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import type { FirstDay, Requirement } from './ladder.ts';
import { type CurriculumFile, parseCurriculum } from './parse-curriculum.ts';
import { parseFirstDays, parseLadder } from './parse-ladder.ts';
import { parseRoles } from './parse-roles.ts';
import { parseTopics } from './parse-topics.ts';
import type { Problem } from './problem.ts';
import { readList } from './read-list.ts';

/** The topics of all folders. A folder need not have any. @param problems gets what is wrong with the files */
export async function loadTopics(folders: readonly KnowledgeFolder[], problems: Problem[]): Promise<Topic[]> {
  const topics: Topic[] = [];
  for (const folder of folders) {
    const read = await readList(optional(folder), 'topics.yaml', (text, path) =>
      parseTopics(text, path, topics),
    );
    if (read?.ok) topics.push(...read.topics);
    else if (read) problems.push(...read.problems);
  }
  return topics;
}

/**
 * The roles of all folders. What a team says of a built-in role counts instead.
 * @param problems gets what is wrong with the files
 */
export async function loadRoles(folders: readonly KnowledgeFolder[], problems: Problem[]): Promise<Role[]> {
  const roles = new Map<string, Role>();
  for (const folder of folders) {
    const read = await readList(optional(folder), 'roles.yaml', (text, path) =>
      parseRoles(text, path, [...roles.values()]),
    );
    if (read?.ok) for (const role of read.roles) roles.set(role.id, role);
    else if (read) problems.push(...read.problems);
  }
  return [...roles.values()];
}

/** The ladder and the first 30 days: those of the last folder that has them. */
export async function loadPath(
  folders: readonly KnowledgeFolder[],
  problems: Problem[],
): Promise<{ ladder: Requirement[]; firstDays: FirstDay[] }> {
  let ladder: Requirement[] = [];
  let firstDays: FirstDay[] = [];
  for (const folder of folders) {
    const rungs = await readList(optional(folder), 'ladder.yaml', parseLadder);
    if (rungs?.ok) ladder = rungs.ladder;
    else if (rungs) problems.push(...rungs.problems);
    const days = await readList(optional(folder), 'first-30-days.yaml', parseFirstDays);
    if (days?.ok) firstDays = days.firstDays;
    else if (days) problems.push(...days.problems);
  }
  return { ladder, firstDays };
}

/**
 * The curriculum of the last folder that has one: a team's own replaces the built-in one.
 * @param problems gets what is wrong with the files
 */
export async function loadCurriculum(
  folders: readonly KnowledgeFolder[],
  problems: Problem[],
): Promise<CurriculumFile | null> {
  let last: CurriculumFile | null = null;
  for (const folder of folders) {
    const read = await readList(optional(folder), 'curriculum.yaml', parseCurriculum);
    if (read?.ok) last = { ...read.file, own: folder.own };
    else if (read) problems.push(...read.problems);
  }
  return last;
}

/** A folder in which a list may be missing. */
function optional(folder: KnowledgeFolder): KnowledgeFolder {
  return { ...folder, own: true };
}
