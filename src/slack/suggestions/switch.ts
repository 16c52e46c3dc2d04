import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import type { ChannelRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import { type PostingTarget, whyNotPostIn } from '../kit/may-post-in.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { postReply } from '../kit/send.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { suggestionStatusView, switchedView } from './suggestion-view.ts';
import { ALREADY_OFF, NOT_TOLD, NOW_OFF, NOW_ON, ONLY_IN_CHANNELS, offUntold, stayOff } from './words.ts';

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
  // Nobody waits to be left alone, not even for Slack to announce what somebody else does.
  if (request === 'off') return switchOff(place, by, workspace, deps);
  // Whoever clicks twice must not be announced twice.
  const done = await deps.turns.take(by.team, `suggestions in ${channel}`, () =>
    switchOn(place, by, workspace, deps),
  );
  return done === 'busy' ? noteView(BEING_DONE) : done;
}

async function switchOff(
  place: ChannelRef,
  by: Person,
  workspace: Workspace,
  { proactive }: SuggestSwitchDeps,
): Promise<Reply> {
  if (!(await proactive.set(place, by, false))) {
    // Whoever is switching them on right now finds that somebody wants them off.
    if ((await proactive.status(place)).since) await proactive.prepare(place, by);
    return noteView(ALREADY_OFF);
  }
  const untold = await tell(place.channel, false, by, workspace);
  return noteView(untold ? offUntold(untold) : NOW_OFF);
}

async function switchOn(
  place: ChannelRef,
  by: Person,
  workspace: Workspace,
  { proactive }: SuggestSwitchDeps,
): Promise<Reply> {
  // Nobody reads what can't be stored.
  if (!(await proactive.prepare(place, by))) return suggestionStatusView(await proactive.status(place));
  const before = await proactive.status(place);
  const untold = await tell(place.channel, true, by, workspace);
  if (untold) return noteView(stayOff(untold));
  const after = await proactive.status(place);
  if (after.by !== before.by || after.since?.getTime() !== before.since?.getTime()) {
    // Somebody wanted them off meanwhile. What the channel reads last must be so.
    await tell(place.channel, false, { ...by, userId: after.by ?? by.userId }, workspace);
    return suggestionStatusView(after);
  }
  // Nobody may be watched without knowing it: they stay off if this process is cut short before the channel knows.
  await proactive.set(place, by, true);
  return noteView(NOW_ON);
}

/** @returns undefined, or why the channel could not be told, mrkdwn */
async function tell(
  channel: string,
  on: boolean,
  by: Person,
  workspace: Workspace,
): Promise<string | undefined> {
  try {
    await postReply(workspace, { channel }, switchedView(on, by.userId));
    return undefined;
  } catch (error) {
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (refused) return refused;
    workspace.log.warn(
      { event: 'suggestions.announcement_failed', err: error, channel },
      'could not tell a channel that suggestions were switched',
    );
    return NOT_TOLD;
  }
}
