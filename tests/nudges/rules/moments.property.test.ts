import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Moment, momentOn, nextMoment } from '../../../src/nudges/rules/moments.ts';
import {
  isStillUseful,
  LATE_ANYWAY,
  LATE_AT_MOST,
  usefulUntil,
} from '../../../src/nudges/rules/still-useful.ts';
import { subscriptionOf } from './subscription-of.ts';

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'EST5EDT'];
const FIRST = Temporal.PlainDate.from('1990-01-01');
const LAST = Temporal.PlainDate.from('2050-12-31');
const DAYS = FIRST.until(LAST, { largestUnit: 'days' }).days;
const MINUTE_MS = 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local clock by Intl, which reckons on its own: 'YYYY-MM-DD HH:MM'. */
function localClock(epochMs: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(epochMs);
}

const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const anyZone = fc.constantFrom(...ZONES);

/** Any day, half of the time one around which the zone changes its clock, since that is where mistakes are. */
const anyZoneAndDay = fc
  .tuple(anyZone, fc.integer({ min: 0, max: DAYS }), fc.integer({ min: -2, max: 1 }), fc.boolean())
  .map(([zone, offset, around, atChange]) => {
    const day = FIRST.add({ days: offset });
    const change = day.toZonedDateTime(zone).getTimeZoneTransition('next');
    const near = change && change.year <= LAST.year ? change.toPlainDate().add({ days: around }) : day;
    return { zone, day: atChange ? near : day };
  });

/** Times near midnight and the usual hours of change come more often. */
const tellingTime = fc.oneof(
  anyTime,
  fc.constantFrom('00:00', '00:01', '00:30', '01:30', '02:00', '02:30', '03:00', '23:00', '23:30', '23:59'),
);

/** A change of some zone's clock: its first moment, and by how many minutes it moves the clock on or back. */
const anyChange = (direction: 'forward' | 'back') =>
  fc
    .tuple(anyZone, fc.integer({ min: 0, max: DAYS }))
    .map(([zone, offset]) => {
      let change = FIRST.add({ days: offset }).toZonedDateTime(zone).getTimeZoneTransition('next');
      while (change && change.year <= LAST.year) {
        const before = change.subtract({ nanoseconds: 1 });
        const minutes = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
        if (direction === 'forward' ? minutes > 0 : minutes < 0) {
          return { zone, change, minutes: Math.abs(minutes) };
        }
        change = change.getTimeZoneTransition('next');
      }
      return undefined;
    })
    .filter((found) => found !== undefined);

const timeOf = (local: Temporal.PlainDateTime) => local.toPlainTime().toString({ smallestUnit: 'minute' });

/** Every minute within two days of a day's noon in UTC that the local clock shows as this day. */
function minutesOf(day: Temporal.PlainDate, zone: string): { epochMs: number; clock: string }[] {
  const noon = day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds;
  const found = [];
  for (let minute = -40 * 60; minute <= 40 * 60; minute += 1) {
    const epochMs = noon + minute * MINUTE_MS;
    const clock = localClock(epochMs, zone);
    if (clock.startsWith(day.toString())) found.push({ epochMs, clock: clock.slice(11) });
  }
  return found;
}

