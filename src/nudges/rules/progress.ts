import { isDue, isOver, readMemory } from './memory.ts';

/** How far somebody has come with the cards that there are. */
export interface Progress {
  /** How many cards there are. */
  cards: number;
  /** Those that they have come across, the known ones among them. */
  seen: ReadonlySet<string>;
  /** How many they answered about, and whose interval is not over: at least nine in ten of them are remembered. */
  known: number;
  /** Ids of the cards that it is time to look at again, the longest overdue first. */
  due: string[];
}

/** What is kept about one card that somebody learns. */
export interface LearnedState {
  cardId: string;
  /** As it was stored. */
  state: unknown;
  notForMe: boolean;
  snoozedUntil: Temporal.Instant | null;
}

/**
 * Counts by the cards that there are: one that is gone counts no more. What was put aside as "not for me", or until
 * later, is seen but not due.
 */
export function progressOf(
  cardIds: readonly string[],
  seenIds: Iterable<string>,
  learned: readonly LearnedState[],
  now: Temporal.Instant,
): Progress {
  const there = new Set(cardIds);
  const seen = new Set([...seenIds].filter((id) => there.has(id)));
  const due: { id: string; at: number }[] = [];
  let known = 0;
  for (const { cardId, state, notForMe, snoozedUntil } of learned) {
    const memory = readMemory(state);
    if (!memory || memory.reps === 0 || !there.has(cardId)) continue;
    seen.add(cardId);
    if (!isDue(memory, now)) known += 1;
    else if (!notForMe && (snoozedUntil === null || isOver(snoozedUntil, now))) {
      due.push({ id: cardId, at: Temporal.Instant.from(memory.due).epochMilliseconds });
    }
  }
  const longestFirst = due.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { cards: there.size, seen, known, due: longestFirst.map(({ id }) => id) };
}
