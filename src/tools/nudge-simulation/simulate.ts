import type { Level } from '../../cards/curriculum.ts';
import type { Library } from '../../cards/library.ts';
import type { NudgeFormat } from '../../nudges/delivery/delivery.ts';
import { type CardAnswer, effectOf } from '../../nudges/rules/answer-effect.ts';
import { type ChoiceInput, chooseCard, type LearnedItem } from '../../nudges/rules/choose-card.ts';
import { curriculumOrder } from '../../nudges/rules/curriculum-order.ts';
import { noteAnswered, noteUnanswered, pausedBySilence } from '../../nudges/rules/engagement.ts';
import { retrievability } from '../../nudges/rules/memory.ts';
import { isInReview, promisedAt } from '../../nudges/rules/open-reviews.ts';
import { reviewsOf } from '../../nudges/rules/reviews-of.ts';
import { upcomingNudge } from '../../nudges/rules/upcoming.ts';
import type { Why } from '../../nudges/rules/why-this-card.ts';
import type { Schedule } from '../../nudges/subscription.ts';
import { dayAt, momentOn, START, workingDayOf } from './working-days.ts';

/** What a simulated person does with a nudge. @returns null if they don't answer it */
export type Behavior = (nudge: {
  /** From 0. */
  workingDay: number;
  form: NudgeFormat;
  /** How likely they still know the card, 0 to 1; 0 for one that is new. */
  remembered: number;
}) => CardAnswer | null;

interface SimulatedNudge {
  cardId: string;
  form: NudgeFormat;
  why: Why;
}

export interface SimulatedDay {
  /** From 0. */
  workingDay: number;
  /** Null on a day without a nudge. */
  nudge: SimulatedNudge | null;
  answer: CardAnswer | null;
  /** The day that the answer promised, if it did. */
  promised: string | null;
  /** Cards that wait for their day, and those of them whose day has come, both after the day's answer. */
  inReview: number;
  overdue: number;
}

/** A promise “on or after that day”, and when it came true. */
export interface KeptPromise {
  cardId: string;
  /** A working day, from 0. */
  promisedFor: number;
  /** Null if it has not come true by the end. */
  keptOn: number | null;
}

export interface Simulation {
  days: SimulatedDay[];
  /** Those whose day came at least two working days before the end. */
  promises: KeptPromise[];
}

export interface SimulatedPerson {
  level: Level;
  /** Tags. */
  interest?: readonly string[];
  behavior: Behavior;
}

/** Everything that the bot would have stored about the person. */
interface Kept {
  schedule: Schedule;
  lastDay: string | null;
  /** Whether the person reacted to the last nudge. */
  reacted: boolean;
  items: Map<string, LearnedItem>;
  /** Newest first. */
  sent: ChoiceInput['sent'][number][];
}

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
const NOTHING_KEPT = { memory: null, notForMe: false, snoozedUntil: null, seenAt: null };
/** People answer half an hour after the nudge. */
const ANSWERS_AFTER = { minutes: 30 };

/** Runs the rules of nudges over working days, for one person who answers as told. Nothing is stored and nothing is random. */
export function simulateNudges(
  library: Library,
  { level, interest = [], behavior }: SimulatedPerson,
  workingDays: number,
): Simulation {
  const cards = curriculumOrder(library, level, SCHEDULE.topics, []);
  const kept: Kept = { schedule: SCHEDULE, lastDay: null, reacted: true, items: new Map(), sent: [] };
  const open = new Map<string, KeptPromise>();
  const promises: KeptPromise[] = [];
  const days: SimulatedDay[] = [];
  let next = upcomingNudge(kept.schedule, momentOn(START)).next;
  for (let workingDay = 0; workingDay < workingDays; workingDay += 1) {
    let nudge: SimulatedNudge | null = null;
    let answer: CardAnswer | null = null;
    let promised: string | null = null;
    if (next?.localDay === dayAt(workingDay)) {
      kept.lastDay = next.localDay;
      nudge = send(kept, { cards, interest, now: next.at });
      if (nudge) {
        const { cardId, form } = nudge;
        const promise = open.get(cardId);
        if (promise) promise.keptOn = workingDay;
        open.delete(cardId);
        const at = next.at.add(ANSWERS_AFTER);
        const { memory } = kept.items.get(cardId) ?? NOTHING_KEPT;
        answer = behavior({ workingDay, form, remembered: memory ? retrievability(memory, at) : 0 });
        kept.reacted = answer !== null;
        const [last] = kept.sent;
        if (last) kept.sent[0] = { ...last, answered: answer !== null && answer !== 'more' };
        promised = answer && answerNudge(kept, answer, { cardId, sentAt: next.at }, at);
        if (promised !== null) {
          const made = { cardId, promisedFor: workingDayOf(promised), keptOn: null };
          open.set(cardId, made);
          promises.push(made);
        }
      }
      next = upcomingNudge(kept.schedule, next.at).next;
    }
    days.push({ workingDay, nudge, answer, promised, ...countReviews(kept, dayAt(workingDay)) });
  }
  return { days, promises: promises.filter(({ promisedFor }) => promisedFor + 2 < workingDays) };
}

/** Chooses the day's card, and notes that it was sent; null if none comes. */
function send(
  kept: Kept,
  { cards, interest, now }: Pick<ChoiceInput, 'cards' | 'interest' | 'now'>,
): SimulatedNudge | null {
  if (!kept.reacted) kept.schedule = { ...kept.schedule, ...noteUnanswered(kept.schedule).engagement };
  kept.reacted = true;
  if (pausedBySilence(kept.schedule)) return null;
  const { schedule, sent } = kept;
  const items = [...kept.items.values()];
  const chosen = chooseCard({ cards, items, cameAcross: [], sent, topics: schedule.topics, interest, now });
  if ('none' in chosen) return null;
  const { cardId, form } = chosen;
  kept.sent.unshift({ cardId, form, at: now, answered: false });
  kept.items.set(cardId, { ...(kept.items.get(cardId) ?? { ...NOTHING_KEPT, cardId }), seenAt: now });
  return chosen;
}

/** Stores what an answer means. @returns the day for which it promises the card */
function answerNudge(
  kept: Kept,
  answer: CardAnswer,
  nudge: { cardId: string; sentAt: Temporal.Instant },
  now: Temporal.Instant,
): string | null {
  const item = kept.items.get(nudge.cardId) ?? { ...NOTHING_KEPT, cardId: nudge.cardId };
  kept.schedule = { ...kept.schedule, ...noteAnswered(kept.schedule) };
  const onward = { ...kept.schedule, lastDay: kept.lastDay };
  const effect = effectOf(answer, item.memory, reviewsOf([...kept.items.values()], nudge, onward, now), now);
  const changed = { ...item };
  if (effect.type === 'rated') Object.assign(changed, { memory: effect.memory, snoozedUntil: null });
  if (effect.type === 'snoozed') changed.snoozedUntil = effect.until;
  if (effect.type === 'not-for-me') changed.notForMe = true;
  kept.items.set(nudge.cardId, changed);
  const promised = effect.type === 'rated' || effect.type === 'snoozed' ? promisedAt(changed) : null;
  return promised === null ? null : promised.toZonedDateTimeISO('UTC').toPlainDate().toString();
}

function countReviews({ items }: Kept, localDay: string): Pick<SimulatedDay, 'inReview' | 'overdue'> {
  const all = [...items.values()];
  const today = momentOn(localDay);
  const isOverdue = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, today) <= 0;
  return {
    inReview: all.filter(isInReview).length,
    overdue: all.filter((item) => isOverdue(promisedAt(item))).length,
  };
}
