import type { NudgeFormat } from '../delivery/delivery.ts';
import type { Topics } from '../subscription.ts';
import { NO_CARD } from '../words.ts';
import { isDue, isOver, retrievability } from './memory.ts';
import {
  isInReview,
  isMastered,
  MOST_IN_REVIEW,
  MOST_PUT_OFF,
  promisedAt,
  type ReturningItem,
  wasPutOff,
} from './open-reviews.ts';
import type { Why } from './why-this-card.ts';

// Which card a person gets next. The rules, in this order:
// 1. Only cards on their topics, and never one that is “not for me”. The kinds that come only if chosen are left out before.
// 2. What was promised: a card that is due for its question, or that they put off until now. The one whose day came last
//    first, so that at most an old promise is late, never all of them. After three questions in a row, what is late or was
//    asked without an answer lets a new card go first.
// 3. A question that nobody waits for, if the last three nudges were none: about a card they once knew well, otherwise about
//    one that they met at least a week ago and never rated. Only while there is room under review.
// 4. A new card, in the order of the curriculum. What they chose as their interest and what is linked to a card they lately
//    looked up comes earlier, by a few places at most. What is related to the last nudge comes after all others if that
//    was “not for me”. None comes while several cards wait that they put off.
// 5. A question as in 3, or, unless they want only unseen cards, a card that they saw at least a month ago and never rated.
// 6. Otherwise nothing, with the reason: no nudge is better than one that comes too soon.

/** A card as the curriculum places it. */
export interface LearnableCard {
  id: string;
  kind: string;
  tags: readonly string[];
  related: readonly string[];
  /** The part of the curriculum that it belongs to; null for a card outside of it. */
  stage: string | null;
}

/** What is stored about a person and a card. */
export interface LearnedItem extends ReturningItem {
  cardId: string;
}

/** A nudge that they were sent. */
interface SentNudge {
  cardId: string;
  form: NudgeFormat;
  at: Temporal.Instant;
  /** Whether they answered it; looking at the whole card is no answer. */
  answered: boolean;
}

export interface ChoiceInput {
  /** In the order in which they should come. */
  cards: readonly LearnableCard[];
  /** What is stored about this person; cards that are missing here are new to them. */
  items: readonly LearnedItem[];
  /** What they looked up and found helpful, in any order. */
  cameAcross: readonly { cardId: string; at: Temporal.Instant }[];
  /** The nudges they were sent, newest first. */
  sent: readonly SentNudge[];
  topics: Topics;
  /** The tags of what they are interested in; empty for everything alike. */
  interest: readonly string[];
  now: Temporal.Instant;
}

export type CardChoice = { cardId: string; form: NudgeFormat; why: Why } | { none: string };

/** By how many places interest and a link bring a card forward, each. */
export const PULL = { interest: 4, link: 4 } as const;
const REST_DAYS = 2;
const FIRST_QUESTION_DAYS = 7;
const TELL_AGAIN_DAYS = 30;
const LATELY_DAYS = 14;
/** A promise is late when this many days have passed: two working days and a weekend. */
const LATE_DAYS = 4;
const MOST_QUESTIONS_IN_A_ROW = 3;
/** How many nudges without a question come before one that nobody waits for. */
const QUIET_NUDGES = 3;
const DAY_MS = 86_400_000;

type ItemState = Omit<LearnedItem, 'cardId'>;

interface Candidate extends LearnableCard {
  item: ItemState;
  place: number;
}

const NOTHING_KEPT: ItemState = { memory: null, notForMe: false, snoozedUntil: null, seenAt: null };

/** Chooses the next card by the rules above. The same input gives the same card. */
export function chooseCard(input: ChoiceInput): CardChoice {
  const { now, topics } = input;
  const itemOf = new Map(input.items.map((item) => [item.cardId, item]));
  const wanted = input.cards
    .filter((card) => withinTopics(card, topics))
    .map((card, place): Candidate => ({ ...card, place, item: itemOf.get(card.id) ?? NOTHING_KEPT }));
  if (wanted.length === 0) return { none: NO_CARD.noneOnTopics };
  const allowed = wanted.filter(({ item }) => !item.notForMe);
  if (allowed.length === 0) return { none: NO_CARD.allNotForMe };

  const rested = allowed.filter(({ item }) => unseenFor(item, REST_DAYS, now) && !isSnoozed(item, now));
  const putOff = input.items.filter(wasPutOff).length;
  const fresh = putOff < MOST_PUT_OFF ? chooseNew(rested, input) : undefined;

  const promised = choosePromised(allowed, input);
  if (promised && (promised.onTime || !fresh || questionsInARow(input) < MOST_QUESTIONS_IN_A_ROW)) {
    return promised.choice;
  }
  const question = chooseQuietQuestion(rested, input);
  if (question && sinceQuestion(input) >= QUIET_NUDGES) return question;
  const next = fresh ?? question ?? chooseOld(rested, input);
  return next ?? { none: putOff >= MOST_PUT_OFF ? NO_CARD.putOff : NO_CARD.noneDue };
}

