import { workspaceNow } from './workspace-time.ts';

/** Times and days as the page shows them. `zone` is the reader's IANA time zone. */

/** `3:04 PM`. */
export function timeText(ts: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(
    Number(ts) * 1000,
  );
}

/** `3:04 PM` today, `yesterday at 3:04 PM`, `Nov 21 at 3:04 PM` before that. */
export function momentText(ts: string, zone: string, now: Date = workspaceNow()): string {
  const key = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
  const at = Number(ts) * 1000;
  const time = timeText(ts, zone);
  if (key(at) === key(now.getTime())) return time;
  if (key(at) === key(now.getTime() - 86_400_000)) return `yesterday at ${time}`;
  return `${new Intl.DateTimeFormat('en-US', { timeZone: zone, month: 'short', day: 'numeric' }).format(at)} at ${time}`;
}

/** `Monday, November 23, 2026 at 3:04:05 PM`, for tooltips and screen readers. */
export function fullTimeText(ts: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'full', timeStyle: 'medium' }).format(
    Number(ts) * 1000,
  );
}

/** `Today`, `Yesterday`, or `Monday, November 23`. `day` is `2026-11-23`. */
export function dayText(day: string, zone: string, now: Date = workspaceNow()): string {
  const key = (moment: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
  if (day === key(now)) return 'Today';
  if (day === key(new Date(now.getTime() - 86_400_000))) return 'Yesterday';
  const date = new Date(`${day}T12:00:00Z`);
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...year,
  }).format(date);
}
