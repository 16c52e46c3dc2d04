import type { PassageQuestions } from './card.ts';
import type { CardFile } from './card-file.ts';
import {
  assignToCards,
  type FileBesideCard,
  numberedLines,
  readFilesBesideCards,
} from './file-beside-card.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { NOW_MOVES } from './now-lines.ts';
import { holds } from './passages.ts';
import type { Problem } from './problem.ts';

/**
 * Ways of asking for single passages of a card lie beside it in `<kind>/<slug>.passages.txt`: a line with `# ` and the
 * first words of the passage, then the questions, one a line. `# now: ` instead marks sentences that help within ten minutes of
 * an incident: they stop the harm. `# now tell: ` marks whom to tell, `# now look: ` what to look at after that.
 */
const PASSAGES_ENDING = '.passages.txt';

const LONGEST = 200;
const ANCHOR = /^#\s+/;
const NOW = /^now(?: +(\w+))? *: +/i;
/** A passage of a list is its text without the mark before it. */
const LIST_MARK = /^(?:[-*+]|\d+[.)])\s+/;

export interface PassageQuestionFile extends FileBesideCard {
  passages: (PassageQuestions & { line: number; questionLines: number[] })[];
}

/** Reads the files of a folder. A faulty line is a problem and left out; the others count. */
export function readPassageQuestions(
  folder: KnowledgeFolder,
): Promise<{ files: PassageQuestionFile[]; problems: Problem[] }> {
  return readFilesBesideCards(folder, PASSAGES_ENDING, parsePassageQuestions);
}

function parsePassageQuestions(text: string, path: string) {
  const passages: PassageQuestionFile['passages'] = [];
  const problems: Problem[] = [];
  const fault = (line: number, what: string, fix: string) =>
    problems.push({ path, line, severity: 'error', what, fix });
  for (const { text: typed, line } of numberedLines(text)) {
    if (ANCHOR.test(typed)) {
      const named = typed.replace(ANCHOR, '');
      const [mark, move = 'stop'] = NOW.exec(named) ?? [];
      const anchor = named.slice(mark?.length ?? 0).replace(LIST_MARK, '');
      const now = mark === undefined ? undefined : NOW_MOVES.find((one) => one === move.toLowerCase());
      if (mark !== undefined && !now) {
        fault(line, `"${mark.trim()}" is no mark.`, `Write "# now: ", "# now tell: " or "# now look: ".`);
      }
      passages.push({ anchor, line, questions: [], questionLines: [], ...(now && { now }) });
    } else if (passages.length === 0) {
      fault(
        line,
        'the question comes before any passage.',
        'Put a line with "# " and the first words of its passage above it.',
      );
    } else if (typed.length > LONGEST) {
      fault(
        line,
        `the question has ${typed.length} characters, more than ${LONGEST}.`,
        'Shorten it: a passage is found by short questions.',
      );
    } else {
      passages.at(-1)?.questions.push(typed);
      passages.at(-1)?.questionLines.push(line);
    }
  }
  return { parsed: { passages }, problems };
}

/** Adds the questions to the cards whose passages they ask for; `assignToCards` says which files count. */
export function withPassageQuestions(
  cards: readonly CardFile[],
  files: readonly PassageQuestionFile[],
  faulty: readonly string[],
): { files: CardFile[]; problems: Problem[] } {
  const { filesOf, problems } = assignToCards(files, cards, faulty, (id) => ({
    what: `there is no card ${id} whose passages these questions could ask for.`,
    fix: `Name the file like the card's: <kind>/<slug>${PASSAGES_ENDING} beside <kind>/<slug>.md.`,
  }));
  return {
    problems,
    files: cards.map((file) => {
      const bodies = file.card.sections.map(({ body }) => body);
      const places: { path: string; lines: number[] }[] = [];
      const passageQuestions = filesOf(file).flatMap(({ path, passages }) =>
        passages.flatMap(({ anchor, line, questions, questionLines, now }) => {
          if (bodies.some((body) => holds(body, anchor))) {
            places.push({ path, lines: questionLines });
            return [{ anchor, questions, ...(now && { now }) }];
          }
          problems.push({
            path,
            line,
            severity: 'error',
            what: `no passage of ${file.card.id} has the words "${anchor}".`,
            fix: 'Copy the first words of the passage as they are on the card now.',
          });
          return [];
        }),
      );
      if (passageQuestions.length === 0) return file;
      return {
        ...file,
        card: { ...file.card, passageQuestions },
        passageQuestionAt: (entry, question) => ({
          path: places[entry]?.path ?? file.path,
          line: places[entry]?.lines[question] ?? 1,
        }),
      };
    }),
  };
}
