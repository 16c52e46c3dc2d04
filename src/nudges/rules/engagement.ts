import type { Engagement } from '../subscription.ts';

// Leaving people alone. A nudge counts as unanswered if, by the time the next one is about to be sent, nobody
// has pressed one of its buttons, replied to it, or asked the bot anything. Skipped and failed nudges never
// count.
//
//   daily --5 unanswered in a row--> weekly --3 more--> paused, said once, with one button to resume
//   any answer: daily again, and the count starts over
//   a pause that the person chose stays: an answer to an old nudge does not end it

/** Unanswered nudges in a row after which they come once a week. */
const WEEKLY_AFTER = 5;
/** Unanswered nudges in a row, including the weekly ones, after which they stop until the person resumes them. */
export const PAUSED_AFTER = WEEKLY_AFTER + 3;

/** What changed for a person when a nudge was not answered. They must be told about `paused`, once. */
export type EngagementChange = 'none' | 'now-weekly' | 'paused';

/** Counts a nudge that was not answered. */
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

/** Counts an answer of any kind to any nudge. */
export function noteAnswered(engagement: Engagement): Engagement {
  if (pausedBySilence(engagement)) return resumed();
  return { ...engagement, cadence: 'daily', unanswered: 0 };
}

/** Whether the bot paused the nudges because nobody answered. */
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

/** The state after the person resumes, or starts again after a stop or an end. */
export function resumed(): Engagement {
  return { status: 'active', pausedUntil: null, cadence: 'daily', unanswered: 0, endedWhy: null };
}

/** The state after the person stops: nothing comes until they start again. */
export function stopped(): Engagement {
  return { ...resumed(), status: 'stopped' };
}

/**
 * The state when nudges can no longer be delivered.
 * @param why a clause for people, e.g. “the channel was archived”
 */
export function ended(why: string): Engagement {
  return { ...resumed(), status: 'ended', endedWhy: why };
}
