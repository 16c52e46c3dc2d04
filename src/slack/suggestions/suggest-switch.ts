import type { Person } from '../../people/person.ts';
import { notHere } from '../cards/copy.ts';
import { noteView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import type { Reply } from '../kit/blocks.ts';
import { isNotInChannel, isPlatformError } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { suggestionStatusView, switchedView } from './suggestion-view.ts';

export type SuggestRequest = 'on' | 'off' | 'status';

const WORDS: Record<string, SuggestRequest> = {
  suggest: 'status',
  suggestions: 'status',
  'suggest status': 'status',
  'suggest on': 'on',
  'suggest off': 'off',
  'suggestions on': 'on',
  'suggestions off': 'off',
};

/** What a text asks of the suggestions in a channel. @param key in lower case */
export function readSuggestRequest(key: string): SuggestRequest | undefined {
  return WORDS[key];
}

type Deps = Pick<SlackDeps, 'proactive' | 'sender' | 'botName'>;

/** Switches suggestions on or off, or says how it stands. The channel is told by whom; what comes back is for that person. */
export async function suggestReply(
  request: SuggestRequest,
  { by, channel }: { by: Person; channel: string },
  deps: Deps,
): Promise<Reply> {
  if (!channel || channel.startsWith('D')) {
    return noteView('Suggestions are for channels. Here, just ask me.');
  }
  const place = { team: by.team, channel };
  if (request === 'off') {
    if (!(await deps.proactive.set(place, by, false)))
      return noteView('Suggestions are off in this channel.');
    await tell(channel, false, by, deps);
    return noteView('Suggestions are off in this channel now.');
  }
  const status = await deps.proactive.status(place);
  if (request === 'status' || status.on) return suggestionStatusView(status);
  // Told first: where the bot is no member it would look at nothing, and nobody may be watched unawares.
  if (!(await tell(channel, true, by, deps))) return noteView(notHere(channel, deps.botName));
  await deps.proactive.set(place, by, true);
  return noteView('Suggestions are on in this channel now; everybody here can see it.');
}

async function tell(channel: string, on: boolean, by: Person, deps: Deps): Promise<boolean> {
  try {
    await postReply(deps.sender, { channel }, switchedView(on, by.userId));
    return true;
  } catch (error) {
    if (isNotInChannel(error) || isPlatformError(error, 'is_archived')) return false;
    throw error;
  }
}
