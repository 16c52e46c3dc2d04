import { useEffect, useState } from 'react';

/** How far the playground's time is ahead of the real one, in milliseconds, as the server said last. */
let aheadMs = 0;

/** Makes the page tell what is today and what was yesterday by the playground's time. */
export function followPlaygroundTime(ahead: number): void {
  aheadMs = ahead;
}

/** The playground's time: the real one until somebody moves it. */
export function playgroundNow(): Date {
  return new Date(Date.now() + aheadMs);
}

/** The playground's time to the minute, kept current. `ahead` is the state's, so that a move shows at once. */
export function usePlaygroundTime(ahead: number): Date {
  const [, tick] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick((count) => count + 1);
          wait();
        },
        60_000 - ((Date.now() + ahead) % 60_000),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [ahead]);
  return new Date(Date.now() + ahead);
}

/** `Wed, Nov 25, 9:30 AM`; with the year when it is another one than now. */
export function clockText(time: Date, zone: string, now: Date = time): string {
  const sameYear = yearIn(time, zone) === yearIn(now, zone);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(time);
}

/** `Wed, Nov 25`. */
export function dayText(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(time);
}

/** `Wednesday, November 25, 2026 at 9:30 AM`, for screen readers. */
export function longClockText(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(
    time,
  );
}

/** `19 hours ahead`, `2 days behind`; rounded down to the largest unit that fits. */
export function aheadText(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const size = Math.abs(ms);
  const [unit, length] = units.find(([, one]) => size >= one) ?? (['minute', 60_000] as const);
  const count = Math.max(1, Math.floor(size / length));
  return `${count} ${unit}${count === 1 ? '' : 's'} ${ms > 0 ? 'ahead' : 'behind'}`;
}

function yearIn(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric' }).format(time);
}

/** `Stockholm` of `Europe/Stockholm`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
