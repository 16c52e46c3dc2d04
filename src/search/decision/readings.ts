import type { Ranking, Reading } from '../search-types.ts';

/**
 * Ranks cards and passages by the weighted sum of their scores in several readings of one message. The query of the
 * result, which explains its hits, is that of the first reading.
 */
export function combineReadings([first, ...others]: readonly [Reading, ...Reading[]]): Ranking {
  if (others.length === 0) return first.ranking;
  const all = [first, ...others].filter(({ counts }) => counts > 0);
  return {
    ...first.ranking,
    cards: sumScores(
      all.map(({ ranking, counts }) => ({ list: ranking.cards, counts })),
      ({ candidate }) => candidate.card,
    ),
    passages: sumScores(
      all.map(({ ranking, counts }) => ({ list: ranking.passages, counts })),
      ({ passage }) => passage,
    ),
  };
}

/** Adds up the scores of each key. Best first, with 1 for the best; an entry is that of the first list that has it. */
function sumScores<Entry extends { score: number }>(
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
