import { workspaceNow } from '../state/workspace-time.ts';

/** The format tokens of Slack's `<!date^…>` and what they show, in `zone` (IANA). */
export function formatSlackDate(
  seconds: number,
  format: string,
  zone: string,
  now: Date = workspaceNow(),
): string {
  const date = new Date(seconds * 1000);
  const as = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(date);
  const long = as({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  const short = as({ month: 'short', day: 'numeric', year: 'numeric' });
  const tokens: Record<string, string> = {
    date_num: as({ year: 'numeric', month: '2-digit', day: '2-digit' }).replace(
      /^(\d+)\/(\d+)\/(\d+)$/,
      '$3-$1-$2',
    ),
    date: as({ month: 'long', day: 'numeric', year: 'numeric' }),
    date_short: short,
    date_long: long,
    time: as({ hour: 'numeric', minute: '2-digit' }),
    time_secs: as({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  };
  const relative = relativeDay(date, zone, now);
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'ago') return ago(date, now);
    const pretty = name.replace(/_pretty$/, '');
    if (pretty !== name && relative) return relative;
    return Object.hasOwn(tokens, pretty) ? (tokens[pretty] ?? whole) : whole;
  });
}

function relativeDay(date: Date, zone: string, now: Date): string | undefined {
  const key = (moment: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
  const day = 86_400_000;
  if (key(date) === key(now)) return 'today';
  if (key(date) === key(new Date(now.getTime() - day))) return 'yesterday';
  if (key(date) === key(new Date(now.getTime() + day))) return 'tomorrow';
  return undefined;
}

function ago(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return relative.format(Math.round(seconds / size), unit);
}
