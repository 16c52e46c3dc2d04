import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Catalog } from '../../catalog/read-catalog.ts';
import type { Person } from '../../people/person.ts';
import type { LearningItem } from '../learning-item.ts';
import type { DeliveryRecords } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type ChoiceInput, chooseCard, type LearnedItem } from '../rules/choose-card.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { discussionQuestion } from '../rules/discussion-question.ts';
import { readMemory } from '../rules/memory.ts';
import { nudgePiece } from '../rules/nudge-piece.ts';
import { recallQuestion } from '../rules/recall-question.ts';
import { type Why, whyInWords } from '../rules/why-this-card.ts';
import type { Subscription } from '../subscription.ts';
import { NO_CARD, WHY_THIS_CARD } from '../words.ts';
import type { Delivery } from './delivery.ts';
import type { Nudge } from './nudge.ts';

export type Composition =
  | { type: 'nudge'; nudge: Nudge }
  /** Nothing is sent. `why` is a sentence for people. */
  | { type: 'skip'; why: string };

/**
 * Chooses what a delivery says. It only reads, so it can be called again for the same delivery. It may then
 * choose another card, because time has passed.
 */
export type ComposeNudge = (
  delivery: Pick<Delivery, 'id' | 'localDay' | 'userId'>,
  subscription: Subscription,
) => Promise<Composition>;

export interface NudgeComposerDeps {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: Pick<NudgeRecords, 'deliveries' | 'learning' | 'seen'>;
  now: () => Date;
  /** Returns 0 (inclusive) to 1 (exclusive). */
  random?: () => number;
}

/** The ways of seeing a card that mean the person looked for it. */
const CAME_ACROSS = new Set(['answer', 'opened']);

export function createNudgeComposer({
  catalog,
  store,
  now,
  random = Math.random,
}: NudgeComposerDeps): ComposeNudge {
  return async (delivery, subscription) => {
    const { library } = catalog.current();
    const at = now().toTemporalInstant();
    const sent = await store.deliveries.sentCards(subscription.id);
    const day = describeDay(
      Temporal.PlainDate.from(delivery.localDay),
      at.toZonedDateTimeISO(subscription.zone).toPlainDate(),
    );
    const asked = { library, sent, day, deliveryId: delivery.id };
    const choice = { cards: library.cards, topics: subscription.topics, now: at, random };
    if (subscription.kind === 'channel') {
      return forChannel(subscription, delivery.userId, choice, asked);
    }
    const { team, userId } = subscription;
    const known = await knownTo({ team, userId }, store, sent);
    return forPerson(subscription.cadence === 'weekly', known, choice, asked);
  };
}

type SentCards = Awaited<ReturnType<DeliveryRecords['sentCards']>>;
type Choice = Pick<ChoiceInput, 'cards' | 'topics' | 'now' | 'random'>;
type Known = Pick<ChoiceInput, 'items' | 'cameAcross'>;

interface Occasion {
  library: Library;
  /** What was sent before, newest first. */
  sent: SentCards;
  day: string;
  deliveryId: string;
}

function forPerson(weekly: boolean, known: Known, choice: Choice, occasion: Occasion): Composition {
  const { library, sent, day, deliveryId } = occasion;
  const chosen = chooseCard({ ...choice, ...known, lastNudges: sent.slice(0, 4) });
  if ('none' in chosen) return { type: 'skip', why: chosen.none };
  const card = cardOf(library, chosen.cardId);
  const nudge = { deliveryId, card, day, weekly, to: 'person' as const, why: inWords(chosen.why, library) };
  const kind = library.kind(card.kind);
  const turn = sent.filter(({ cardId, form }) => cardId === card.id && form === 'ask').length;
  const question = chosen.form === 'ask' ? recallQuestion(card, kind, turn) : null;
  // A card that has nothing to ask about is shown once more instead.
  return question
    ? { type: 'nudge', nudge: { ...nudge, form: 'ask', question } }
    : { type: 'nudge', nudge: { ...nudge, form: 'tell', piece: nudgePiece(card, kind) } };
}

function forChannel(
  { channel, userId, topics }: Extract<Subscription, { kind: 'channel' }>,
  whoLeads: string | null,
  choice: Choice,
  { library, sent, day, deliveryId }: Occasion,
): Composition {
  const items = [...lastSent(sent)].map(([cardId, seenAt]) => ({ ...NOTHING_KEPT, cardId, seenAt }));
  // A channel has no memory to test. Pretend it was just asked, so that it is shown cards as long as there are any.
  const lastNudges = sent.slice(0, 4).map(({ cardId }) => ({ cardId, form: 'ask' as const }));
  const chosen = chooseCard({ ...choice, items, cameAcross: [], lastNudges });
  if ('none' in chosen) return { type: 'skip', why: chosen.none };
  if (chosen.form === 'ask' && topics.onlyUnseen) {
    return { type: 'skip', why: NO_CARD.channelHadAll };
  }
  const card = cardOf(library, chosen.cardId);
  const turn = sent.filter(({ cardId }) => cardId === card.id).length;
  return {
    type: 'nudge',
    nudge: {
      to: 'channel',
      form: 'tell',
      deliveryId,
      card,
      day,
      channel,
      whoLeads,
      setUpBy: userId,
      piece: nudgePiece(card, library.kind(card.kind)),
      question: discussionQuestion(card.kind, turn),
      why: turn === 0 ? WHY_THIS_CARD.newToChannel : WHY_THIS_CARD.againInChannel,
    },
  };
}

const NOTHING_KEPT = { memory: null, notForMe: false, snoozedUntil: null };

/** Everything stored about a person and the cards, from all the places that store something. */
async function knownTo(
  person: Person,
  store: Pick<NudgeRecords, 'learning' | 'seen'>,
  sent: SentCards,
): Promise<Known> {
  const [learnt, seen] = await Promise.all([store.learning.items(person), store.seen.history(person)]);
  const seenAt = lastSent(sent);
  for (const { cardId, lastSeen } of seen) {
    const at = lastSeen.toTemporalInstant();
    const known = seenAt.get(cardId);
    if (!known || Temporal.Instant.compare(at, known) > 0) seenAt.set(cardId, at);
  }
  const items = new Map(learnt.map((item) => [item.cardId, asItem(item)]));
  for (const [cardId, at] of seenAt) {
    items.set(cardId, { ...(items.get(cardId) ?? { ...NOTHING_KEPT, cardId }), seenAt: at });
  }
  return {
    items: [...items.values()],
    cameAcross: seen.flatMap(({ cardId, lastSeen, how }) =>
      CAME_ACROSS.has(how) ? [{ cardId, at: lastSeen.toTemporalInstant() }] : [],
    ),
  };
}

function asItem({ cardId, state, notForMe, snoozedUntil }: LearningItem): LearnedItem {
  return {
    cardId,
    memory: readMemory(state) ?? null,
    notForMe,
    snoozedUntil: snoozedUntil?.toTemporalInstant() ?? null,
    seenAt: null,
  };
}

/** When each card was last sent. */
function lastSent(sent: SentCards): Map<string, Temporal.Instant> {
  return new Map(sent.toReversed().map(({ cardId, sentAt }) => [cardId, sentAt.toTemporalInstant()]));
}

function cardOf(library: Library, cardId: string): Card {
  const card = library.card(cardId);
  if (!card) throw new RangeError(`The card ${cardId} was chosen, but is not in the library.`);
  return card;
}

function inWords(why: Why, library: Library): string {
  return whyInWords(why, (cardId) => library.card(cardId)?.title);
}
