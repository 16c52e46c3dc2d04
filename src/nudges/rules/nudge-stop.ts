/** Curators have stopped all nudges of a workspace. */
export interface NudgeStop {
  id: string;
  team: string;
  /** Who stopped them; null once they asked to be forgotten. */
  userId: string | null;
  /** The first local day with nudges again, 'YYYY-MM-DD'; null until a curator starts them again. */
  untilDay: string | null;
  /** Why, in the curator's words; empty once they asked to be forgotten. */
  reason: string;
  stoppedAt: Date;
  /** When a curator started them again or stopped them again; null until then. */
  endedAt: Date | null;
}

/** Whether a stop covers a local day. */
export function isStoppedOn<T extends Pick<NudgeStop, 'untilDay'>>(
  stop: T | undefined,
  localDay: string,
): stop is T {
  return stop !== undefined && (stop.untilDay === null || localDay < stop.untilDay);
}

/** The zone in which a day begins last, anywhere. */
const LAST_ZONE = 'Etc/GMT+12';

/** Whether a stop still covers the day that it is somewhere. */
export function isStoppedSomewhere<T extends Pick<NudgeStop, 'untilDay'>>(
  stop: T | undefined,
  now: Date,
): stop is T {
  return isStoppedIn(stop, LAST_ZONE, now);
}

/** Whether a stop covers today in a time zone. @throws RangeError on an unknown zone */
export function isStoppedIn<T extends Pick<NudgeStop, 'untilDay'>>(
  stop: T | undefined,
  zone: string,
  now: Date,
): stop is T {
  return isStoppedOn(stop, now.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate().toString());
}
