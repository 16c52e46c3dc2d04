import { z } from 'zod';
import { cardIdPattern } from './card-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

/** One item of the source guide, and the cards that cover it. */
export interface CoveredItem {
  section: string;
  item: string;
  cards: {
    id: string;
    /** Words and figures that must be on the card. */
    facts: string[];
    /** 1-based line of the coverage file. */
    line: number;
  }[];
}

/** What the built-in cards must cover. */
export interface Coverage {
  /** The path of the coverage file. */
  path: string;
  items: CoveredItem[];
}

export type ParsedCoverage = { ok: true; coverage: Coverage } | { ok: false; problems: Problem[] };

const coverageSchema = z.strictObject({
  format: z.literal(1),
  guide: z
    .array(
      z.strictObject({
        section: z.string().trim().min(1, 'is empty'),
        item: z.string().trim().min(1, 'is empty'),
        cards: z.record(
          z.string().regex(cardIdPattern, 'is not a card id'),
          z.array(z.string().trim().min(1, 'is empty')),
        ),
      }),
    )
    .min(1, 'has no entry'),
});

/** Reads `coverage.yaml`. */
export function parseCoverage(text: string, path: string): ParsedCoverage {
  const read = readYaml(text, coverageSchema, path);
  if (!read.ok) return read;
  const items = read.value.guide.map(({ section, item, cards }, index) => ({
    section,
    item,
    cards: Object.entries(cards).map(([id, facts]) => ({
      id,
      facts,
      line: read.lineOf('guide', index, 'cards', id),
    })),
  }));
  return { ok: true, coverage: { path, items } };
}
