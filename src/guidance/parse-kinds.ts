import type { Kind } from './card.ts';
import { kindsFileSchema } from './card-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

export type ParsedKinds = { ok: true; kinds: Kind[] } | { ok: false; problems: Problem[] };

/** Reads `kinds.yaml`. */
export function parseKinds(text: string, path: string): ParsedKinds {
  const read = readYaml(text, kindsFileSchema, path);
  if (!read.ok) return read;
  return {
    ok: true,
    kinds: read.value.kinds.map(({ sections, ...kind }) => ({
      ...kind,
      sections: sections.map((section) => ({
        heading: section.heading,
        ...(section['in-answer'] && { inAnswer: section['in-answer'] }),
        ...(section.label && { label: section.label }),
      })),
    })),
  };
}
