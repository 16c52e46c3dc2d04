import { z } from 'zod';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

/** The correct spelling of a name, and wrong spellings that differ in more than capitals. */
export interface ProductName {
  name: string;
  wrong: string[];
}

/** A product, standard or law that people name when they ask, and the names that say it as well ("EKS": Kubernetes). */
export interface AskedName {
  name: string;
  orOneOf: string[];
}

export type ParsedNames =
  | { ok: true; names: ProductName[]; asked: AskedName[] }
  | { ok: false; problems: Problem[] };

const longEnough = z.string().trim().min(2, 'is too short');

const namesSchema = z.strictObject({
  format: z.literal(1),
  names: z.record(longEnough, z.array(longEnough)),
  'asked-for': z.record(longEnough, z.array(longEnough)).default({}),
});

/** Reads `names.yaml`. */
export function parseNames(text: string, path: string): ParsedNames {
  const read = readYaml(text, namesSchema, path);
  if (!read.ok) return read;
  return {
    ok: true,
    names: Object.entries(read.value.names).map(([name, wrong]) => ({ name, wrong })),
    asked: Object.entries(read.value['asked-for']).map(([name, orOneOf]) => ({ name, orOneOf })),
  };
}
