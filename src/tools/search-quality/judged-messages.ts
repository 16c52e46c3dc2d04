import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { threadBefore } from '../asked-line.ts';

const judgedLine = z.object({
  q: z.string().optional(),
  text: z.string().optional(),
  thread: z.array(z.object({ text: z.string() })).default([]),
  group: z.string().optional(),
  sort: z.string().optional(),
  /** Card id to relevance: 3 answers it, 2 helps, 1 is near. */
  rel: z.record(z.string(), z.number()).optional(),
  card: z.string().optional(),
  /** Phrases of cards; the answer has at least one of them. */
  must: z.array(z.string()).default([]),
  /** The term that it asks to explain; several where the glossary has more than one that explains it as well. */
  term: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  /** The term that it is to be told from. */
  other: z.string().optional(),
});

/** From these relevances on, a card answers a message, or at least helps. */
export const RELEVANCE = { answers: 3, helps: 2 } as const;

/** A message with what the bot ought to make of it. */
export interface JudgedMessage {
  text: string;
  /** What was written before, oldest first. */
  thread: string[];
  /** Where it counts in the table: a set's name, or a set's name and the sort of message. */
  group: string;
  wants: 'card' | 'definition' | 'small-talk' | 'no-card';
  /** Card id to relevance; empty unless it wants a card, and where nobody has judged which one. */
  rel: Record<string, number>;
  must: string[];
  /** The terms any of which it asks to explain: one under its names, or those that it asks to tell apart. */
  terms: string[];
}

const FOLDER_SETS = [
  'general',
  'answerable',
  'passages',
  'acute',
  'posts',
  'threads',
  'definitions',
  'smalltalk',
  'near-domain',
] as const;

/** Every judged message of a set: its files of questions, and those in its folder. @param folder of all sets */
export async function readJudgedMessages(folder: string, set: 'tune' | 'test'): Promise<JudgedMessage[]> {
  const questionFiles = set === 'tune' ? ['tune', 'dev'] : ['test'];
  const messages: JudgedMessage[] = [];
  for (const name of questionFiles) {
    messages.push(...(await readSet(join(folder, `${name}.jsonl`), ({ group = '' }) => `${name} ${group}`)));
  }
  for (const name of FOLDER_SETS) {
    const path = join(folder, set, `${name}.jsonl`);
    messages.push(...(await readSet(path, (line) => groupIn(name, line), name === 'answerable')));
  }
  return messages;
}

function groupIn(name: (typeof FOLDER_SETS)[number], { group, sort = '', rel = {} }: JudgedLine): string {
  if (name === 'general' && group === 'nonnative') return 'general, non-native';
  if (name === 'threads') return `threads ${sort}`;
  if (name === 'posts') return group === 'post-near' ? 'posts near-domain' : 'posts';
  if (name === 'acute' && Object.keys(rel).length === 0) return 'acute, no card';
  return name;
}

type JudgedLine = z.infer<typeof judgedLine>;

/** A set need not have every file. Throws with the line's number where one does not fit the format. */
async function readSet(
  path: string,
  groupOf: (line: JudgedLine) => string,
  answerable = false,
): Promise<JudgedMessage[]> {
  if (!existsSync(path)) return [];
  const alternates = await readAlternates(path.replace(/\.jsonl$/, '.alternates.json'));
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      const judged = judgedLine.parse(JSON.parse(line));
      const text = judged.text ?? judged.q ?? '';
      const cards = judged.card === undefined ? [] : [judged.card, ...(alternates[text] ?? [])];
      const rel = judged.rel ?? Object.fromEntries(cards.map((id) => [id, RELEVANCE.answers]));
      return [
        {
          text,
          thread: threadBefore(text, judged.thread),
          group: groupOf(judged),
          wants: answerable ? 'card' : wantedBy(judged, rel),
          rel,
          must: judged.must,
          terms: [judged.term ?? [], judged.other ?? []].flat(),
        },
      ];
    } catch (error) {
      throw new Error(`${path}:${at + 1} is no judged message.`, { cause: error });
    }
  });
}

function wantedBy({ group, term }: JudgedLine, rel: Record<string, number>): JudgedMessage['wants'] {
  if (term !== undefined) return 'definition';
  if (group === 'smalltalk') return 'small-talk';
  return Object.keys(rel).length > 0 ? 'card' : 'no-card';
}

/** By question, further cards that answer it just as well. */
async function readAlternates(path: string): Promise<Record<string, string[]>> {
  if (!existsSync(path)) return {};
  return z.record(z.string(), z.array(z.string())).parse(JSON.parse(await readFile(path, 'utf8')));
}
