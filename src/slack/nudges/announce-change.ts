import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { escapeText } from '../kit/escape.ts';
import { isUnreachable } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { announcementView } from './nudge-status-view.ts';
import { NOT_ANNOUNCED } from './words.ts';

/**
 * Tells everyone in a channel what a person did to its nudges. Never rejects: the change is made, and nobody should hear
 * otherwise.
 * @param by the person's user id
 * @param what a sentence without its subject, mrkdwn
 * @returns undefined, or what to tell the person if the channel couldn't be told, mrkdwn: the bot may no longer be a member,
 *   or Slack has a problem
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
      { event: 'nudge.announcement_failed', err: error, channel },
      'could not announce the change in the channel',
    );
    return NOT_ANNOUNCED;
  }
}