describe('in any zone, on any day from 1990 to 2050, at any chosen time', () => {
  it('a local day has one moment, at the chosen time unless the clock skips it', () => {
    fc.assert(
      fc.property(anyZoneAndDay, tellingTime, ({ zone, day }, time) => {
        const moment = momentOn({ zone, time }, day.toString());
        if (moment) {
          const clock = localClock(moment.at.epochMilliseconds, zone);
          expect(clock.slice(0, 10)).toBe(day.toString());
          if (clock.slice(11) === time) return;
        }
        // Only now is it worth looking at every minute: there must be no such time on that day.
        const minutes = minutesOf(day, zone);
        expect(minutes.filter(({ clock }) => clock === time)).toEqual([]);
        if (!moment) expect(minutes).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('a time that the clock shows twice is the first one', () => {
    fc.assert(
      fc.property(anyChange('back'), fc.nat(), ({ zone, change, minutes }, any) => {
        const after = any % minutes;
        const local = change.toPlainDateTime().add({ minutes: after });
        const moment = momentOn({ zone, time: timeOf(local) }, local.toPlainDate().toString());
        expect(moment?.at.toString()).toBe(
          change
            .toInstant()
            .add({ minutes: after - minutes })
            .toString(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('a time that the clock skips comes later by what is skipped, or earlier where later is another day', () => {
    fc.assert(
      fc.property(anyChange('forward'), fc.nat(), ({ zone, change, minutes }, any) => {
        const after = any % minutes;
        const local = change.toPlainDateTime().add({ minutes: after - minutes });
        const day = local.toPlainDate();
        const moment = momentOn({ zone, time: timeOf(local) }, day.toString());
        const later = change.add({ minutes: after });
        const earlier = later.subtract({ minutes });
        const expected = [later, earlier].find((one) => one.toPlainDate().equals(day));
        expect(moment?.at.toString()).toBe(expected?.toInstant().toString());
      }),
      { numRuns: 500 },
    );
  });

  it('nudges come on each chosen local day once, each later than the one before', () => {
    fc.assert(
      fc.property(anyZoneAndDay, tellingTime, anyDays, ({ zone, day }, time, days) => {
        const subscription = subscriptionOf({ zone, time, days });
        const start = day.subtract({ days: 4 });
        const end = day.add({ days: 10 });
        let after = start.toZonedDateTime(zone).toInstant().subtract({ seconds: 1 });
        const came: Moment[] = [];
        for (;;) {
          const next = nextMoment(subscription, after);
          if (!next || next.localDay > end.toString()) break;
          expect(Temporal.Instant.compare(next.at, after)).toBe(1);
          came.push(next);
          after = next.at;
        }
        const expected = [];
        for (let date = start; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
          if (days.includes(date.dayOfWeek) && momentOn(subscription, date.toString())) {
            expected.push(date.toString());
          }
        }
        expect(came.map(({ localDay }) => localDay)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('nobody who moves to another zone gets two nudges for a local day, or one for a day before', () => {
    fc.assert(
      fc.property(
        anyZoneAndDay,
        fc.array(fc.tuple(anyZone, fc.integer({ min: 0, max: 2 * 24 * 60 })), { minLength: 1, maxLength: 6 }),
        tellingTime,
        anyDays,
        ({ zone, day }, moves, time, days) => {
          let subscription = subscriptionOf({ zone, time, days });
          let now = day.toZonedDateTime(zone).toInstant();
          let last: Moment | null = nextMoment(subscription, now);
          for (const [newZone, minutesLater] of moves) {
            if (!last) break;
            now = last.at.add({ minutes: minutesLater });
            subscription = { ...subscription, zone: newZone };
            const next = nextMoment(subscription, now, last.localDay);
            expect(next && next.localDay > last.localDay).toBe(true);
            expect(next && Temporal.Instant.compare(next.at, now)).toBe(1);
            last = next;
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('a nudge is useful when it is due, not after four hours, and never on a later day but for a quarter of an hour', () => {
    fc.assert(
      fc.property(
        anyZoneAndDay,
        tellingTime,
        fc.integer({ min: 0, max: 6 * 60 }),
        ({ zone, day }, time, late) => {
          const moment = momentOn({ zone, time }, day.toString());
          if (!moment) return;
          const now = moment.at.add({ minutes: late });
          const useful = isStillUseful(moment.at, now, zone);
          expect(useful).toBe(Temporal.Instant.compare(now, usefulUntil(moment.at, zone)) <= 0);
          if (late <= LATE_ANYWAY.total('minutes')) expect(useful).toBe(true);
          else if (late > LATE_AT_MOST.total('minutes')) expect(useful).toBe(false);
          else if (useful) expect(localClock(now.epochMilliseconds, zone).slice(0, 10)).toBe(moment.localDay);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
