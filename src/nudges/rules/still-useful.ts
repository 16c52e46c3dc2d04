import { zoneOrThrow } from '../../people/time-zone.ts';

/** How late a nudge may be: half a working day, so that a morning nudge does not arrive in the evening. */
export const LATE_AT_MOST = Temporal.Duration.from({ hours: 4 });
/** The local time after which nobody wants that day's nudge any longer. */
const EVENING = Temporal.PlainTime.from('18:00');
/** How late a nudge may be if its chosen time is less than this before the evening, or in the evening. */
const LATE_IN_THE_EVENING = Temporal.Duration.from({ hours: 1 });
/** A delay that is always allowed: planning and sending take time, even for a nudge at 23:59. */
export const LATE_ANYWAY = Temporal.Duration.from({ minutes: 15 });

/**
 * Until when a late nudge may be sent, e.g. after downtime: for four hours, but not past 18:00 local time; if
 * it is due after 17:00, for one hour. Never past its local day, except for a quarter of an hour that is
 * always allowed.
 * @throws RangeError on an unknown zone
 */
export function usefulUntil(dueAt: Temporal.Instant, zone: string): Temporal.Instant {
  const due = dueAt.toZonedDateTimeISO(zoneOrThrow(zone));
  const evening = latest(
    due.toPlainDate().toZonedDateTime({ timeZone: due.timeZoneId, plainTime: EVENING }).toInstant(),
    dueAt.add(LATE_IN_THE_EVENING),
  );
  const nextDay = due.toPlainDate().add({ days: 1 }).toZonedDateTime(due.timeZoneId);
  const midnight = nextDay.toInstant().subtract({ milliseconds: 1 });
  return latest(dueAt.add(LATE_ANYWAY), earliest(earliest(dueAt.add(LATE_AT_MOST), evening), midnight));
}

/** Whether a nudge may still be sent. One that is not due yet is useful too. */
export function isStillUseful(dueAt: Temporal.Instant, now: Temporal.Instant, zone: string): boolean {
  return Temporal.Instant.compare(now, usefulUntil(dueAt, zone)) <= 0;
}

function earliest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
