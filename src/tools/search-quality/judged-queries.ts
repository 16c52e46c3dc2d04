import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** How questions are asked. Questions in the group `offtopic` fit no card. */
export const GROUPS = ['keyword', 'question', 'paraphrase', 'typo', 'hint', 'thread', 'offtopic'] as const;

const judgedQuery = z.strictObject({
  q: z.string().min(1),
  group: z.enum(GROUPS),
  /** Relevance by card id: 3 answers the question, 2 helps, 1 is close. */
  rel: z.record(z.string(), z.union([z.literal(1), z.literal(2), z.literal(3)])),
});

/** A question with the cards that fit it. */
export type JudgedQuery = z.infer<typeof judgedQuery>;

/** Reads a file with one JSON object per line. Throws with the line's number if one doesn't match the format. */
export async function readJudgedQueries(path: string): Promise<JudgedQuery[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [judgedQuery.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(`${path}:${at + 1} is not a judged query.`, { cause: error });
    }
  });
}
