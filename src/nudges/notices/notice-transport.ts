import type { Delivery } from '../delivery/delivery.ts';
import type { Subscription } from '../subscription.ts';
import type { Notice } from './notice.ts';

export type NoticeOutcome =
  /** Said, or there is nobody and nothing to say it to. */
  | { type: 'done' }
  /** It may work later. `maybeSent`: the message may have been sent all the same. */
  | { type: 'later'; maybeSent: boolean }
  /** Slack asks the bot to wait this long. */
  | { type: 'limited'; waitMs: number };

/** How notices reach people, implemented in slack/nudges/. No function throws for an error that Slack returns. */
export interface NoticeTransport {
  /** Tells the person who set the nudges up that they have ended, in private. */
  tellEnded(notice: Notice, subscription: Subscription & { userId: string }): Promise<NoticeOutcome>;
  /** Adds the reactions that people can click. */
  openPoll(delivery: Delivery): Promise<NoticeOutcome>;
  /** Says in the thread what came of it, unless nobody has reacted. */
  sumUpPoll(notice: Notice, delivery: Delivery): Promise<NoticeOutcome>;
}
