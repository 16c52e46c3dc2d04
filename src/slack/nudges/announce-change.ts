import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { escapeText } from '../kit/escape.ts';
import { isUnreachable } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { announcementView } from './nudge-status-view.ts';

export const SET_UP_HERE = 'set up nudges for this channel: a card and a question to talk about.';
export const PAUSED_HERE = 'paused the nudges of this channel.';
export const RESUMED_HERE = 'resumed the nudges of this channel.';
export const STOPPED_HERE = 'stopped the nudges of this channel.';

/**
 * Tells everybody in a channel what somebody did to its nudges.
 * @param what a sentence without its subject
 * @returns where the channel could not be told, what to say of that to whoever did it, as mrkdwn: the bot may be no
 *   member any more, or Slack has trouble. Never rejects: it is done, and whoever did it must not hear otherwise
 */
export async function announceChange(
  workspace: Workspace,
  channel: string,
  by: string,
  what: string,
  status: NudgeStatus,
): Promise<string | undefined> {
  try {
    await postReply(workspace, { channel }, announcementView(escapeText(by), what, status));
    return undefined;
  } catch (error) {
    if (isUnreachable(error)) return notHere(channel, workspace.botName);
    workspace.log.warn(
      { event: 'nudge.channel_note_failed', err: error, channel },
      'the channel could not be told about its nudges',
    );
    return 'I could not tell the channel just now.';
  }
}
