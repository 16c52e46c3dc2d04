import type { Kind } from './card.ts';
import { kindsFileSchema } from './card-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

export type ParsedKinds = { ok: true; kinds: Kind[] } | { ok: false; problems: Problem[] };

/**
 * Reads `kinds.yaml`.
 * @param known kinds that already exist. A kind has one meaning, so none of them may be described again.
 */
export function parseKinds(text: string, path: string, known: readonly Kind[] = []): ParsedKinds {
  const read = readYaml(text, kindsFileSchema, path);
  if (!read.ok) return read;
  const taken = new Set(known.map((kind) => kind.id));
  const problems = read.value.kinds.flatMap(({ id }, index): Problem[] => {
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [
      {
        path,
        line: read.lineOf('kinds', index, 'id'),
        severity: 'error',
        what: `the kind "${id}" already exists.`,
        fix: 'Give it a different id; cards of an existing kind need no entry here.',
      },
    ];
  });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    kinds: read.value.kinds.map(({ sections, 'free-sections': free, ...kind }) => ({
      ...kind,
      ...(free && { freeSections: true }),
      sections: sections.map((section) => ({
        heading: section.heading,
        ...(section.lean !== undefined && { lean: section.lean }),
        ...(section['in-answer'] && { inAnswer: section['in-answer'] }),
        ...(section.label && { label: section.label }),
        ...(section.hint && { hint: section.hint }),
      })),
    })),
  };
}