/** Whether a card is on the topics that a person wants. */
export function withinTopics(card: Pick<LearnableCard, 'kind' | 'tags'>, { kinds, tags }: Topics): boolean {
  if (kinds.length === 0 && tags.length === 0) return true;
  return kinds.includes(card.kind) || card.tags.some((tag) => tags.includes(tag));
}

function questionsInARow({ sent }: ChoiceInput): number {
  const told = sent.findIndex(({ form }) => form === 'tell');
  return told === -1 ? sent.length : told;
}

function sinceQuestion({ sent }: ChoiceInput): number {
  const asked = sent.findIndex(({ form }) => form === 'ask');
  return asked === -1 ? sent.length : asked;
}

interface Promised {
  card: Candidate;
  at: Temporal.Instant;
  /** The last time that it was sent after that day. */
  sentSince: SentNudge | null;
}

/** The card that has to come back now; `onTime` while its promise can still be kept. */
function choosePromised(
  allowed: readonly Candidate[],
  { sent, now }: ChoiceInput,
): { choice: CardChoice; onTime: boolean } | undefined {
  const open = allowed.flatMap((card): Promised[] => {
    const at = promisedAt(card.item);
    if (!at || !isOver(at, now)) return [];
    const since = sent.filter(({ cardId, at: sentAt }) => cardId === card.id && isOver(at, sentAt));
    const last = since[0] ?? null;
    // Whoever leaves a question unanswered is asked again after a while, and then after a longer while.
    if (last && !isOver(last.at, daysBefore(now, REST_DAYS * since.length))) return [];
    return [{ card, at, sentSince: last }];
  });
  const isOnTime = ({ at, sentSince }: Promised) =>
    sentSince === null && Temporal.Instant.compare(at, daysBefore(now, LATE_DAYS)) >= 0;
  const byAge = (a: Promised, b: Promised) =>
    Temporal.Instant.compare(a.at, b.at) || (a.card.id < b.card.id ? -1 : 1);
  const [first] = open.toSorted(
    (a, b) =>
      Number(isOnTime(b)) - Number(isOnTime(a)) ||
      Number(a.sentSince !== null) - Number(b.sentSince !== null) ||
      byAge(a, b),
  );
  if (!first) return undefined;
  const { card, at, sentSince } = first;
  const onTime = isOnTime(first);
  const others = open.length - 1;
  if (wasPutOff(card.item)) {
    return { choice: { cardId: card.id, form: 'tell', why: { type: 'again-later' } }, onTime };
  }
  const why: Why =
    sentSince && isUnanswered(sentSince)
      ? { type: 'unanswered' }
      : onTime
        ? { type: 'due', remembered: card.item.memory ? retrievability(card.item.memory, now) : 0 }
        : { type: 'late', promised: at, others };
  return { choice: { cardId: card.id, form: 'ask', why }, onTime };
}

/** Whether it asked something, and they did not answer. */
function isUnanswered({ form, answered }: SentNudge): boolean {
  return form === 'ask' && !answered;
}

/** A question that nobody waits for. It brings a card under review, so there has to be room. */
function chooseQuietQuestion(rested: readonly Candidate[], input: ChoiceInput): CardChoice | undefined {
  const { now, items, sent } = input;
  if (items.filter(isInReview).length >= MOST_IN_REVIEW) return undefined;
  const [least] = rested
    .flatMap(({ id, item }) =>
      item.memory && isMastered(item.memory) && isDue(item.memory, now)
        ? [{ id, remembered: retrievability(item.memory, now) }]
        : [],
    )
    .toSorted((a, b) => a.remembered - b.remembered || (a.id < b.id ? -1 : 1));
  if (least) return { cardId: least.id, form: 'ask', why: { type: 'due', remembered: least.remembered } };
  const met = new Set([...sent, ...input.cameAcross].map(({ cardId }) => cardId));
  const [longestAgo] = rested
    .filter(
      ({ id, item }) =>
        !item.memory &&
        !wasPutOff(item) &&
        met.has(id) &&
        item.seenAt !== null &&
        unseenFor(item, FIRST_QUESTION_DAYS, now),
    )
    .toSorted((a, b) => seenMs(a.item) - seenMs(b.item) || (a.id < b.id ? -1 : 1));
  return longestAgo && { cardId: longestAgo.id, form: 'ask', why: whyAsked(longestAgo.id, sent) };
}

