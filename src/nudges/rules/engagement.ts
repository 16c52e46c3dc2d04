import type { Subscription } from './subscription.ts';

// Leaving people alone. A nudge counts as unanswered when the next one is about to be sent and nobody has pressed a
// button of it, replied to it, or asked the bot anything since. Skipped and failed nudges never count.
//
//   daily --5 unanswered in a row--> weekly --3 more--> paused, said once, with one button to resume
//   any answer: daily again, and the count begins anew
//   a pause that the person chose is theirs: an answer to an old nudge does not end it

/** Unanswered nudges in a row after which they come once a week. */
export const WEEKLY_AFTER = 5;
/** Unanswered nudges in a row, the weekly ones among them, after which they stop coming until the person resumes. */
export const PAUSED_AFTER = WEEKLY_AFTER + 3;

export type Attention = Pick<Subscription, 'status' | 'pausedUntil' | 'cadence' | 'unanswered' | 'endedWhy'>;

/** What changed for a person when a nudge stayed unanswered. `paused` is to be told to them, once. */
export type AttentionChange = 'none' | 'now-weekly' | 'paused';

/** Counts a nudge that stayed unanswered. */
export function noteUnanswered(attention: Attention): { attention: Attention; change: AttentionChange } {
  if (attention.status !== 'active') return { attention, change: 'none' };
  const unanswered = attention.unanswered + 1;
  if (unanswered >= PAUSED_AFTER) {
    return {
      attention: { ...attention, status: 'paused', pausedUntil: null, cadence: 'weekly', unanswered },
      change: 'paused',
    };
  }
  if (unanswered >= WEEKLY_AFTER) {
    const change = attention.cadence === 'weekly' ? 'none' : 'now-weekly';
    return { attention: { ...attention, cadence: 'weekly', unanswered }, change };
  }
  return { attention: { ...attention, unanswered }, change: 'none' };
}

/** Counts an answer of any kind, to whichever nudge. */
export function noteAnswered(attention: Attention): Attention {
  if (pausedBySilence(attention)) return resumed();
  return { ...attention, cadence: 'daily', unanswered: 0 };
}

/** Whether the bot paused by itself because nobody answered. */
export function pausedBySilence({ status, unanswered }: Attention): boolean {
  return status === 'paused' && unanswered >= PAUSED_AFTER;
}

/**
 * A pause that the person asks for.
 * @param until the first local day on which nudges come again, 'YYYY-MM-DD'; null until they resume
 */
export function paused(until: string | null): Attention {
  return { ...resumed(), status: 'paused', pausedUntil: until };
}

/** As it is after the person resumes, or starts anew after a stop or an end. */
export function resumed(): Attention {
  return { status: 'active', pausedUntil: null, cadence: 'daily', unanswered: 0, endedWhy: null };
}

/** As it is after the person stops: nothing comes until they start anew. */
export function stopped(): Attention {
  return { ...resumed(), status: 'stopped' };
}

/**
 * As it is when nudges can't be delivered any more.
 * @param why a clause for people, e.g. “the channel was archived”
 */
export function ended(why: string): Attention {
  return { ...resumed(), status: 'ended', endedWhy: why };
}
