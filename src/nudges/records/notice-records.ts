import type { NewNotice, Notice } from '../notices/notice.ts';

/** A notice as the caller took it. If another process has taken it since, the number of attempts differs. */
export type NoticeVersion = Pick<Notice, 'id' | 'attempts'>;

/** What the bot still has to say about nudges. That a subscription has ended is noted where that is written. */
export interface NoticeRecords {
  add(notices: readonly NewNotice[]): Promise<void>;
  /** Notices that may be tried at `now`, the one that has waited longest first. */
  due(limits: { now: Date; limit: number }): Promise<Notice[]>;
  /**
   * Takes a notice for one caller only, for `leaseMs`. With `maybeSent` in the result, an earlier attempt may have reached
   * Slack.
   */
  take(id: string, options: { now: Date; leaseMs: number }): Promise<Notice | undefined>;
  /** It is done, or there is nothing to do any longer. */
  done(version: NoticeVersion): Promise<void>;
  /** Puts a notice back that was taken. */
  requeue(version: NoticeVersion, again: { notBefore: Date; maybeSent: boolean }): Promise<void>;
}
