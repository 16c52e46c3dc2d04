import type { NudgeFormat } from '../delivery/delivery.ts';
import type { Topics } from '../subscription.ts';
import { NO_CARD } from '../words.ts';
import { isDue, isOver, type MemoryState, retrievability } from './memory.ts';
import type { Why } from './why-this-card.ts';

// Which card a person gets next. The rules, in this order:
// 1. Only cards on their topics, and never one that is “not for me”.
// 2. A card that they saw in the last two days rests. One that they put off rests until the time they chose,
//    and one that they rated rests until it is due.
// 3. A question, if there is something to ask: never right after another question nor one nudge later, then
//    by coin toss, and at the latest with every fourth nudge. If there is no card to show, there is a
//    question instead. It asks about the card that is due and least remembered, otherwise about one that they
//    saw at least a week ago and never rated.
// 4. Otherwise it shows a card. First, one that they wanted to see “again later”. Then, one that they have
//    not seen; two times out of three, one that is linked to what they recently asked about or opened, if
//    there is one. Tags shared with that make a card likelier, and being of the same kind as the last nudge
//    makes it less likely. Last, unless they want only unseen cards, one that they saw at least a month ago
//    and never rated.
// 5. Otherwise nothing, with the reason: no nudge is better than one that comes too soon.

export interface LearnableCard {
  id: string;
  kind: string;
  tags: readonly string[];
  related: readonly string[];
}

/** What is stored about a person and a card. */
export interface LearnedItem {
  cardId: string;
  /** Null until they rated it. */
  memory: MemoryState | null;
  notForMe: boolean;
  /** “Again later” until then. */
  snoozedUntil: Temporal.Instant | null;
  /** When they last saw it: opened, as an answer, or as a nudge. */
  seenAt: Temporal.Instant | null;
}

export interface ChoiceInput {
  cards: readonly LearnableCard[];
  /** What is stored about this person; cards that are missing here are new to them. */
  items: readonly LearnedItem[];
  /** What they asked about or opened, in any order. */
  cameAcross: readonly { cardId: string; at: Temporal.Instant }[];
  /** The last nudges they were sent, newest first; four are enough. */
  lastNudges: readonly { cardId: string; form: NudgeFormat }[];
  topics: Topics;
  now: Temporal.Instant;
  /** Returns 0 (inclusive) to 1 (exclusive). */
  random: () => number;
}

export type CardChoice = { cardId: string; form: NudgeFormat; why: Why } | { none: string };

const REST_DAYS = 2;
const FIRST_QUESTION_DAYS = 7;
const TELL_AGAIN_DAYS = 30;
const LATELY_DAYS = 14;
/** The minimum and maximum number of nudges between two questions. */
const BETWEEN_QUESTIONS = { least: 2, most: 3 };
const LINKED_SHARE = 2 / 3;
const DAY_MS = 86_400_000;

type ItemState = Omit<LearnedItem, 'cardId'>;

interface Candidate extends LearnableCard {
  item: ItemState;
}

const NOTHING_KEPT: ItemState = { memory: null, notForMe: false, snoozedUntil: null, seenAt: null };

/** Chooses the next card by the rules above. The same input with the same random numbers gives the same card. */
export function chooseCard(input: ChoiceInput): CardChoice {
  const { now, topics } = input;
  const itemOf = new Map(input.items.map((item) => [item.cardId, item]));
  const wanted = input.cards
    .filter((card) => withinTopics(card, topics))
    .map((card): Candidate => ({ ...card, item: itemOf.get(card.id) ?? NOTHING_KEPT }));
  if (wanted.length === 0) return { none: NO_CARD.noneOnTopics };
  const allowed = wanted.filter(({ item }) => !item.notForMe);
  if (allowed.length === 0) return { none: NO_CARD.allNotForMe };

  const rested = allowed.filter(({ item }) => unseenFor(item, REST_DAYS, now) && !isSnoozed(item, now));
  const question = chooseQuestion(rested, now);
  const hasToTell = tellable(rested, topics, now);
  if (question && (hasToTell.length === 0 || isTimeToAsk(input))) return question;
  if (hasToTell.length > 0) return chooseTold(hasToTell, input);
  return { none: NO_CARD.noneDue };
}

/** Whether a card is on the topics that a person wants. */
function withinTopics(card: Pick<LearnableCard, 'kind' | 'tags'>, { kinds, tags }: Topics): boolean {
  if (kinds.length === 0 && tags.length === 0) return true;
  return kinds.includes(card.kind) || card.tags.some((tag) => tags.includes(tag));
}

