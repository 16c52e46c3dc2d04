import { z } from 'zod';
import { cardIdPattern } from './card-schema.ts';
import { type FirstDay, type Requirement, RUNGS } from './ladder.ts';
import type { Problem } from './problem.ts';
import { type LineOf, readYaml } from './yaml-problems.ts';

/** A sentence that a phone shows in about three lines, in characters. */
const SENTENCE = 140;

const format = z.literal(1, 'is a format that this version does not support; it reads format 1');
const cardId = z.string().regex(cardIdPattern, 'is not a card id like practices/phased-adoption');
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\n]*$/, 'must be on one line');

const ladderSchema = z.strictObject({
  format,
  requirements: z
    .array(
      z.strictObject({
        card: cardId,
        short: text(30),
        practice: cardId,
        weighs_most: z.array(z.enum(RUNGS)).min(1, 'names no rung'),
        levels: z.strictObject({
          junior: text(SENTENCE),
          middle: text(SENTENCE),
          senior: text(SENTENCE),
          lead: text(SENTENCE),
          architect: text(SENTENCE),
        }),
      }),
    )
    .min(1, 'has no entry'),
});

const firstDaysSchema = z.strictObject({
  format,
  steps: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]{1,40}$/, 'is not lowercase words joined by hyphens'),
        week: z.int().min(1, 'is before the first week').max(4, 'is after the fourth week'),
        card: cardId,
        do: text(SENTENCE),
      }),
    )
    .min(1, 'has no entry')
    .max(20, 'must not be more than 20'),
});

type Faulty = { ok: false; problems: Problem[] };

export type ParsedLadder = { ok: true; ladder: Requirement[]; path: string; lineOf: LineOf } | Faulty;

/** Reads `ladder.yaml`. */
export function parseLadder(yaml: string, path: string): ParsedLadder {
  const read = readYaml(yaml, ladderSchema, path);
  if (!read.ok) return read;
  const ladder = read.value.requirements.map(({ weighs_most: weighsMost, ...one }) => ({
    ...one,
    weighsMost,
  }));
  const line = (index: number) => read.lineOf('requirements', index, 'card');
  const problems = twice(
    ladder.map(({ card }) => card),
    path,
    line,
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ladder, path, lineOf: read.lineOf };
}

export type ParsedFirstDays = { ok: true; firstDays: FirstDay[]; path: string; lineOf: LineOf } | Faulty;

/** Reads `first-30-days.yaml`. */
export function parseFirstDays(yaml: string, path: string): ParsedFirstDays {
  const read = readYaml(yaml, firstDaysSchema, path);
  if (!read.ok) return read;
  const firstDays = read.value.steps;
  const line = (index: number, key = 'id') => read.lineOf('steps', index, key);
  const problems = [
    ...twice(
      firstDays.map(({ id }) => id),
      path,
      line,
    ),
    ...firstDays.flatMap(({ week }, index): Problem[] => {
      if (week >= (firstDays[index - 1]?.week ?? 1)) return [];
      const what = 'a step stands after one of a later week.';
      return [{ path, line: line(index, 'week'), severity: 'error', what, fix: 'Put it into its week.' }];
    }),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, firstDays, path, lineOf: read.lineOf };
}

function twice(ids: readonly string[], path: string, line: (index: number) => number): Problem[] {
  return ids.flatMap((id, index): Problem[] =>
    ids.indexOf(id) === index
      ? []
      : [{ path, line: line(index), severity: 'error', what: `"${id}" is there twice.`, fix: 'Keep one.' }],
  );
}
