import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CardFile } from './card-file.ts';
import { filesBelow } from './files-below.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { type Problem, unreadable } from './problem.ts';

/** More ways of asking for a card lie beside it in `<kind>/<slug>.questions.txt`, one a line. */
export const QUESTIONS_ENDING = '.questions.txt';

/** A line may be a whole message as it stands in a thread. */
const LONGEST = 400;
const MOST = 300;

export interface QuestionFile {
  /** The id of the card that they ask for. */
  id: string;
  /** As the person knows it, e.g. `knowledge/practices/phased-adoption.questions.txt`. */
  path: string;
  /** Whether it lies in a team's own folder. */
  own: boolean;
  questions: { text: string; line: number }[];
}

/** Reads the question files of a folder. A faulty line is a problem and left out; the others count. */
export async function readQuestionFiles({
  directory,
  shownAs,
  own,
}: KnowledgeFolder): Promise<{ files: QuestionFile[]; problems: Problem[] }> {
  const files: QuestionFile[] = [];
  const problems: Problem[] = [];
  // That a folder can't be read is said where its cards are looked for.
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
      fix: 'Keep those that differ most, or split the card: it seems to be about several things.',
    });
  }
  return { questions: questions.slice(0, MOST), problems };
}

/**
 * Adds the questions of question files to the cards that they ask for. Those of a team's own folder may ask for built-in
 * cards; built-in ones do not count for a card that a team has put in the place of the built-in one.
 * @param faulty ids of cards whose own files are faulty: that they are missing is no fault of the questions
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
      what: `there is no card ${id} that these questions could ask for.`,
      fix: `Name the file like the card's: <kind>/<slug>${QUESTIONS_ENDING} beside <kind>/<slug>.md.`,
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
              what: `the question "${text}" stands on this card already.`,
              fix: 'Remove it here or there: twice does not count more.',
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
