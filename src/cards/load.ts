import { join, relative, resolve } from 'node:path';
import { createPauses } from '../pauses.ts';
import type { Card, Kind } from './card.ts';
import type { CardFile } from './card-file.ts';
import { CARD_ENDING, filesBelow } from './files-below.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { createLibrary, type Library } from './library.ts';
import { loadCurriculum, loadPath, loadRoles, loadTopics } from './load-lists.ts';
import { type NudgeFile, readNudgeFiles, withNudges } from './nudge-file.ts';
import { parseCard } from './parse-card.ts';
import { parseKinds } from './parse-kinds.ts';
import { type PassageQuestionFile, readPassageQuestions, withPassageQuestions } from './passage-questions.ts';
import { type Problem, sortProblems, unreadable } from './problem.ts';
import { type QuestionFile, readQuestionFiles, withQuestions } from './question-file.ts';
import { readList } from './read-list.ts';
import { MOST_BYTES, readText } from './read-text.ts';
import type { CardSet } from './rules/rule.ts';
import { CONSISTENCY } from './rules/rules.ts';
import { withoutTakenTerms } from './taken-terms.ts';

export interface LoadResult {
  /** The valid cards. Null if the built-in kinds can't be read. */
  library: Library | null;
  /** The same cards with their locations in the files, for rules on how they are written. */
  set: CardSet;
  /** All problems of all files, and what keeps the cards from working together. */
  problems: Problem[];
}

export interface LoadOptions {
  /** What messages call the folder; its path relative to the working directory by default. */
  shownAs?: string;
  /** A team's own folder. Its cards replace built-in ones with the same id, and its kinds are added. */
  own?: string | undefined;
  /** Which built-in cards are used: all unless given, none, or those of the kinds that are listed by id. */
  builtIn?: BuiltIn | undefined;
  /** Given when the folders are read again. */
  lastGood?: LastGood | undefined;
}

/** What stays in use of a card whose files have become faulty. */
export interface LastGood {
  card(id: string): Card | undefined;
  /** Whether a fault was there all along, so that the card is used with it. */
  isKnown(problem: Problem): boolean;
}

/** Which built-in cards a team uses: all, none, or those of some kinds, by id. */
export type BuiltIn = 'on' | 'off' | readonly string[];

/**
 * Reads a knowledge folder, and a team's own folder on top of it: `kinds.yaml`, `topics.yaml`, `roles.yaml`, the curriculum,
 * the ladder and the first 30 days, one card per file, and the files next to the cards. Those in a team's own folder may
 * belong to built-in cards.
 */
export async function loadKnowledge(directory: string, options: LoadOptions = {}): Promise<LoadResult> {
  const folders = knowledgeFolders(directory, options);
  const { kinds, problems } = await loadKinds(folders);
  if (kinds.length === 0) return { library: null, set: { files: [], kinds }, problems };
  const topics = await loadTopics(folders, problems);
  const roles = await loadRoles(folders, problems);
  const path = await loadPath(folders, problems);
  const curriculum = await loadCurriculum(folders, problems);

  const files = new Map<string, CardFile>();
  const faulty: string[] = [];
  const questionFiles: QuestionFile[] = [];
  const passageFiles: PassageQuestionFile[] = [];
  const nudgeFiles: NudgeFile[] = [];
  for (const folder of folders) {
    const found = await readCards(folder, kinds);
    problems.push(...found.problems);
    faulty.push(...found.faulty);
    for (const file of found.files) {
      // A map keeps the position of an existing key, but an override must come after all built-in cards.
      files.delete(file.card.id);
      files.set(file.card.id, file);
    }
    const asked = await readQuestionFiles(folder);
    problems.push(...asked.problems);
    questionFiles.push(...asked.files);
    const ofPassages = await readPassageQuestions(folder);
    problems.push(...ofPassages.problems);
    passageFiles.push(...ofPassages.files);
    const forNudges = await readNudgeFiles(folder);
    problems.push(...forNudges.problems);
    nudgeFiles.push(...forNudges.files);
  }
  const pause = createPauses();
  await pause();
  const asked = withQuestions([...files.values()], questionFiles, faulty);
  await pause();
  const ofPassages = withPassageQuestions(asked.files, passageFiles, faulty);
  await pause();
  const forNudges = withNudges(ofPassages.files, nudgeFiles, faulty);
  problems.push(...asked.problems, ...ofPassages.problems, ...forNudges.problems);
  const set = { files: forNudges.files, faulty, kinds, topics, roles, curriculum };
  const inconsistent: Problem[] = [];
  for (const rule of CONSISTENCY) {
    await pause();
    inconsistent.push(...rule(set));
  }
  problems.push(...sortProblems(inconsistent));
  // The rest of the files are checked all the same: a switch hides no fault.
  const used = withoutTakenTerms(set.files).filter((file) => isUsed(file, options.builtIn));
  const cards = withLastGood(
    used.map((file) => file.card),
    problems,
    options.lastGood,
  );
  const lists = { topics, roles, ...(curriculum && { curriculum: curriculum.curriculum }), ...path };
  return { library: createLibrary(cards, kinds, lists), set, problems };
}

