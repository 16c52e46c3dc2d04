import type { ProactiveSuggestions } from '../../answers/proactive.ts';
import type { Person } from '../../people/person.ts';
import type { Reply } from '../kit/blocks.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { isNotInChannel, isPlatformError } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { suggestionStatusView, switchedView } from './suggestion-view.ts';

export type SuggestRequest = 'on' | 'off' | 'status';

export interface SuggestSwitchDeps {
  proactive: ProactiveSuggestions;
}

/** Switches suggestions on or off, or says how it stands. The channel is told by whom; what comes back is for that person. */
export async function suggestReply(
  request: SuggestRequest,
  { by, channel, workspace }: { by: Person; channel: string; workspace: Workspace },
  deps: SuggestSwitchDeps,
): Promise<Reply> {
  if (!channel || isDirectMessage(channel)) {
    return noteView('Suggestions are for channels. Here, just ask me.');
  }
  const place = { team: by.team, channel };
  if (request === 'off') {
    if (!(await deps.proactive.set(place, by, false)))
      return noteView('Suggestions are off in this channel.');
    await tell(channel, false, by, workspace);
    return noteView('Suggestions are off in this channel now.');
  }
  const status = await deps.proactive.status(place);
  if (request === 'status' || status.on) return suggestionStatusView(status);
  // Told first: where the bot is no member it would look at nothing, and nobody may be watched unawares.
  if (!(await tell(channel, true, by, workspace))) return noteView(notHere(channel, workspace.botName));
  await deps.proactive.set(place, by, true);
  return noteView('Suggestions are on in this channel now; everybody here can see it.');
}

async function tell(channel: string, on: boolean, by: Person, workspace: Workspace): Promise<boolean> {
  try {
    await postReply(workspace, { channel }, switchedView(on, by.userId));
    return true;
  } catch (error) {
    if (isNotInChannel(error) || isPlatformError(error, 'is_archived')) return false;
    throw error;
  }
}
