import type { Log } from '../../log.ts';
import type { Audit } from '../../people/audit.ts';
import type { Person } from '../../people/person.ts';
import type { UnderWay } from '../../under-way.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { isStoppedIn, isStoppedSomewhere, type NudgeStop } from '../rules/nudge-stop.ts';
import type { Subscription } from '../subscription.ts';
import { NOT_CHANGED } from '../words.ts';

/** That all nudges are stopped, as people read it; plain text. */
export interface Stopped {
  /** The first day with nudges again, in words; null until a curator starts them again. */
  until: string | null;
  /** The same day, 'YYYY-MM-DD'. */
  untilDay: string | null;
  /** The user id of who stopped them; null once they asked to be forgotten. */
  by: string | null;
  /** Empty once that person asked to be forgotten. */
  reason: string;
}

/** What curators do to the nudges of everybody. The caller knows that the person is one. */
export interface StoppingAll {
  /** Whether all nudges are stopped anywhere; undefined if not. */
  stopped(team: string): Promise<Stopped | undefined>;
  /**
   * Stops the nudges of everybody; an earlier stop is replaced. When it resolves, this process is sending none.
   * @param untilDay 'YYYY-MM-DD', the first day with nudges again; null until somebody starts them again
   * @param zone where the one who stops them is: it is their tomorrow that comes first
   * @returns a sentence if that day is not possible
   */
  stopAll(
    by: Person,
    untilDay: string | null,
    reason: string,
    zone: string,
  ): Promise<{ ok: true } | { ok: false; message: string }>;
  /** Starts them again: what comes next is what is due next. @returns whether they were stopped */
  startAll(by: Person): Promise<boolean>;
}

/** A longer stop has no end that anybody would plan, in days. */
const LONGEST_STOP = 366;

export function createStoppingAll({
  store,
  audit,
  posting,
  log,
  now,
}: {
  store: Pick<NudgeRecords, 'stops'>;
  audit: Pick<Audit, 'note'>;
  posting: UnderWay<Delivery>;
  log: Pick<Log, 'info'>;
  now: () => Date;
}): StoppingAll {
  return {
    async stopped(team) {
      const stop = await store.stops.current(team);
      return isStoppedSomewhere(stop, now()) ? inWords(stop, now()) : undefined;
    },

    async stopAll(by, untilDay, reason, zone) {
      const at = now();
      const today = at.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate();
      if (untilDay !== null) {
        const until = Temporal.PlainDate.from(untilDay);
        const days = today.until(until, { largestUnit: 'days' }).days;
        const said = describeDay(until, today);
        if (days < 1) return { ok: false, message: NOT_CHANGED.pauseInPast(said) };
        if (days > LONGEST_STOP) return { ok: false, message: NOT_CHANGED.stopTooLong(said) };
      }
      await store.stops.stop(by, { untilDay, reason }, at);
      log.info({ event: 'nudge.all_stopped', until: untilDay }, 'a curator stopped all nudges');
      await audit.note('all-nudges-stopped', by);
      await posting.settled(({ team }) => team === by.team);
      return { ok: true };
    },

    async startAll(by) {
      const { team } = by;
      const before = await store.stops.current(team);
      const ended = await store.stops.end(team, now());
      if (!ended || !isStoppedSomewhere(before, now())) return false;
      log.info({ event: 'nudge.all_started' }, 'a curator started all nudges again');
      await audit.note('all-nudges-started', by);
      return true;
    },
  };
}

/** The stop that applies to a subscription right now, in words; null if none does. */
export function stoppedFor(
  stop: NudgeStop | undefined,
  { zone }: Pick<Subscription, 'zone'>,
  now: Date,
): Stopped | null {
  return isStoppedIn(stop, zone, now) ? inWords(stop, now) : null;
}

function inWords({ untilDay, userId, reason }: NudgeStop, now: Date): Stopped {
  const today = now.toTemporalInstant().toZonedDateTimeISO('UTC').toPlainDate();
  const until = untilDay === null ? null : describeDay(Temporal.PlainDate.from(untilDay), today);
  return { until, untilDay, by: userId, reason };
}
