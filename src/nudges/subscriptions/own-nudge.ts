import type { Person } from '../../people/person.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { noteAnswered, pausedBySilence } from '../rules/engagement.ts';
import { isStoppedIn, type NudgeStop } from '../rules/nudge-stop.ts';
import { dayOfReturn } from '../rules/upcoming.ts';
import type { Subscription } from '../subscription.ts';

/** A person's own nudge, with the subscription that it is from. */
export interface OwnNudge {
  delivery: Delivery;
  subscription: Subscription;
  /** That all nudges of the workspace are stopped; undefined unless they are. */
  stop: NudgeStop | undefined;
}

/**
 * A person's own nudge, if it may be about this card.
 * @param about what the person's client says of it, which may be forged
 */
export async function ownNudge(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'stops'>,
  person: Person,
  about: { deliveryId: string; cardId: string },
): Promise<OwnNudge | undefined> {
  const delivery = await store.deliveries.byId(about.deliveryId);
  if (!delivery || !mayBeAbout(delivery, about.cardId)) return undefined;
  const subscription = await store.subscriptions.byId(delivery.subscriptionId);
  if (subscription?.kind !== 'person') return undefined;
  const own = subscription.team === person.team && subscription.userId === person.userId;
  return own ? { delivery, subscription, stop: await store.stops.current(person.team) } : undefined;
}

/** Until a nudge is known to be sent, nobody knows its card. */
export function mayBeAbout({ state, cardId }: Delivery, claimed: string): boolean {
  return state !== 'sent' || cardId === null || cardId === claimed;
}

/** Why no day can be promised: nudges have been stopped, somebody has paused them, or a curator has stopped everybody’s. */
type NoNudges = 'off' | 'paused' | 'stopped-for-all';

/** When a card comes back: a local day in words, why none can be promised, or null if it comes back in a long time, or never. */
export type Return = { on: string } | NoNudges | null;

/** The same from the moment. @param due when it comes back; null as above */
export function returnOf(
  due: Temporal.Instant | null,
  nudge: Pick<OwnNudge, 'subscription' | 'stop'>,
  now: Date,
): Return {
  const { status } = nudge.subscription;
  if (status === 'stopped' || status === 'ended') return 'off';
  if (status === 'paused' && !pausedBySilence(nudge.subscription)) return 'paused';
  if (isStoppedIn(nudge.stop, nudge.subscription.zone, now)) return 'stopped-for-all';
  return due && { on: dayInWords(due, nudge, now) };
}

function dayInWords(
  due: Temporal.Instant,
  { subscription }: Pick<OwnNudge, 'subscription'>,
  now: Date,
): string {
  const at = now.toTemporalInstant();
  // The state after this answer.
  const onward = { ...subscription, ...noteAnswered(subscription) };
  const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(subscription.zone).toPlainDate();
  const day = dayOfReturn(onward, due, at, subscription.lastDay);
  return describeDay(day === null ? local(due) : Temporal.PlainDate.from(day), local(at));
}
