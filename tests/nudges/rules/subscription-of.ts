import type { Schedule } from '../../../src/nudges/subscription.ts';

/** A subscription for weekdays at 09:30 in Berlin, with whatever a test wants to be different. */
export function subscriptionOf(changes: Partial<Schedule> = {}): Schedule {
  return {
    days: [1, 2, 3, 4, 5],
    time: '09:30',
    zone: 'Europe/Berlin',
    topics: { kinds: [], tags: [], onlyUnseen: false },
    holidaysOf: null,
    status: 'active',
    pausedUntil: null,
    cadence: 'daily',
    unanswered: 0,
    endedWhy: null,
    ...changes,
  };
}

/** `at('2026-11-23T09:30', 'Europe/Berlin')`: a local time as a moment. */
export function at(local: string, zone = 'Europe/Berlin'): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
}
