import type { Delivery } from '../delivery/delivery.ts';

/** So many chosen days in a row with the same refusal mean that it is for good. */
const REFUSED_DAYS = 3;

/**
 * Whether a refusal is the end: Slack has refused other things for a morning, so the last days that were tried must have
 * failed for the same reason.
 * @param why why it was refused today
 * @param before the days before that, newest first
 */
export function isRefusedForGood(why: string, before: readonly Pick<Delivery, 'state' | 'why'>[]): boolean {
  const tried = before.filter(({ state }) => state === 'sent' || state === 'failed');
  const last = tried.slice(0, REFUSED_DAYS - 1);
  return last.length === REFUSED_DAYS - 1 && last.every((day) => day.state === 'failed' && day.why === why);
}
