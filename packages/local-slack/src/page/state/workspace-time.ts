import { useEffect, useState } from 'react';
import { localText } from './local-time.ts';

/** How far the workspace's time is ahead of the real time, in milliseconds, as the server said last. */
let aheadMs = 0;

/** Makes the page use the workspace's time for “today” and “yesterday”. */
export function followWorkspaceTime(ahead: number): void {
  aheadMs = ahead;
}

/** The workspace's time, which is the real time until somebody moves it. */
export function workspaceNow(): Date {
  return new Date(Date.now() + aheadMs);
}

/** The workspace's time to the minute, kept current. `ahead` comes from the state, so that a move shows immediately. */
export function useWorkspaceTime(ahead: number): Date {
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

/** `Wed, Nov 25, 9:30 AM`, with the year if it isn't the current one. */
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

/** The morning of tomorrow: `Wed, Nov 25, 9:30 AM`. */
export function tomorrowText(time: Date, zone: string): string {
  return clockText(morningIn(time, zone, 1), 'UTC', time);
}

/** The morning in a week, of the Monday after it if that is on a weekend: `Tue, Dec 1, 9:30 AM`. */
export function weekOnText(time: Date, zone: string): string {
  const day = morningIn(time, zone, 7).getUTCDay();
  return clockText(morningIn(time, zone, day === 6 ? 9 : day === 0 ? 8 : 7), 'UTC', time);
}

/** The wall-clock time 09:30 this many days later, as if it were in UTC. */
function morningIn(time: Date, zone: string, days: number): Date {
  const [day = ''] = localText(time.getTime() / 1000, zone).split('T');
  return new Date(Date.parse(`${day}T09:30:00Z`) + days * 86_400_000);
}

/** `Wednesday, November 25, 2026 at 9:30 AM`, for screen readers. */
export function longClockText(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(
    time,
  );
}

/** How far ahead the workspace is: `19 hours ahead` or, where there is little room, `+19 h`. */
export function aheadTexts(ms: number): { long: string; short: string } {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const size = Math.abs(ms);
  const [unit, length] = units.find(([, one]) => size >= one) ?? (['minute', 60_000] as const);
  const count = Math.max(1, Math.floor(size / length));
  return {
    long: `${count} ${unit}${count === 1 ? '' : 's'} ${ms > 0 ? 'ahead' : 'behind'}`,
    short: `${ms > 0 ? '+' : '−'}${count} ${unit === 'minute' ? 'min' : unit[0]}`,
  };
}

function yearIn(time: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric' }).format(time);
}

/** `Stockholm` for `Europe/Stockholm`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
