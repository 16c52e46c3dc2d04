/** Wall-clock times, as in `datetime-local` fields. `zone` is the reader's IANA time zone. */

/** Seconds since 1970 of a wall-clock time (`2026-11-23T15:04`) in `zone`. */
export function zonedSeconds(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  const offset = (at: number) => {
    const text = localText(at / 1000, zone);
    return Date.parse(`${text}:00Z`) - Math.floor(at / 60_000) * 60_000;
  };
  const guess = asUtc - offset(asUtc);
  return (asUtc - offset(guess)) / 1000;
}

/** The wall-clock time in `zone`, for a `datetime-local` field: `2026-11-23T15:04`. */
export function localText(seconds: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return parts.format(seconds * 1000).replace(' ', 'T');
}
