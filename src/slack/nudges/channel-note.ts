import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { notHere } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { escapeText } from '../kit/escape.ts';
import { isUnreachable } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { channelNoteView } from './nudge-status-view.ts';

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
export async function tellChannel(
  { sender, botName }: Pick<SlackDeps, 'sender' | 'botName'>,
  channel: string,
  by: string,
  what: string,
  status: NudgeStatus,
): Promise<string | undefined> {
  try {
    await postReply(sender, { channel }, channelNoteView(escapeText(by), what, status));
    return undefined;
  } catch (error) {
    if (isUnreachable(error)) return notHere(channel, botName);
    sender.log.warn({ err: error }, 'a channel could not be told of its nudges');
    return 'I could not tell the channel just now.';
  }
}
