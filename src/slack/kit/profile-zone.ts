import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { readZone } from '../../people/time-zone.ts';

/**
 * The time zone in a person's Slack profile; undefined when there is none that is known. An app that was installed
 * before it asked for `users:read` can't look, and goes on without.
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
    log.warn({ err: error }, "a person's time zone could not be looked up");
    return undefined;
  }
}
