import type { Engagement } from '../subscription.ts';

// Leaving people alone. A nudge counts as unanswered when the next one is about to be sent and nobody has pressed a
// button of it, replied to it, or asked the bot anything since. Skipped and failed nudges never count.
//
//   daily --5 unanswered in a row--> weekly --3 more--> paused, said once, with one button to resume
//   any answer: daily again, and the count begins anew
//   a pause that the person chose is theirs: an answer to an old nudge does not end it

/** Unanswered nudges in a row after which they come once a week. */
const WEEKLY_AFTER = 5;
/** Unanswered nudges in a row, the weekly ones among them, after which they stop coming until the person resumes. */
export const PAUSED_AFTER = WEEKLY_AFTER + 3;

/** What changed for a person when a nudge stayed unanswered. `paused` is to be told to them, once. */
export type EngagementChange = 'none' | 'now-weekly' | 'paused';

/** Counts a nudge that stayed unanswered. */
export function noteUnanswered(engagement: Engagement): { engagement: Engagement; change: EngagementChange } {
  if (engagement.status !== 'active') return { engagement, change: 'none' };
  const unanswered = engagement.unanswered + 1;
  if (unanswered >= PAUSED_AFTER) {
    return {
      engagement: { ...engagement, status: 'paused', pausedUntil: null, cadence: 'weekly', unanswered },
      change: 'paused',
    };
  }
  if (unanswered >= WEEKLY_AFTER) {
    const change = engagement.cadence === 'weekly' ? 'none' : 'now-weekly';
    return { engagement: { ...engagement, cadence: 'weekly', unanswered }, change };
  }
  return { engagement: { ...engagement, unanswered }, change: 'none' };
}

/** Counts an answer of any kind, to whichever nudge. */
export function noteAnswered(engagement: Engagement): Engagement {
  if (pausedBySilence(engagement)) return resumed();
  return { ...engagement, cadence: 'daily', unanswered: 0 };
}

/** Whether the bot paused by itself because nobody answered. */
export function pausedBySilence({ status, unanswered }: Engagement): boolean {
  return status === 'paused' && unanswered >= PAUSED_AFTER;
}

/**
 * A pause that the person asks for.
 * @param until the first local day on which nudges come again, 'YYYY-MM-DD'; null until they resume
 */
export function paused(until: string | null): Engagement {
  return { ...resumed(), status: 'paused', pausedUntil: until };
}

/** As it is after the person resumes, or starts anew after a stop or an end. */
export function resumed(): Engagement {
  return { status: 'active', pausedUntil: null, cadence: 'daily', unanswered: 0, endedWhy: null };
}

/** As it is after the person stops: nothing comes until they start anew. */
export function stopped(): Engagement {
  return { ...resumed(), status: 'stopped' };
}

/**
 * As it is when nudges can't be delivered any more.
 * @param why a clause for people, e.g. “the channel was archived”
 */
export function ended(why: string): Engagement {
  return { ...resumed(), status: 'ended', endedWhy: why };
}
