import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Catalog } from '../../catalog/read-catalog.ts';
import type { Person } from '../../people/person.ts';
import { asLearnedItem } from '../learning-item.ts';
import type { SentCard } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type CardQuestion, nextQuestion } from '../rules/card-question.ts';
import { type ChoiceInput, chooseCard } from '../rules/choose-card.ts';
import { chooseForChannel } from '../rules/choose-for-channel.ts';
import { curriculumOrder } from '../rules/curriculum-order.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { discussionQuestion } from '../rules/discussion-question.ts';
import { tagsOf } from '../rules/learner.ts';
import { type NudgePiece, nudgePiece } from '../rules/nudge-piece.ts';
import { type RecallQuestion, recallQuestion } from '../rules/recall-question.ts';
import { type Why, whyInWords } from '../rules/why-this-card.ts';
import type { Subscription } from '../subscription.ts';
import { WHY_THIS_CARD } from '../words.ts';
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
  store: Pick<NudgeRecords, 'deliveries' | 'learning' | 'seen' | 'interest'>;
  /** Kinds of cards that the team has left out for everyone. */
  withoutKinds?: readonly string[];
  now: () => Date;
}

/** How far back a card that somebody looked up still says something about them. */
const LOOKED_UP_DAYS = 90;
/** From this confidence on, an answer is likely to be what the person was after. */
const SURE_FROM = 0.7;
const DAY_MS = 86_400_000;

export function createNudgeComposer({
  catalog,
  store,
  withoutKinds = [],
  now,
}: NudgeComposerDeps): ComposeNudge {
  return async (delivery, subscription) => {
    const { library } = catalog.current();
    const at = now().toTemporalInstant();
    const sent = (await store.deliveries.sentCards(subscription.id)).map(({ sentAt, ...one }) => ({
      ...one,
      at: sentAt.toTemporalInstant(),
    }));
    const today = at.toZonedDateTimeISO(subscription.zone).toPlainDate();
    const occasion = {
      library,
      sent,
      today,
      zone: subscription.zone,
      day: describeDay(Temporal.PlainDate.from(delivery.localDay), today),
      deliveryId: delivery.id,
    };
    const { topics, level, interest, cadence } = subscription;
    const choice = { cards: curriculumOrder(library, level, topics, withoutKinds), topics, now: at };
    if (subscription.kind === 'channel') {
      return forChannel(subscription, delivery.userId, choice, occasion);
    }
    const { team, userId } = subscription;
    const known = await knownTo({ team, userId }, store, sent, now());
    return forPerson(
      cadence === 'weekly',
      { ...choice, ...known, interest: tagsOf(interest, library) },
      occasion,
    );
  };
}

type Choice = Pick<ChoiceInput, 'cards' | 'topics' | 'now'>;
type SentCards = readonly (ChoiceInput['sent'][number] & Pick<SentCard, 'question'>)[];

interface Occasion {
  library: Library;
  /** What was sent before, newest first. */
  sent: SentCards;
  /** Today in `zone`. */
  today: Temporal.PlainDate;
  zone: string;
  /** The day of the delivery, in words. */
  day: string;
  deliveryId: string;
}

function forPerson(weekly: boolean, choice: Omit<ChoiceInput, 'sent'>, occasion: Occasion): Composition {
  const { library, sent, day, deliveryId } = occasion;
  const chosen = chooseCard({ ...choice, sent });
  if ('none' in chosen) return { type: 'skip', why: chosen.none };
  const card = cardOf(library, chosen.cardId);
  const kind = library.kind(card.kind);
  const piece = nudgePiece(card, kind);
  const asked = sent
    .filter(({ cardId, form }) => cardId === card.id && form === 'ask')
    .map((one) => one.question);
  const question =
    chosen.form === 'ask' ? (nextQuestion(card, asked) ?? recallQuestion(card, kind, asked.length)) : null;
  const toThinkAbout = chosen.why.type === 'due' && question && !isAnswerKnown(question, asked, piece);
  const why: Why = toThinkAbout ? { type: 'to-think-about', card: card.id } : chosen.why;
  const nudge = { deliveryId, card, day, weekly, to: 'person' as const, why: inWords(why, occasion) };
  // A card that has nothing to ask about is shown once more instead.
  return question
    ? { type: 'nudge', nudge: { ...nudge, form: 'ask', question } }
    : { type: 'nudge', nudge: { ...nudge, form: 'tell', piece } };
}

/** Whether a nudge has shown what a question asks for: the question came before, or is about the piece. */
function isAnswerKnown(
  question: CardQuestion | RecallQuestion,
  asked: readonly (string | null)[],
  piece: NudgePiece,
): boolean {
  return question.type === 'recall'
    ? question.answer.heading === piece.piece?.heading
    : asked.includes(question.key);
}

function forChannel(
  { channel, userId }: Extract<Subscription, { kind: 'channel' }>,
  whoLeads: string | null,
  choice: Choice,
  { library, sent, day, deliveryId }: Occasion,
): Composition {
  const chosen = chooseForChannel(choice.cards, choice.topics, sent, choice.now);
  if ('none' in chosen) return { type: 'skip', why: chosen.none };
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
      question: discussionQuestion(card, turn),
      why: turn === 0 ? WHY_THIS_CARD.newToChannel : WHY_THIS_CARD.againInChannel,
    },
  };
}

/** Everything stored about a person and the cards, from all the places that store something. */
async function knownTo(
  person: Person,
  store: Pick<NudgeRecords, 'learning' | 'seen' | 'interest'>,
  sent: SentCards,
  now: Date,
): Promise<Pick<ChoiceInput, 'items' | 'cameAcross'>> {
  const since = new Date(now.getTime() - LOOKED_UP_DAYS * DAY_MS);
  const [learnt, seen, lookedUp] = await Promise.all([
    store.learning.items(person),
    store.seen.history(person),
    store.interest.lookedUp(person, { since, sureFrom: SURE_FROM }),
  ]);
  const seenAt = new Map(sent.toReversed().map(({ cardId, at }) => [cardId, at]));
  for (const { cardId, lastSeen } of seen) {
    const at = lastSeen.toTemporalInstant();
    const known = seenAt.get(cardId);
    if (!known || Temporal.Instant.compare(at, known) > 0) seenAt.set(cardId, at);
  }
  const items = new Map(learnt.map((item) => [item.cardId, asLearnedItem(item)]));
  for (const [cardId, at] of seenAt) {
    items.set(cardId, { ...(items.get(cardId) ?? { ...NOTHING_KEPT, cardId }), seenAt: at });
  }
  return {
    items: [...items.values()],
    cameAcross: lookedUp.map(({ cardId, at }) => ({ cardId, at: at.toTemporalInstant() })),
  };
}

const NOTHING_KEPT = { memory: null, notForMe: false, snoozedUntil: null };

function cardOf(library: Library, cardId: string): Card {
  const card = library.card(cardId);
  if (!card) throw new RangeError(`The card ${cardId} was chosen, but is not in the library.`);
  return card;
}

function inWords(why: Why, { library, today, zone }: Occasion): string {
  return whyInWords(
    why,
    (cardId) => library.card(cardId)?.title,
    (moment) => describeDay(moment.toZonedDateTimeISO(zone).toPlainDate(), today),
  );
}
