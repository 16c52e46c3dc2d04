import type { Person } from '../../people/person.ts';
import type { Subscription } from '../subscription.ts';
import type { Delivery, NudgeFormat } from './delivery.ts';

/** What goes out for a delivery. */
export type NudgeContent<N> =
  | { type: 'nudge'; nudge: N }
  /** The bot has paused by itself, and says so once. */
  | { type: 'pause'; unanswered: number };

/** What came of a try to post or to find a message, when it was not done. */
export type NotPosted =
  /** It may work later. `maybeSent`: the message may be out all the same. */
  | { type: 'later'; why: string; maybeSent: boolean }
  /** Slack asks for so much time, for everything that is sent. It did not take the message. */
  | { type: 'limited'; waitMs: number }
  /** Nothing can be delivered there any more: a clause for people. */
  | { type: 'end'; why: string }
  /** This message will never be taken. */
  | { type: 'fail'; why: string }
  /** Nothing at all can be sent until whoever runs the bot mends it; `why` is for the log. */
  | { type: 'halt'; why: string };

export type PostOutcome = { type: 'posted'; channel: string; messageTs: string } | NotPosted;

export type FindOutcome =
  | { type: 'nudge'; channel: string; messageTs: string; cardId: string; form: NudgeFormat }
  | { type: 'pause' }
  | { type: 'none' }
  | NotPosted;

/** How nudges get to people; Slack's side of it is slack/nudge-delivery.ts. Nothing here throws for what Slack answers. */
export interface NudgePost<N> {
  /** Until when the notifications of these people are off; whoever is absent may be written to. */
  quietUntil(people: readonly Person[], now: Date): Promise<ReadonlyMap<string, Date>>;
  /** Whether a person is there; `here` when that is not known. `gone`: their account is no more. */
  presenceOf(person: Person): Promise<'here' | 'away' | 'gone'>;
  /** Looks for a message of this delivery that may be out already. */
  find(delivery: Delivery): Promise<FindOutcome>;
  /** Posts it, with the delivery's id in it. */
  post(delivery: Delivery, content: NudgeContent<N>): Promise<PostOutcome>;
}

/** What the ledger notes of a nudge. */
export interface AnyNudge {
  card: { id: string };
  form: NudgeFormat;
}

export type Compose<N> = (
  delivery: Delivery,
  subscription: Subscription,
) => Promise<{ type: 'nudge'; nudge: N } | { type: 'skip'; why: string }>;
