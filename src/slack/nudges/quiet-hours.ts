import { clashWithQuiet, type QuietClash, type QuietHours } from '../../nudges/rules/quiet-hours.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import type { Workspace } from '../kit/workspace.ts';

/** Shorter or longer than this, in seconds, what is going on right now is no night, but a break that somebody takes. */
const NIGHT_S = { least: 5 * 3600, most: 16 * 3600 };

/**
 * Whether a person's nudges would come late, or never, because their notifications are off then. Undefined if not, for a
 * channel, and if Slack doesn't say: nothing may fail because of it.
 */
export async function quietClash(
  status: NudgeStatus,
  { client, log, now }: Pick<Workspace, 'client' | 'log' | 'now'>,
): Promise<QuietClash | undefined> {
  const { subscriber, choice } = status;
  if (subscriber.type !== 'person' || status.type === 'off' || !choice) return undefined;
  try {
    // Not `dnd.teamInfo`: what Slack allows of that is for the nudges that are being sent.
    const hours = quietHours(await client.dnd.info({ user: subscriber.userId }), choice.zone, now());
    const today = now().toTemporalInstant().toZonedDateTimeISO(choice.zone).toPlainDate();
    return hours && clashWithQuiet(choice, hours, today.toString());
  } catch (error) {
    log.debug({ event: 'nudge.quiet_hours_unknown', err: error }, 'could not ask Slack for quiet hours');
    return undefined;
  }
}

/** Slack tells the times of the current period, or of the next one. They are taken to be the same each day. */
function quietHours(
  dnd: { dnd_enabled?: boolean; next_dnd_start_ts?: number; next_dnd_end_ts?: number },
  zone: string,
  now: Date,
): QuietHours | undefined {
  const { dnd_enabled: enabled, next_dnd_start_ts: from, next_dnd_end_ts: until } = dnd;
  if (!enabled || !from || !until || from >= until) return undefined;
  const seconds = until - from;
  const isNow = from * 1000 <= now.getTime();
  if (isNow && (seconds < NIGHT_S.least || seconds > NIGHT_S.most)) return undefined;
  const clock = (timestamp: number) =>
    Temporal.Instant.fromEpochMilliseconds(timestamp * 1000)
      .toZonedDateTimeISO(zone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
  return { from: clock(from), until: clock(until) };
}
