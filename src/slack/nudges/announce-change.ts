import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { Audit, AuditEvent } from '../../people/audit.ts';
import type { Person } from '../../people/person.ts';
import type { Turns } from '../../people/turns.ts';
import { escapeText } from '../kit/escape.ts';
import { postReply } from '../kit/send.ts';
import type { Whose } from '../kit/whose.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
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
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (refused) return refused;
    workspace.log.warn(
      { event: 'nudge.announcement_failed', err: error, channel },
      'could not announce the change in the channel',
    );
    return NOT_ANNOUNCED;
  }
}

/** What came of a change that a channel hears of: `problem` is mrkdwn, set if the channel couldn't be told. */
export type AnnouncedChange =
  | (Extract<SubscriptionChange, { ok: true }> & { problem: string | undefined })
  | Extract<SubscriptionChange, { ok: false }>;

/**
 * Changes nudges and, if they are a channel's and it is news, tells everyone there. One change at a time: what somebody
 * asks for twice at once is announced once.
 * @param announcement a sentence without its subject, mrkdwn; `event` is the same for curators, who see who changed what
 */
export async function changeAndAnnounce(
  { whose, by, announcement, event }: { whose: Whose; by: Person; announcement: string; event: AuditEvent },
  workspace: Workspace,
  { turns, audit }: { turns: Turns; audit: Pick<Audit, 'note'> },
  make: () => Promise<SubscriptionChange>,
): Promise<AnnouncedChange> {
  const changeNow = async (): Promise<AnnouncedChange> => {
    const made = await make();
    if (!made.ok) return made;
    if (whose.of === 'me' || !made.changed) return { ...made, problem: undefined };
    const { channel } = whose;
    await audit.note(event, by, { channel });
    return {
      ...made,
      problem: await announceChange(workspace, channel, by.userId, announcement, made.status),
    };
  };
  if (whose.of === 'me') return changeNow();
  const changed = await turns.take(by.team, `nudges in ${whose.channel}`, changeNow);
  return changed === 'busy' ? { ok: false, message: BEING_DONE } : changed;
}
