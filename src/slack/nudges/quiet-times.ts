import { webApi } from '@slack/bolt';
import type { NudgeTransport } from '../../nudges/delivery/nudge-transport.ts';
import type { Workspace, Workspaces } from '../kit/workspace.ts';

/** How many people Slack lets one call ask about. */
const PEOPLE_A_CALL = 50;

/**
 * Asks Slack whose notifications are off, and until when: fifty people per call, because asking about each one would take
 * longer than sending. If Slack doesn't say, the nudge is sent anyway, and Slack's own do-not-disturb keeps it silent.
 */
export function createQuietTimes(workspaces: Workspaces): NudgeTransport['quietUntil'] {
  /** When Slack allows the next call, by team, in real time from performance.now(). */
  const notBefore = new Map<string, number>();

  return async (people, now) => {
    const quiet = new Map<string, Date>();
    for (const [team, members] of Map.groupBy(people, (person) => person.team)) {
      const workspace = await workspaces.of(team);
      const ids = [...new Set(members.map(({ userId }) => userId))];
      for (let i = 0; i < ids.length && performance.now() >= (notBefore.get(team) ?? 0); i += PEOPLE_A_CALL) {
        try {
          const found = await quietAmong(workspace, ids.slice(i, i + PEOPLE_A_CALL), now);
          for (const [userId, until] of found) quiet.set(userId, until);
        } catch (error) {
          if (error instanceof webApi.WebAPIRateLimitedError) {
            notBefore.set(team, performance.now() + error.retryAfter * 1000);
          }
          workspace.log.debug(
            { event: 'nudge.quiet_times_unknown', err: error },
            'could not ask Slack whose notifications are off',
          );
        }
      }
    }
    return quiet;
  };
}

/** @returns user ids of people whose notifications are off now, and until when */
async function quietAmong({ client }: Workspace, ids: readonly string[], now: Date) {
  const seconds = now.getTime() / 1000;
  const { users = {} } = await client.dnd.teamInfo({ users: ids.join(',') });
  return Object.entries(users).flatMap(([userId, dnd]) => {
    const { dnd_enabled: enabled, next_dnd_start_ts: from, next_dnd_end_ts: until } = dnd;
    // `dnd_enabled` is true during the day, too. Only the two times tell.
    const isQuiet = enabled && from && until && from <= seconds && seconds < until;
    return isQuiet ? [[userId, new Date(until * 1000)] as const] : [];
  });
}
