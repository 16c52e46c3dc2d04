import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import type { ChannelRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import { type PostingTarget, whyNotPostIn } from '../kit/may-post-in.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { isNotInChannel, isPlatformError } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { BEING_DONE, notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { suggestionStatusView, switchedView } from './suggestion-view.ts';
import { ALREADY_OFF, NOW_OFF, NOW_ON, ONLY_IN_CHANNELS } from './words.ts';

export type SuggestRequest = 'on' | 'off' | 'status';

export interface SuggestSwitchDeps {
  proactive: ProactiveSuggestions;
  turns: Turns;
}

/**
 * Switches suggestions on or off, or says whether they are on. The channel learns who did it; the reply is for that
 * person.
 */
export async function suggestReply(
  request: SuggestRequest,
  { by, target, workspace }: { by: Person; target: PostingTarget; workspace: Workspace },
  deps: SuggestSwitchDeps,
): Promise<Reply> {
  const { channel } = target;
  if (!channel || isDirectMessage(channel)) {
    return noteView(ONLY_IN_CHANNELS);
  }
  const no = await whyNotPostIn(workspace, by, target);
  if (no) return noteView(no);
  const place = { team: by.team, channel };
  if (request === 'status') return suggestionStatusView(await deps.proactive.status(place));
  const turn = request === 'on' ? switchOn : switchOff;
  // Whoever clicks twice must not be announced twice.
  const done = await deps.turns.take(by.team, `suggestions in ${channel}`, () =>
    turn(place, by, workspace, deps),
  );
  return done === 'busy' ? noteView(BEING_DONE) : done;
}

async function switchOff(
  place: ChannelRef,
  by: Person,
  workspace: Workspace,
  { proactive }: SuggestSwitchDeps,
): Promise<Reply> {
  if (!(await proactive.set(place, by, false))) return noteView(ALREADY_OFF);
  await tell(place.channel, false, by, workspace);
  return noteView(NOW_OFF);
}

async function switchOn(
  place: ChannelRef,
  by: Person,
  workspace: Workspace,
  { proactive }: SuggestSwitchDeps,
): Promise<Reply> {
  const { channel } = place;
  const status = await proactive.status(place);
  if (status.on) return suggestionStatusView(status);
  // Tell the channel first: the bot sees nothing where it is not a member, and nobody may be watched without
  // knowing it.
  if (!(await tell(channel, true, by, workspace))) return noteView(notHere(channel, workspace.botName));
  await proactive.set(place, by, true);
  return noteView(NOW_ON);
}

/** @returns whether the channel could be told */
async function tell(channel: string, on: boolean, by: Person, workspace: Workspace): Promise<boolean> {
  try {
    await postReply(workspace, { channel }, switchedView(on, by.userId));
    return true;
  } catch (error) {
    if (isNotInChannel(error) || isPlatformError(error, 'is_archived')) return false;
    throw error;
  }
}
