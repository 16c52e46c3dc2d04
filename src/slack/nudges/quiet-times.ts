import { webApi } from '@slack/bolt';
import type { NudgePost } from '../../nudges/delivery/nudge-post.ts';
import type { Sender } from '../kit/send.ts';

/** Slack tells of so many people in one call. */
const PEOPLE_A_CALL = 50;

/**
 * Asks Slack whose notifications are off, and until when: fifty people a call, since asking for each would be slower
 * than sending. What Slack does not tell is no reason to send nothing: then its own do-not-disturb still keeps the
 * message silent.
 */
export function quietTimes({ client, log }: Sender): NudgePost['quietUntil'] {
  /** Real time, from performance.now(): Slack asked not to be asked before. */
  let notBefore = 0;
  return async (people, now) => {
    const quiet = new Map<string, Date>();
    const ids = [...new Set(people.map(({ userId }) => userId))];
    const seconds = now.getTime() / 1000;
    for (let i = 0; i < ids.length && performance.now() >= notBefore; i += PEOPLE_A_CALL) {
      try {
        const { users = {} } = await client.dnd.teamInfo({
          users: ids.slice(i, i + PEOPLE_A_CALL).join(','),
        });
        for (const [
          userId,
          { dnd_enabled: enabled, next_dnd_start_ts: from, next_dnd_end_ts: until },
        ] of Object.entries(users)) {
          // By day it is “enabled”, too: only the two times tell.
          if (enabled && from && until && from <= seconds && seconds < until)
            quiet.set(userId, new Date(until * 1000));
        }
      } catch (error) {
        if (error instanceof webApi.WebAPIRateLimitedError)
          notBefore = performance.now() + error.retryAfter * 1000;
        log.debug({ err: error }, 'who does not want to be disturbed could not be asked');
      }
    }
    return quiet;
  };
}
