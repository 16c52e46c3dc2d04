import type { Person } from '../../people/person.ts';
import { isMember } from '../kit/channel-members.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import type { Standings } from '../kit/standing.ts';
import type { Workspaces } from '../kit/workspace.ts';

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
    if (user?.deleted || user?.is_restricted || user?.is_ultra_restricted) return false;
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
