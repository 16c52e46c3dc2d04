import type { Ranking, Reading } from '../search-types.ts';

/**
 * Ranks by several readings of one message: cards and passages by the sum of their scores, each reading weighted. What it
 * tells of the words is that of the first one.
 */
export function together([first, ...others]: readonly [Reading, ...Reading[]]): Ranking {
  if (others.length === 0) return first.ranking;
  const all = [first, ...others].filter(({ counts }) => counts > 0);
  return {
    ...first.ranking,
    cards: summed(
      all.map(({ ranking, counts }) => ({ list: ranking.cards, counts })),
      ({ candidate }) => candidate.card,
    ),
    passages: summed(
      all.map(({ ranking, counts }) => ({ list: ranking.passages, counts })),
      ({ passage }) => passage,
    ),
  };
}

/** One entry for each key, from the first list that has it, best first; the best one's score is 1. */
function summed<Entry extends { score: number }>(
  lists: readonly { list: readonly Entry[]; counts: number }[],
  keyOf: (entry: Entry) => unknown,
): Entry[] {
  const sums = new Map<unknown, Entry>();
  for (const { list, counts } of lists) {
    for (const entry of list) {
      const known = sums.get(keyOf(entry));
      sums.set(keyOf(entry), {
        ...(known ?? entry),
        score: (known?.score ?? 0) + counts * entry.score,
      });
    }
  }
  const entries = [...sums.values()].toSorted((a, b) => b.score - a.score);
  const most = entries[0]?.score || 1;
  return entries.map((entry) => ({ ...entry, score: entry.score / most }));
}
