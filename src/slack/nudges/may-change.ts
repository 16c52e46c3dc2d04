import type { Person } from '../../people/person.ts';
import { type ChannelSource, whyNotPostIn } from '../kit/may-post-in.ts';
import type { ActionContext } from '../kit/on-action.ts';
import type { Whose } from '../kit/whose.ts';
import type { Workspace } from '../kit/workspace.ts';

/** Why a person may neither see nor change these nudges, mrkdwn; undefined if they may. A channel's are for the people in it. */
export async function whyNotChange(
  whose: Whose,
  by: Person,
  workspace: Workspace,
  from: ChannelSource,
): Promise<string | undefined> {
  if (whose.of === 'me') return undefined;
  return whyNotPostIn(workspace, by, { channel: whose.channel, from });
}

/** The same for nudges that a button names. */
export async function whyNotByButton(
  { place, person, workspace }: ActionContext,
  whose: Whose,
): Promise<string | undefined> {
  const isHere = whose.of === 'channel' && place.type === 'message' && place.channel === whose.channel;
  return whyNotChange(whose, person, workspace, isHere ? 'here' : 'carried');
}
