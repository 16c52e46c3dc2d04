import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** Whether people write the month or the day first; undefined if that can't be told. */
export type DateOrder = 'month-first' | 'day-first' | undefined;

/**
 * How a person writes dates, by their language in Slack. English of the US is what Slack sets for everybody, so it says something
 * only in an American time zone.
 * @param locale such as `en-GB`
 */
export function dateOrderOf(locale: string | undefined, zone: string | undefined): DateOrder {
  if (!locale) return undefined;
  if (locale !== 'en-US') return 'day-first';
  return zone && US_ZONE.test(zone) ? 'month-first' : undefined;
}

const US_ZONE =
  /^(?:America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Boise|Detroit|Juneau|Indiana\/.+|Kentucky\/.+|North_Dakota\/.+)|Pacific\/Honolulu|US\/.+)$/;

/** The same by a person's profile; undefined as well if Slack doesn't tell. */
export async function profileDateOrder(
  client: webApi.WebClient,
  userId: string,
  log: Pick<Log, 'warn'>,
): Promise<DateOrder> {
  try {
    const { user } = await client.users.info({ user: userId, include_locale: true });
    return dateOrderOf(user?.locale, user?.tz);
  } catch (error) {
    log.warn({ event: 'profile.locale_lookup_failed', err: error }, "could not look up a person's language");
    return undefined;
  }
}
