import type { Topics } from '../subscription.ts';
import { NO_CARD } from '../words.ts';
import { type LearnableCard, withinTopics } from './choose-card.ts';

/** A channel gets a card again after this many days at the earliest. */
const AGAIN_AFTER_DAYS = 30;

/**
 * Which card a channel gets next: the first one of the curriculum that it has not had, otherwise, unless it wants only new
 * ones, the one that it had longest ago.
 * @param sent newest first
 * @returns the card's id, or why there is none
 */
export function chooseForChannel(
  cards: readonly LearnableCard[],
  topics: Topics,
  sent: readonly { cardId: string; at: Temporal.Instant }[],
  now: Temporal.Instant,
): { cardId: string } | { none: string } {
  const wanted = cards.filter((card) => withinTopics(card, topics));
  if (wanted.length === 0) return { none: NO_CARD.noneOnTopics };
  const lastSent = new Map(sent.toReversed().map(({ cardId, at }) => [cardId, at]));
  const unseen = wanted.find(({ id }) => !lastSent.has(id));
  if (unseen) return { cardId: unseen.id };
  if (topics.onlyUnseen) return { none: NO_CARD.channelHadAll };
  const since = now.subtract({ hours: AGAIN_AFTER_DAYS * 24 });
  const [oldest] = wanted
    .flatMap(({ id }) => ({ id, at: lastSent.get(id) ?? since }))
    .filter(({ at }) => Temporal.Instant.compare(at, since) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1));
  return oldest ? { cardId: oldest.id } : { none: NO_CARD.noneDue };
}
