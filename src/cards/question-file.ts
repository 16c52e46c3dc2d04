import type { CardFile } from './card-file.ts';
import {
  assignToCards,
  type FileBesideCard,
  numberedLines,
  readFilesBesideCards,
} from './file-beside-card.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import type { Problem } from './problem.ts';

/** More ways to ask for a card are next to it in `<kind>/<slug>.questions.txt`, one per line. */
export const QUESTIONS_ENDING = '.questions.txt';

/** A line may be a whole message from a thread. */
const LONGEST = 400;
const MOST = 300;

export interface QuestionFile extends FileBesideCard {
  questions: { text: string; line: number }[];
}

/** Reads the question files of a folder. It reports faulty lines and leaves them out; the others count. */
export function readQuestionFiles(
  folder: KnowledgeFolder,
): Promise<{ files: QuestionFile[]; problems: Problem[] }> {
  return readFilesBesideCards(folder, QUESTIONS_ENDING, parseQuestions);
}

function parseQuestions(text: string, path: string) {
  const problems: Problem[] = [];
  const questions = numberedLines(text).filter((question) => {
    if (question.text.length <= LONGEST) return true;
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
  return { parsed: { questions: questions.slice(0, MOST) }, problems };
}

/** Adds the questions in question files to their cards; `assignToCards` says which files count. */
export function withQuestions(
  cards: readonly CardFile[],
  files: readonly QuestionFile[],
  faulty: readonly string[],
): { files: CardFile[]; problems: Problem[] } {
  const { filesOf, problems } = assignToCards(files, cards, faulty, (id) => ({
    what: `there is no card ${id} for these questions.`,
    fix: `Name the file after the card's: <kind>/<slug>${QUESTIONS_ENDING} beside <kind>/<slug>.md.`,
  }));
  return {
    problems,
    files: cards.map((file) => {
      const places = file.card.questions.map((_, index) => file.questionAt(index));
      const questions = [...file.card.questions];
      const asked = new Set(questions.map((question) => question.toLowerCase()));
      for (const { path, questions: more } of filesOf(file)) {
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