/** The cards, those with fresh faults as they were before: one writer's slip must not hold back the others' work. */
function withLastGood(
  cards: readonly Card[],
  problems: readonly Problem[],
  lastGood: LastGood | undefined,
): readonly Card[] {
  if (!lastGood) return cards;
  const fresh = problems.filter((one) => one.severity === 'error' && !lastGood.isKnown(one));
  const held = new Map(
    fresh.flatMap(({ path }) => {
      const id = cardIdOf(path);
      const card = id === undefined ? undefined : lastGood.card(id);
      return card ? [[card.id, card] as const] : [];
    }),
  );
  return [...cards.filter(({ id }) => !held.has(id)), ...held.values()];
}

/** The card that a file belongs to, by the file's path; undefined for a list. */
export function cardIdOf(path: string): string | undefined {
  return /([a-z0-9-]+[\\/][a-z0-9-]+)\.(?:md|questions\.txt|passages\.txt|nudge\.yaml)$/
    .exec(path)?.[1]
    ?.replace('\\', '/');
}

function isUsed({ own, card }: CardFile, builtIn: BuiltIn = 'on'): boolean {
  if (own || builtIn === 'on') return true;
  return builtIn !== 'off' && builtIn.includes(card.kind);
}

/** The folders to read, in order: the built-in cards, then a team's own. */
export function knowledgeFolders(
  directory: string,
  { shownAs, own }: LoadOptions,
): [KnowledgeFolder, ...KnowledgeFolder[]] {
  const named = (path: string) => {
    const below = relative(process.cwd(), path);
    return below.startsWith('..') ? resolve(path) : below || '.';
  };
  const builtIn = { directory, shownAs: shownAs ?? named(directory), own: false };
  return own === undefined ? [builtIn] : [builtIn, { directory: own, shownAs: named(own), own: true }];
}

/** The kinds of all folders. If those of the first can't be read, it does not look at the others. */
export async function loadKinds(
  folders: readonly KnowledgeFolder[],
): Promise<{ kinds: Kind[]; problems: Problem[] }> {
  const kinds: Kind[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    const read = await readList(folder, 'kinds.yaml', (text, path) => parseKinds(text, path, kinds));
    if (read?.ok) kinds.push(...read.kinds);
    else if (read) problems.push(...read.problems);
    if (kinds.length === 0) break;
  }
  return { kinds, problems };
}

async function readCards(
  { directory, shownAs, own }: KnowledgeFolder,
  kinds: readonly Kind[],
): Promise<{ files: CardFile[]; faulty: string[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const files: CardFile[] = [];
  const faulty: string[] = [];
  let inside: string[];
  try {
    inside = await filesBelow(directory, CARD_ENDING);
  } catch (error) {
    return { files, faulty, problems: [unreadable(shownAs, error, 'folder')] };
  }
  for (const at of inside) {
    const path = join(shownAs, at);
    const id = at.slice(0, -CARD_ENDING.length);
    try {
      const text = await readText(join(directory, at), MOST_BYTES.card);
      const parsed = parseCard(text, path, id, kinds, { own });
      problems.push(...parsed.problems);
      if (parsed.card) files.push({ ...parsed, path, own });
      else faulty.push(id);
    } catch (error) {
      faulty.push(id);
      problems.push(unreadable(path, error));
    }
  }
  return { files, faulty, problems };
}
