import type { Person } from '../protocol.ts';

/** When a person's notifications are off; Unix seconds. */
export interface QuietTime {
  from: number;
  until: number;
}

/** Slack's default, which few people change: every night, in their own time zone. */
const night = { from: '22:00', until: '08:00' };

/**
 * The person's current do-not-disturb period, or else the next one. That doesn't mean that they are in it: Slack
 * answers `dnd_enabled: true` during the day, too, and only the two times tell.
 */
export function quietTime(person: Person, now: Date): QuietTime {
  const seconds = now.getTime() / 1000;
  if (person.snooze && person.snooze.from <= seconds && seconds < person.snooze.until) return person.snooze;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(person.tz)
    .toPlainDate();
  const nights = [-1, 0, 1].map((days) => nightFrom(today.add({ days }), person.tz));
  return nights.find(({ until }) => seconds < until) ?? nightFrom(today, person.tz);
}

function nightFrom(day: Temporal.PlainDate, tz: string): QuietTime {
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: tz, plainTime: time }).epochMilliseconds / 1000;
  return { from: at(day, night.from), until: at(day.add({ days: 1 }), night.until) };
}
