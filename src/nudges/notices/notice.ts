/**
 * Something that the bot still has to say or do about nudges, once:
 * - `ended`: tell the person who set them up that they have ended by themselves
 * - `poll`: add the reactions of a channel's poll, for people to click
 * - `poll-summary`: say in the thread what came of the poll
 */
export type NoticeType = 'ended' | 'poll' | 'poll-summary';

/** A notice that waits for its time. Once it is done, nothing of it is kept. */
export interface Notice {
  id: string;
  team: string;
  subscriptionId: string;
  /** The nudge that it is about; null for `ended`. */
  deliveryId: string | null;
  type: NoticeType;
  /** Do not try before. */
  notBefore: Date;
  /** When a process took it; null while nobody has it. */
  takenAt: Date | null;
  attempts: number;
  /** Whether an earlier attempt may have gone through: look before sending. */
  maybeSent: boolean;
}

/** A notice as somebody asks for it. */
export type NewNotice = Pick<Notice, 'team' | 'subscriptionId' | 'deliveryId' | 'type' | 'notBefore'>;

const DAY_MS = 86_400_000;

/** How long people have to react before the summary, in ms. */
const POLL_MS = 2 * DAY_MS;

/** After this time, nobody looks at the nudge any longer, in ms. */
const OLD_MS = 5 * DAY_MS;

/** Whether what follows a nudge comes too late, for example after downtime. */
export function isTooLateFor({ dueAt }: { dueAt: Date }, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > OLD_MS;
}

/** What a nudge in a channel is followed by. */
export function noticesAfter(
  { id, team, subscriptionId }: { id: string; team: string; subscriptionId: string },
  now: Date,
): NewNotice[] {
  const about = { team, subscriptionId, deliveryId: id };
  return [
    { ...about, type: 'poll', notBefore: now },
    { ...about, type: 'poll-summary', notBefore: new Date(now.getTime() + POLL_MS) },
  ];
}
