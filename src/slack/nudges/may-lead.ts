import type { Person } from '../../people/person.ts';
import { isMember } from '../kit/channel-members.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import type { Standings } from '../kit/standing.ts';
import type { Workspace, Workspaces } from '../kit/workspace.ts';

/** Whether somebody can lead a discussion: a member of the workspace, not a guest, who is in the channel. `true` if Slack doesn't say. */
export async function mayLead(
  { team, userId }: Person,
  channel: string,
  workspaces: Workspaces,
  standings: Pick<Standings, 'of'>,
): Promise<boolean> {
  const workspace = await workspaces.of(team);
  try {
    const { user } = await workspace.client.users.info({ user: userId });
    if (user?.deleted || user?.is_bot || user?.is_restricted || user?.is_ultra_restricted) return false;
    const standing = await standings.of({ userId, team: undefined, enterprise: undefined }, workspace);
    if (standing === 'guest' || standing === 'outsider') return false;
    return (await isMember(workspace, channel, userId)) !== false;
  } catch (error) {
    if (isPlatformError(error, 'user_not_found', 'user_not_visible')) return false;
    workspace.log.debug(
      { event: 'nudge.leader_unknown', err: error },
      'could not ask Slack whether somebody is still in the channel',
    );
    return true;
  }
}

/** Whether one of them is a bot, which leads nothing. Where Slack doesn’t say, they count as people. */
export async function namesBot(
  userIds: readonly string[],
  { client, botUserId, log }: Pick<Workspace, 'client' | 'botUserId' | 'log'>,
): Promise<boolean> {
  if (userIds.includes(botUserId) || userIds.includes('USLACKBOT')) return true;
  const bots = await Promise.all(
    userIds.map(async (user) => {
      try {
        return (await client.users.info({ user })).user?.is_bot === true;
      } catch (error) {
        log.debug(
          { event: 'nudge.leader_unknown', err: error },
          'could not ask Slack whether somebody is a bot',
        );
        return false;
      }
    }),
  );
  return bots.includes(true);
}
