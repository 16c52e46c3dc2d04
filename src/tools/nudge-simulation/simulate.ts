import type { Level } from '../../cards/curriculum.ts';
import type { Library } from '../../cards/library.ts';
import type { NudgeFormat } from '../../nudges/delivery/delivery.ts';
import { type CardAnswer, effectOf } from '../../nudges/rules/answer-effect.ts';
import { chooseCard, type LearnedItem } from '../../nudges/rules/choose-card.ts';
import { curriculumOrder } from '../../nudges/rules/curriculum-order.ts';
import { noteAnswered, noteUnanswered, pausedBySilence } from '../../nudges/rules/engagement.ts';
import { retrievability } from '../../nudges/rules/memory.ts';
import { nextMoment } from '../../nudges/rules/moments.ts';
import { isInReview, promisedAt } from '../../nudges/rules/open-reviews.ts';
import { reviewsOf } from '../../nudges/rules/reviews-of.ts';
import type { Why } from '../../nudges/rules/why-this-card.ts';
import type { Schedule } from '../../nudges/subscription.ts';

/** What a simulated person does with a nudge. @returns null if they don't answer it */
export type Behavior = (nudge: {
  /** From 0. */
  workingDay: number;
  form: NudgeFormat;
  /** How likely they still know the card, 0 to 1; 0 for one that is new. */
  remembered: number;
}) => CardAnswer | null;

export interface SimulatedDay {
  /** From 0. */
  workingDay: number;
  localDay: string;
  /** Null on a day without a nudge. */
  nudge: { cardId: string; form: NudgeFormat; why: Why } | null;
  answer: CardAnswer | null;
  /** The day that the answer promised, if it did. */
  promised: string | null;
  /** Cards that wait for their day, and those of them whose day has come, both after the day's answer. */
  inReview: number;
  overdue: number;
}

/** A promise “on or after that day”, and when it came true. */
export interface Promise {
  cardId: string;
  /** Working days, from 0. */
  madeOn: number;
  promisedFor: number;
  /** Null if it has not come true by the end. */
  keptOn: number | null;
}

export interface Simulation {
  days: SimulatedDay[];
  /** Those whose day came at least two working days before the end. */
  promises: Promise[];
}

export interface SimulatedPerson {
  level: Level;
  /** Tags. */
  interest?: readonly string[];
  behavior: Behavior;
}

/** A Monday. */
const START = '2026-01-05';
const SCHEDULE: Schedule = {
  days: [1, 2, 3, 4, 5],
  time: '09:00',
  zone: 'UTC',
  topics: { kinds: [], tags: [], onlyUnseen: false },
  holidaysOf: null,
  status: 'active',
  pausedUntil: null,
  cadence: 'daily',
  unanswered: 0,
  endedWhy: null,
};
/** People answer half an hour after the nudge. */
const ANSWERS_AFTER = { minutes: 30 };

/** Runs the rules of nudges over working days, for one person who answers as told. Nothing is stored and nothing is random. */
export function simulateNudges(
  library: Library,
  { level, interest = [], behavior }: SimulatedPerson,
  workingDays: number,
): Simulation {
  const cards = curriculumOrder(library, level, SCHEDULE.topics, []);
  const items = new Map<string, LearnedItem>();
  const sent: { cardId: string; form: NudgeFormat; at: Temporal.Instant }[] = [];
  const days: SimulatedDay[] = [];
  const open = new Map<string, Promise>();
  const promises: Promise[] = [];
  let schedule = SCHEDULE;
  let lastAnswered = true;
  let next = nextMoment(schedule, momentOn(START));
  for (let workingDay = 0; workingDay < workingDays; workingDay += 1) {
    const localDay = dayAt(workingDay);
    const day = (more: Partial<SimulatedDay>) => {
      const all = [...items.values()];
      const now = momentOn(localDay);
      const due = all.filter((item) => {
        const at = promisedAt(item);
        return at !== null && Temporal.Instant.compare(at, now) <= 0;
      });
      days.push({
        workingDay,
        localDay,
        nudge: null,
        answer: null,
        promised: null,
        inReview: all.filter((item) => isInReview(item)).length,
        overdue: due.length,
        ...more,
      });
    };
    if (next?.localDay !== localDay) {
      day({});
      continue;
    }
    const now = next.at;
    if (!lastAnswered) schedule = { ...schedule, ...noteUnanswered(schedule).engagement };
    lastAnswered = true;
    const chosen = pausedBySilence(schedule)
      ? { none: 'paused' }
      : chooseCard({
          cards,
          items: [...items.values()],
          cameAcross: [],
          sent,
          topics: schedule.topics,
          interest,
          now,
        });
    if ('none' in chosen) {
      next = nextMoment(schedule, now, localDay);
      day({});
      continue;
    }
    const { cardId, form } = chosen;
    sent.unshift({ cardId, form, at: now });
    const promise = open.get(cardId);
    if (promise) {
      promise.keptOn = workingDay;
      open.delete(cardId);
    }
    const before = items.get(cardId) ?? { ...NOTHING_KEPT, cardId };
    const item = { ...before, seenAt: now };
    items.set(cardId, item);
    const at = now.add(ANSWERS_AFTER);
    const remembered = item.memory ? retrievability(item.memory, at) : 0;
    const answer = behavior({ workingDay, form, remembered });
    lastAnswered = answer !== null;
    let promised: string | null = null;
    if (answer !== null) {
      schedule = { ...schedule, ...noteAnswered(schedule) };
      const reviews = reviewsOf(
        [...items.values()],
        { cardId, sentAt: now },
        { ...schedule, lastDay: localDay },
        at,
      );
      const effect = effectOf(answer, item.memory, reviews, at);
      if (effect.type === 'rated') items.set(cardId, { ...item, memory: effect.memory, snoozedUntil: null });
      if (effect.type === 'snoozed') items.set(cardId, { ...item, snoozedUntil: effect.until });
      if (effect.type === 'not-for-me') items.set(cardId, { ...item, notForMe: true });
      const due = promisedAt(items.get(cardId) ?? item);
      if (due && (effect.type === 'rated' || effect.type === 'snoozed')) {
        promised = due.toZonedDateTimeISO('UTC').toPlainDate().toString();
        const made = { cardId, madeOn: workingDay, promisedFor: workingDayOf(promised), keptOn: null };
        open.set(cardId, made);
        promises.push(made);
      }
    }
    next = nextMoment(schedule, now, localDay);
    day({ nudge: chosen, answer, promised });
  }
  return { days, promises: promises.filter(({ promisedFor }) => promisedFor + 2 < workingDays) };
}

const NOTHING_KEPT = { memory: null, notForMe: false, snoozedUntil: null, seenAt: null };

function momentOn(localDay: string): Temporal.Instant {
  return Temporal.PlainDate.from(localDay).toZonedDateTime('UTC').toInstant();
}

function dayAt(workingDay: number): string {
  return Temporal.PlainDate.from(START)
    .add({ days: Math.floor(workingDay / 5) * 7 + (workingDay % 5) })
    .toString();
}

/** Of a day at the weekend, the working day after it. */
function workingDayOf(localDay: string): number {
  const { days } = Temporal.PlainDate.from(START).until(localDay, { largestUnit: 'days' });
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}
