import { z } from 'zod';
import type { CardNudge } from './card.ts';
import type { CardFile } from './card-file.ts';
import { oneLine } from './card-schema.ts';
import { assignToCards, type FileBesideCard, readFilesBesideCards } from './file-beside-card.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import type { Problem } from './problem.ts';
import { type LineOf, readYaml } from './yaml-problems.ts';

/** What nudges use of a card is next to it in `<kind>/<slug>.nudge.yaml`. */
export const NUDGE_ENDING = '.nudge.yaml';

/** The lengths in characters that keep a nudge readable on a phone. */
export const NUDGE_LENGTHS = {
  /** The idea together with the card's summary: both are read as one. The rule `nudgeFiles` checks that. */
  idea: 330,
  try: 200,
  discuss: 160,
  situation: 300,
  choice: 120,
  because: 350,
  moment: 300,
} as const;

const phrase = z
  .string()
  .trim()
  .refine((text) => {
    const words = text.split(/\s+/).length;
    return words >= 3 && words <= 15;
  }, 'must be a phrase of 3 to 15 words');

function differ(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
}

const situation = z
  .strictObject({
    situation: oneLine(NUDGE_LENGTHS.situation),
    choices: z
      .array(oneLine(NUDGE_LENGTHS.choice))
      .min(3, 'must offer at least 3')
      .max(4, 'must not offer more than 4')
      .refine(differ, 'must differ from each other'),
    right: z.int().min(1, 'must be the number of a choice, from 1'),
    because: oneLine(NUDGE_LENGTHS.because),
    from: phrase,
  })
  .superRefine(({ choices, right }, context) => {
    if (right <= choices.length) return;
    context.addIssue({
      code: 'custom',
      path: ['right'],
      message: `is ${right}, but there are ${choices.length} choices`,
      params: { fix: 'Write the number of the right choice, from 1.' },
    });
  });

const nudgeFileSchema = z.strictObject({
  idea: oneLine(NUDGE_LENGTHS.idea).optional(),
  try: oneLine(NUDGE_LENGTHS.try).optional(),
  discuss: z.array(oneLine(NUDGE_LENGTHS.discuss)).min(1, 'has no entry').optional(),
  situations: z.array(situation).min(1, 'has no entry').optional(),
  rehearsal: z.strictObject({ moment: oneLine(NUDGE_LENGTHS.moment) }).optional(),
});

export interface NudgeFile extends FileBesideCard {
  /** What the file says, and where; null for a file with a fault. */
  said: { nudge: CardNudge; lineOf: LineOf } | null;
}

/** Reads the nudge files of a folder. One with a fault does not count; its card does. */
export function readNudgeFiles(
  folder: KnowledgeFolder,
): Promise<{ files: NudgeFile[]; problems: Problem[] }> {
  return readFilesBesideCards(folder, NUDGE_ENDING, parseNudgeFile);
}

function parseNudgeFile(
  text: string,
  path: string,
): { parsed: Pick<NudgeFile, 'said'>; problems: Problem[] } {
  const read = readYaml(text, nudgeFileSchema, path);
  if (!read.ok) return { parsed: { said: null }, problems: read.problems };
  return { parsed: { said: { nudge: read.value, lineOf: read.lineOf } }, problems: [] };
}

/**
 * Adds what nudge files say to their cards; `assignToCards` says which files count. A list in a team's own file takes the
 * place of the built-in one, and the other lists stay.
 */
export function withNudges(
  cards: readonly CardFile[],
  files: readonly NudgeFile[],
  faulty: readonly string[],
): { files: CardFile[]; problems: Problem[] } {
  const { filesOf, problems } = assignToCards(files, cards, faulty, (id) => ({
    what: `there is no card ${id} for these nudges.`,
    fix: `Name the file after the card's: <kind>/<slug>${NUDGE_ENDING} beside <kind>/<slug>.md.`,
  }));
  return {
    problems,
    files: cards.map((file) => {
      const counting = filesOf(file).flatMap(({ path, own, said }) => (said ? [{ path, own, ...said }] : []));
      if (counting.length === 0) return file;
      const nudge: CardNudge = Object.assign({}, ...counting.map((one) => one.nudge));
      return {
        ...file,
        card: { ...file.card, nudge },
        nudgeAt: (key, ...more) => {
          const from = counting.findLast((one) => one.nudge[key] !== undefined) ?? counting.at(-1);
          return {
            path: from?.path ?? file.path,
            line: from?.lineOf(key, ...more) ?? 1,
            own: from?.own ?? file.own,
          };
        },
      };
    }),
  };
}
