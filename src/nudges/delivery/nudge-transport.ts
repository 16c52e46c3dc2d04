import type { Person } from '../../people/person.ts';
import type { Delivery, NudgeFormat } from './delivery.ts';
import type { Nudge } from './nudge.ts';

/** What to send for a delivery. */
export type NudgeContent =
  | { type: 'nudge'; nudge: Nudge }
  /** The bot has paused the nudges by itself, and says so once. */
  | { type: 'pause'; unanswered: number };

/** Why a message could not be sent or looked for. */
export type PostFailure =
  /** It may work later. `maybeSent`: the message may have been sent all the same. */
  | { type: 'later'; why: string; maybeSent: boolean }
  /** Slack did not accept the message, and asks the bot to wait this long before it sends anything. */
  | { type: 'limited'; waitMs: number }
  /** Nothing can be delivered there any longer. `why` is a clause for people. */
  | { type: 'end'; why: string }
  /** Slack refuses it there today. That may pass, so it is the end only after some days. `why` is a clause for people. */
  | { type: 'refused'; why: string }
  /** Slack will never accept this message. */
  | { type: 'fail'; why: string }
  /** Nothing at all can be sent until the person who runs the bot fixes it. `why` is for the log. */
  | { type: 'halt'; why: string };

export type PostOutcome = { type: 'posted'; channel: string; messageTs: string } | PostFailure;

export type FindOutcome =
  | {
      type: 'nudge';
      channel: string;
      messageTs: string;
      cardId: string;
      form: NudgeFormat;
      question: string | null;
    }
  | { type: 'pause' }
  | { type: 'none' }
  | PostFailure;

/** How nudges reach people, implemented in slack/nudges/. No function throws for an error that Slack returns. */
export interface NudgeTransport {
  /** Whether a delivery goes to a channel, as opposed to one person's direct messages. */
  isForChannel(delivery: Delivery): boolean;
  /** Until when these people's notifications are off, by user id; people who are absent may be messaged. */
  quietUntil(people: readonly Person[], now: Date): Promise<ReadonlyMap<string, Date>>;
  /** Whether the bot may write to a person at all; `true` when that is not known. */
  mayWriteTo(person: Person): Promise<boolean>;
  /** Whether a person can lead the discussion in a channel: a member of the workspace who is in it; `true` when that is not known. */
  mayLead(person: Person, channel: string): Promise<boolean>;
  /** Whether a person is online; `here` when that is not known. `gone`: their account no longer exists. */
  presenceOf(person: Person): Promise<'here' | 'away' | 'gone'>;
  /** Looks for a message of this delivery that may have been sent already. */
  find(delivery: Delivery): Promise<FindOutcome>;
  /** Posts it, with the delivery's id in its metadata. */
  post(delivery: Delivery, content: NudgeContent): Promise<PostOutcome>;
}