function isTimeToAsk({ lastNudges, random }: ChoiceInput): boolean {
  const asked = lastNudges.findIndex(({ form }) => form === 'ask');
  const since = asked === -1 ? lastNudges.length : asked;
  if (since < BETWEEN_QUESTIONS.least) return false;
  return since >= BETWEEN_QUESTIONS.most || random() < 0.5;
}

function chooseQuestion(rested: readonly Candidate[], now: Temporal.Instant): CardChoice | undefined {
  const [least] = rested
    .flatMap(({ id, item }) =>
      item.memory && isDue(item.memory, now) ? [{ id, remembered: retrievability(item.memory, now) }] : [],
    )
    .toSorted((a, b) => a.remembered - b.remembered || (a.id < b.id ? -1 : 1));
  if (least) return { cardId: least.id, form: 'ask', why: { type: 'due', remembered: least.remembered } };
  const [longestAgo] = rested
    .filter(
      ({ item }) =>
        !item.memory && !wasPutOff(item) && item.seenAt !== null && unseenFor(item, FIRST_QUESTION_DAYS, now),
    )
    .toSorted((a, b) => seenMs(a.item) - seenMs(b.item) || (a.id < b.id ? -1 : 1));
  return longestAgo && { cardId: longestAgo.id, form: 'ask', why: { type: 'seen' } };
}

/**
 * The cards to show now, only the best group there is: put off until now, otherwise unseen, otherwise seen
 * long ago.
 */
function tellable(rested: readonly Candidate[], topics: Topics, now: Temporal.Instant): Candidate[] {
  const putOff = rested.filter(({ item }) => wasPutOff(item));
  if (putOff.length > 0) return putOff;
  const unseen = rested.filter(({ item }) => !item.memory && item.seenAt === null);
  if (unseen.length > 0 || topics.onlyUnseen) return unseen;
  return rested.filter(({ item }) => !item.memory && unseenFor(item, TELL_AGAIN_DAYS, now));
}

function chooseTold(candidates: readonly Candidate[], input: ChoiceInput): CardChoice {
  const { now, cards, lastNudges, random } = input;
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const since = daysBefore(now, LATELY_DAYS);
  const lately = input.cameAcross
    .filter(({ at }) => Temporal.Instant.compare(at, since) >= 0)
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
    .flatMap(({ cardId }) => cardOf.get(cardId) ?? []);
  const linkOf = (card: Candidate) =>
    lately.find((met) => met.related.includes(card.id) || card.related.includes(met.id));
  const latelyTags = new Set(lately.flatMap((card) => card.tags));
  const lastKind = cardOf.get(lastNudges[0]?.cardId ?? '')?.kind;
  const weightOf = (card: Candidate) =>
    (1 + Math.min(3, card.tags.filter((tag) => latelyTags.has(tag)).length)) *
    (card.kind === lastKind ? 0.5 : 1);

  const linked = candidates.filter((card) => linkOf(card));
  const pool = linked.length > 0 && random() < LINKED_SHARE ? linked : candidates;
  const chosen = pickWeighted(pool, weightOf, random());
  const link = linkOf(chosen);
  return { cardId: chosen.id, form: 'tell', why: whyTold(chosen, link?.id) };
}

function whyTold({ item }: Candidate, linkedTo: string | undefined): Why {
  if (wasPutOff(item)) return { type: 'again-later' };
  if (linkedTo !== undefined) return { type: 'linked', to: linkedTo };
  return item.seenAt === null ? { type: 'new' } : { type: 'long-ago' };
}

function pickWeighted<T>(choices: readonly T[], weightOf: (choice: T) => number, random: number): T {
  const weights = choices.map(weightOf);
  let left = random * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  const chosen = choices.at(index);
  if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
  return chosen;
}

/** Whether the person has not seen a card for this many days, give or take half a day. */
function unseenFor({ seenAt }: ItemState, days: number, now: Temporal.Instant): boolean {
  return seenAt === null || isOver(seenAt, daysBefore(now, days));
}

/** Until when a card rests after somebody saw it. */
export function restsUntil(seenAt: Temporal.Instant): Temporal.Instant {
  return seenAt.add({ hours: REST_DAYS * 24 });
}

function daysBefore(now: Temporal.Instant, days: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds - days * DAY_MS);
}

function isSnoozed({ snoozedUntil }: ItemState, now: Temporal.Instant): boolean {
  return snoozedUntil !== null && !isOver(snoozedUntil, now);
}

/** Whether it was put off before it was ever rated, and has not been shown since that time was over. */
function wasPutOff({ memory, snoozedUntil, seenAt }: ItemState): boolean {
  if (memory || snoozedUntil === null) return false;
  return seenAt === null || !isOver(snoozedUntil, seenAt);
}

function seenMs({ seenAt }: ItemState): number {
  return seenAt?.epochMilliseconds ?? 0;
}