/** Why a card is asked about that has no rating: an answer is not kept when too much is under review. */
function whyAsked(card: string, sent: readonly SentNudge[]): Why {
  const last = sent.find(({ cardId, form }) => cardId === card && form === 'ask');
  if (!last) return { type: 'seen' };
  return isUnanswered(last) ? { type: 'unanswered' } : { type: 'due', remembered: 0 };
}

/** The next new card of the curriculum, a little earlier if the person is after it. */
function chooseNew(rested: readonly Candidate[], input: ChoiceInput): CardChoice | undefined {
  const { now, cards, topics, sent, cameAcross, interest } = input;
  const known = new Set([...sent, ...cameAcross].map(({ cardId }) => cardId));
  const isNew = ({ id, item }: Candidate) =>
    !item.memory &&
    !wasPutOff(item) &&
    !known.has(id) &&
    // What they saw by chance, or as an answer that did not help, is new again after a while.
    (item.seenAt === null || (!topics.onlyUnseen && unseenFor(item, TELL_AGAIN_DAYS, now)));
  const linkOf = linksFrom(cards, cameAcross, now);
  const isLikeRefused = relativesOfRefused(input);
  const [first] = rested
    .filter(isNew)
    .map((card) => {
      const link = linkOf(card);
      const pull =
        (card.tags.some((tag) => interest.includes(tag)) ? PULL.interest : 0) + (link ? PULL.link : 0);
      return { card, link, place: card.place - pull };
    })
    .toSorted(
      (a, b) =>
        Number(isLikeRefused(a.card)) - Number(isLikeRefused(b.card)) ||
        a.place - b.place ||
        a.card.place - b.card.place,
    );
  if (!first) return undefined;
  const { card, link } = first;
  return { cardId: card.id, form: 'tell', why: whyNew(card, link?.id) };
}

/** Whether a card is related to the one of the last nudge, if that was “not for me”: it would feel like the same again. */
function relativesOfRefused({ cards, items, sent }: ChoiceInput): (card: LearnableCard) => boolean {
  const last = sent[0]?.cardId;
  const refused = items.some(({ cardId, notForMe }) => notForMe && cardId === last)
    ? cards.find(({ id }) => id === last)
    : undefined;
  return (card) => refused !== undefined && areRelated(card, refused);
}

function areRelated(a: LearnableCard, b: LearnableCard): boolean {
  return a.related.includes(b.id) || b.related.includes(a.id);
}

function linksFrom(
  cards: readonly LearnableCard[],
  cameAcross: ChoiceInput['cameAcross'],
  now: Temporal.Instant,
): (card: LearnableCard) => LearnableCard | undefined {
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const since = daysBefore(now, LATELY_DAYS);
  const lately = cameAcross
    .filter(({ at }) => Temporal.Instant.compare(at, since) >= 0)
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
    .flatMap(({ cardId }) => cardOf.get(cardId) ?? []);
  return (card) => lately.find((met) => areRelated(met, card));
}

function whyNew({ item, stage }: Candidate, linkedTo: string | undefined): Why {
  if (linkedTo !== undefined) return { type: 'linked', to: linkedTo };
  if (item.seenAt !== null) return { type: 'long-ago' };
  return stage === null ? { type: 'new' } : { type: 'next', stage };
}

/** A card that was shown at least a month ago and never rated. */
function chooseOld(rested: readonly Candidate[], { topics, now }: ChoiceInput): CardChoice | undefined {
  if (topics.onlyUnseen) return undefined;
  const [longestAgo] = rested
    .filter(
      ({ item }) =>
        !item.memory && !wasPutOff(item) && item.seenAt !== null && unseenFor(item, TELL_AGAIN_DAYS, now),
    )
    .toSorted((a, b) => seenMs(a.item) - seenMs(b.item) || a.place - b.place);
  return longestAgo && { cardId: longestAgo.id, form: 'tell', why: { type: 'long-ago' } };
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

function seenMs({ seenAt }: ItemState): number {
  return seenAt?.epochMilliseconds ?? 0;
}
