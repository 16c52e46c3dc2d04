import { zoneOrThrow } from '../../people/time-zone.ts';

/** How late a nudge may be: half a working day, so that a morning's nudge does not land in the evening. */
export const LATE_AT_MOST = Temporal.Duration.from({ hours: 4 });
/** The local time after which nobody wants the nudge of the day any more. */
const EVENING = Temporal.PlainTime.from('18:00');
/** How late a nudge may be whose chosen time leaves less than this before the evening, or is in it. */
const LATE_IN_THE_EVENING = Temporal.Duration.from({ hours: 1 });
/** Always allowed: the ways of planning and sending take their time, also for a nudge at 23:59. */
export const LATE_ANYWAY = Temporal.Duration.from({ minutes: 15 });

/**
 * Until when a nudge may be sent late, e.g. after downtime: four hours, but not past 18:00 local time; one that is due
 * after 17:00, an hour. Never past its local day, except for a quarter of an hour that is always allowed.
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

/** Whether a nudge may still be sent. One that is not yet due is useful, too. */
export function isStillUseful(dueAt: Temporal.Instant, now: Temporal.Instant, zone: string): boolean {
  return Temporal.Instant.compare(now, usefulUntil(dueAt, zone)) <= 0;
}

function earliest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
