import type { SubscriptionChoice } from '../subscription.ts';

/** When nudges should come, as far as somebody said it. */
export interface AskedTimes {
  /** From 1 (Monday) to 7 (Sunday). */
  days?: readonly number[];
  /** Days on top of those chosen before. */
  also?: readonly number[];
  /** The days that are to be left out of those chosen before. */
  without?: readonly number[];
  /** Once a week, on the first of the chosen days. */
  weekly?: true;
  /** 'HH:MM' */
  time?: string;
  /** Name in the IANA time zone database. */
  zone?: string;
}

/** When nudges come. */
export type Times = Pick<SubscriptionChoice, 'days' | 'time' | 'zone'>;

/** What the times become if somebody asks for that; what they don't mention stays. The days may turn out to be none. */
export function timesAfter(
  before: Times,
  { days, also = [], without = [], weekly, time, zone }: AskedTimes,
): Times {
  const asked = [...new Set([...(days ?? before.days), ...also])].toSorted();
  const chosen = asked.filter((day) => !without.includes(day));
  return {
    days: weekly && !days ? chosen.slice(0, 1) : [...chosen],
    time: time ?? before.time,
    zone: zone ?? before.zone,
  };
}
