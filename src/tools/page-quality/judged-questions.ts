import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const judgedQuestion = z.object({
  id: z.string(),
  text: z.string(),
  /** What people wrote before it, oldest first. */
  thread: z.array(z.string()).default([]),
  kind: z.string(),
  split: z.string(),
  /** How well pages answer, by `<root>/<path>`: 3 fully, 2 in good part, 1 related. Empty where none does. */
  rel: z.record(z.string(), z.number()),
});
export type JudgedQuestion = z.infer<typeof judgedQuestion>;

/** From this grade on, a page answers. */
export const ANSWERS_FROM = 2;

/** Reads the questions of one split from a file with one JSON object a line. */
export async function readJudgedQuestions(path: string, split: string): Promise<JudgedQuestion[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => judgedQuestion.parse(JSON.parse(line))).filter((one) => one.split === split);
}

/** Whether some page answers it. */
export function isAnswerable({ rel }: JudgedQuestion): boolean {
  return Object.values(rel).some((grade) => grade >= ANSWERS_FROM);
}

/** A question with all that was said before it. */
export function wholeText({ text, thread }: JudgedQuestion): string {
  return [...thread, text].join('\n');
}
