import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CardFile } from './card-file.ts';
import { filesBelow } from './files-below.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { type Problem, unreadable } from './problem.ts';

/** More ways to ask for a card are next to it in `<kind>/<slug>.questions.txt`, one per line. */
export const QUESTIONS_ENDING = '.questions.txt';

/** A line may be a whole message from a thread. */
const LONGEST = 400;
const MOST = 300;

export interface QuestionFile {
  /** The id of the card that the questions ask for. */
  id: string;
  /** As the person knows it, e.g. `knowledge/practices/phased-adoption.questions.txt`. */
  path: string;
  /** Whether it is in a team's own folder. */
  own: boolean;
  questions: { text: string; line: number }[];
}

/** Reads the question files of a folder. It reports faulty lines and leaves them out; the others count. */
export async function readQuestionFiles({
  directory,
  shownAs,
  own,
}: KnowledgeFolder): Promise<{ files: QuestionFile[]; problems: Problem[] }> {
  const files: QuestionFile[] = [];
  const problems: Problem[] = [];
  // Reading the cards reports a folder that can't be read.
  for (const at of await filesBelow(directory, QUESTIONS_ENDING).catch(() => [])) {
    const path = join(shownAs, at);
    try {
      const { questions, problems: found } = parseQuestions(
        await readFile(join(directory, at), 'utf8'),
        path,
      );
      files.push({ id: at.slice(0, -QUESTIONS_ENDING.length), path, own, questions });
      problems.push(...found);
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { files, problems };
}

function parseQuestions(
  text: string,
  path: string,
): Pick<QuestionFile, 'questions'> & { problems: Problem[] } {
  const problems: Problem[] = [];
  const questions = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((question) => {
      if (question.text.length <= LONGEST) return question.text !== '';
      problems.push({
        path,
        line: question.line,
        severity: 'error',
        what: `the question has ${question.text.length} characters, more than ${LONGEST}.`,
        fix: 'Shorten it, or split it into several lines: each line is one way of asking.',
      });
      return false;
    });
  const [tooMany] = questions.slice(MOST);
  if (tooMany) {
    problems.push({
      path,
      line: tooMany.line,
      severity: 'error',
      what: `the file has ${questions.length} questions, more than ${MOST}.`,
      fix: 'Keep the ones that differ most, or split the card: it seems to be about several things.',
    });
  }
  return { questions: questions.slice(0, MOST), problems };
}

/**
 * Adds the questions in question files to their cards. Question files in a team's own folder may belong to
 * built-in cards. Built-in question files do not count for a card with which a team has replaced the built-in
 * one.
 * @param faulty ids of cards whose own files are faulty: it is not the question file's fault that they are
 *   missing
 */
export function withQuestions(
  cards: readonly CardFile[],
  files: readonly QuestionFile[],
  faulty: readonly string[],
): { files: CardFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const ofCard = Map.groupBy(files, ({ id }) => id);
  const known = new Set([...cards.map(({ card }) => card.id), ...faulty]);
  for (const { id, path } of files) {
    if (known.has(id)) continue;
    problems.push({
      path,
      line: 1,
      severity: 'error',
      what: `there is no card ${id} for these questions.`,
      fix: `Name the file after the card's: <kind>/<slug>${QUESTIONS_ENDING} beside <kind>/<slug>.md.`,
    });
  }
  return {
    problems,
    files: cards.map((file) => {
      const places = file.card.questions.map((_, index) => file.questionAt(index));
      const questions = [...file.card.questions];
      const asked = new Set(questions.map((question) => question.toLowerCase()));
      for (const { path, own, questions: more } of ofCard.get(file.card.id) ?? []) {
        if (file.own && !own) continue;
        for (const { text, line } of more) {
          if (asked.has(text.toLowerCase())) {
            problems.push({
              path,
              line,
              severity: 'advice',
              what: `the question "${text}" is already on this card.`,
              fix: 'Remove one of them: asking twice has no more weight.',
            });
            continue;
          }
          asked.add(text.toLowerCase());
          questions.push(text);
          places.push({ path, line });
        }
      }
      return {
        ...file,
        card: { ...file.card, questions },
        questionAt: (index) => places[index] ?? { path: file.path, line: 1 },
      };
    }),
  };
}
