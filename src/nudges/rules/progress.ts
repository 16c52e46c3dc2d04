import { isDue, isOver, readMemory } from './memory.ts';

/** How far somebody has come with the existing cards. */
export interface Progress {
  /** How many cards there are. */
  cards: number;
  /** Ids of the cards they have come across, including the known ones. */
  seen: ReadonlySet<string>;
  /** How many cards they have answered a question about. */
  asked: number;
  /** How many of those they knew when last asked, without guessing. */
  known: number;
  /** Ids of the cards that it is time to review, longest overdue first. */
  due: string[];
}

/** What is stored about one card that somebody is learning. */
export interface LearnedState {
  cardId: string;
  /** As stored. */
  state: unknown;
  notForMe: boolean;
  snoozedUntil: Temporal.Instant | null;
}

/**
 * Counts only cards that still exist. A card that is set aside, as "not for me" or until later, is seen but not due.
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
  let asked = 0;
  let known = 0;
  for (const { cardId, state, notForMe, snoozedUntil } of learned) {
    const memory = readMemory(state);
    if (!memory || memory.reps === 0 || !there.has(cardId)) continue;
    seen.add(cardId);
    // “Got it” moves the interval as well, but shows nothing.
    if (memory.asked) asked += 1;
    if (memory.asked === 'knew') known += 1;
    if (isDue(memory, now) && !notForMe && (snoozedUntil === null || isOver(snoozedUntil, now))) {
      due.push({ id: cardId, at: Temporal.Instant.from(memory.due).epochMilliseconds });
    }
  }
  const longestFirst = due.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { cards: there.size, seen, asked, known, due: longestFirst.map(({ id }) => id) };
}
