import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { readZone } from '../../people/time-zone.ts';

/**
 * The time zone in a person's Slack profile; undefined if there is none that we know. An app that was installed
 * before it requested `users:read` can't look and goes on without.
 */
export async function profileZone(
  client: webApi.WebClient,
  userId: string,
  log: Log,
): Promise<string | undefined> {
  try {
    const { user } = await client.users.info({ user: userId });
    return user?.tz === undefined ? undefined : readZone(user.tz);
  } catch (error) {
    log.warn({ event: 'profile.zone_lookup_failed', err: error }, "could not look up a person's time zone");
    return undefined;
  }
}
