import { z } from 'zod';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

/** The correct spelling of a name, and wrong spellings that differ in more than capitals. */
export interface ProductName {
  name: string;
  wrong: string[];
}

export type ParsedNames = { ok: true; names: ProductName[] } | { ok: false; problems: Problem[] };

const namesSchema = z.strictObject({
  format: z.literal(1),
  names: z.record(
    z.string().trim().min(2, 'is too short'),
    z.array(z.string().trim().min(2, 'is too short')),
  ),
});

/** Reads `names.yaml`. */
export function parseNames(text: string, path: string): ParsedNames {
  const read = readYaml(text, namesSchema, path);
  if (!read.ok) return read;
  return { ok: true, names: Object.entries(read.value.names).map(([name, wrong]) => ({ name, wrong })) };
}
