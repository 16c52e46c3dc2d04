import type { Topic } from './card.ts';
import { topicsFileSchema } from './card-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

export type ParsedTopics = { ok: true; topics: Topic[] } | { ok: false; problems: Problem[] };

/**
 * Reads `topics.yaml`.
 * @param known topics that already exist. A topic has one meaning, so none of them may be described again.
 */
export function parseTopics(text: string, path: string, known: readonly Topic[] = []): ParsedTopics {
  const read = readYaml(text, topicsFileSchema, path);
  if (!read.ok) return read;
  const taken = new Set(known.map(({ id }) => id));
  const problems = read.value.topics.flatMap(({ id }, index): Problem[] => {
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [
      {
        path,
        line: read.lineOf('topics', index, 'id'),
        severity: 'error',
        what: `the topic "${id}" already exists.`,
        fix: 'Give it a different id; cards of an existing topic need no entry here.',
      },
    ];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, topics: read.value.topics };
}
