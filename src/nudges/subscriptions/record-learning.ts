import type { Person } from '../../people/person.ts';
import { asLearnedItem } from '../learning-item.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type AnswerEffect, type CardAnswer, effectOf, type Reviews } from '../rules/answer-effect.ts';
import { noteAnswered } from '../rules/engagement.ts';
import { type MemoryState, readMemory } from '../rules/memory.ts';
import { isMastered } from '../rules/open-reviews.ts';
import { reviewsOf } from '../rules/reviews-of.ts';
import type { OwnNudge } from './own-nudge.ts';

type Records = Pick<NudgeRecords, 'learning' | 'seen'>;

/**
 * Records what an answer does to the schedule of a card. What was known before is kept, to correct the answer or take it back.
 * @returns when the card comes back, as the person may be told; null if that is not for a long time, or never
 */
export async function recordLearning(
  records: Records,
  person: Person,
  { cardId, answer }: { cardId: string; answer: CardAnswer },
  nudge: OwnNudge,
  now: Date,
): Promise<{ again: Temporal.Instant | null }> {
  const { state, reviews } = await learntBy(person, cardId, records, nudge, now);
  const before = readMemory(state) ?? null;
  const effect = effectOf(answer, before, reviews, now.toTemporalInstant());
  return put(records, person, cardId, effect, now, { before, by: nudge.delivery.id });
}

/**
 * Replaces the last rating of a card.
 * @returns as above; null as well if it has been rated since, which counts
 */
export async function correctLearning(
  records: Records,
  person: Person,
  { cardId, rating }: { cardId: string; rating: 'hard' | 'easy' },
  nudge: OwnNudge,
  now: Date,
): Promise<{ again: Temporal.Instant | null }> {
  const { state, reviews } = await learntBy(person, cardId, records, nudge, now);
  const last = readMemory(state);
  if (!last?.lastReview || !state || !isLastAnswer(state, nudge)) return { again: null };
  // It has its place among the reviews already.
  const kept = { ...reviews, hasRoom: true };
  const before = readMemory(state.before) ?? null;
  const effect = effectOf(rating, before, kept, Temporal.Instant.from(last.lastReview));
  return put(records, person, cardId, effect, now, {});
}

/**
 * Puts the schedule of a card back to what it was before the answer to a nudge. If the card has been rated since, or the answer
 * changed nothing, the schedule stays.
 */
export async function takeBackLearning(
  { learning }: Pick<Records, 'learning'>,
  person: Person,
  { cardId, answer }: { cardId: string; answer: 'got-it' | 'did-it' | 'later' },
  nudge: OwnNudge,
  now: Date,
): Promise<void> {
  if (answer === 'later') return learning.endSnooze(person, cardId, now);
  const { state } = (await learning.items(person)).find((item) => item.cardId === cardId) ?? {};
  if (!state || state.by !== nudge.delivery.id) return;
  const before = readMemory(state.before) ?? null;
  await learning.putBack(person, cardId, before, before && new Date(before.due), now);
}

/** Whether the last rating follows from this nudge. States of earlier versions don't name it, and keep `before` only if it does. */
function isLastAnswer(state: Record<string, unknown>, { delivery }: OwnNudge): boolean {
  return 'before' in state && (state.by === undefined || state.by === delivery.id);
}

async function learntBy(
  person: Person,
  cardId: string,
  { learning, seen }: Records,
  { delivery, subscription }: OwnNudge,
  now: Date,
): Promise<{ state: Record<string, unknown> | null; reviews: Reviews }> {
  const [learnt, history] = [await learning.items(person), await seen.history(person)];
  const seenAt = new Map(history.map((one) => [one.cardId, one.lastSeen.toTemporalInstant()]));
  const items = learnt.map((item) => ({ ...asLearnedItem(item), seenAt: seenAt.get(item.cardId) ?? null }));
  const sentAt = (delivery.sentAt ?? now).toTemporalInstant();
  const answered = { ...subscription, ...noteAnswered(subscription) };
  return {
    state: learnt.find((item) => item.cardId === cardId)?.state ?? null,
    reviews: reviewsOf(items, { cardId, sentAt }, answered, now.toTemporalInstant()),
  };
}

async function put(
  { learning, seen }: Records,
  person: Person,
  cardId: string,
  effect: AnswerEffect,
  now: Date,
  kept: { before?: MemoryState | null; by?: string },
): Promise<{ again: Temporal.Instant | null }> {
  switch (effect.type) {
    case 'rated': {
      const due = new Date(effect.due.epochMilliseconds);
      await learning.put(person, cardId, { ...effect.memory, ...kept }, due, now);
      return { again: isMastered(effect.memory) ? null : effect.due };
    }
    case 'snoozed':
      await learning.snooze(person, cardId, new Date(effect.until.epochMilliseconds), now);
      return { again: effect.until };
    case 'not-for-me':
      await learning.setNotForMe(person, cardId, now);
      return { again: null };
    case 'seen':
      await seen.noteSeen(person, [cardId], 'opened', now);
      return { again: null };
    case 'no-room':
      return { again: null };
  }
}
