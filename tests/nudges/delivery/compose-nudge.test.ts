import { expect, it } from 'vitest';
import { createLibrary } from '../../../src/cards/library.ts';
import { createNudgeComposer } from '../../../src/nudges/delivery/compose-nudge.ts';
import type { Delivery, NudgeFormat } from '../../../src/nudges/delivery/delivery.ts';
import { questionKeyOf } from '../../../src/nudges/delivery/nudge.ts';
import { newItem, review } from '../../../src/nudges/rules/memory.ts';
import type { NewSubscription, Subscription } from '../../../src/nudges/subscription.ts';
import type { Store } from '../../../src/store/store.ts';
import { channel, FIRST, LONG_BEFORE, person } from '../../store/a-subscription.ts';
import { card, PRACTICES } from '../../support/cards.ts';
import { eachDatabase } from '../../support/databases.ts';

const ADA = { team: 'T1', userId: 'U1' };
const ANYTHING = { kinds: [], tags: [], onlyUnseen: false };
const library = createLibrary(
  [
    card(),
    card({
      id: 'practices/next-step',
      title: 'The next step',
      tags: ['change'],
      related: ['practices/small-steps'],
    }),
  ],
  [PRACTICES],
);
const [SMALL, NEXT] = ['practices/small-steps', 'practices/next-step'] as const;
const daysAfter = (days: number) => new Date(FIRST.at.getTime() + days * 86_400_000);

/** A composer over two cards, with a subscription and a delivery to compose for. */
async function desk(store: Store, choice: NewSubscription) {
  const subscription = await store.subscriptions.save(choice, LONG_BEFORE);
  const plan = async () => {
    const { planned } = await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
      type: 'deliver',
      next: null,
    }));
    return planned[0] as Delivery;
  };
  const compose = (on: Date, delivery: Pick<Delivery, 'id' | 'localDay' | 'userId'>) =>
    createNudgeComposer({
      catalog: { current: () => ({ library }) },
      store,
      now: () => on,
    })(delivery, subscription);
  return { subscription, plan, compose };
}

async function sent(
  store: Store,
  { id }: Subscription,
  delivery: Delivery,
  cardId: string,
  form: NudgeFormat,
): Promise<void> {
  const message = { messageTs: '1.1', channel: 'D1', cardId, form };
  expect(delivery.subscriptionId).toBe(id);
  await store.deliveries.markSent(delivery.id, message, FIRST.at);
}

eachDatabase('What a nudge says', (database) => {
  it('is a card that the person has not seen, linked to what they opened, with something to try', async () => {
    const store = await database.open();
    const { plan, compose } = await desk(store, person({ topics: ANYTHING }));
    await store.seen.noteSeen(ADA, [SMALL], 'opened', daysAfter(-1));
    const delivery = await plan();
    const composed = await compose(FIRST.at, delivery);
    expect(composed).toMatchObject({
      type: 'nudge',
      nudge: {
        to: 'person',
        form: 'tell',
        deliveryId: delivery.id,
        card: { id: NEXT },
        day: 'Monday, November 2',
        weekly: false,
        why: 'It builds on “Take small steps”, which you looked up recently.',
        piece: { toTry: { markdown: 'Pick one task & write down its number.' } },
      },
    });
    // Nothing is kept by composing: it may be called again after a crash.
    expect(await compose(FIRST.at, delivery)).toEqual(composed);
  });

  it('becomes a question about what was sent before, another section each time', async () => {
    const store = await database.open();
    const { subscription, plan, compose } = await desk(store, person({ topics: ANYTHING }));
    await sent(store, subscription, await plan(), SMALL, 'ask');
    const at = FIRST.at.toTemporalInstant();
    const memory = review(newItem(at), 'hard', at);
    await store.learning.put(ADA, SMALL, memory, new Date(memory.due), FIRST.at);
    await store.seen.noteSeen(ADA, [NEXT], 'nudge', daysAfter(19));
    const later = { id: 'd2', localDay: '2026-11-22', userId: 'U1' };
    expect(await compose(daysAfter(20), later)).toMatchObject({
      type: 'nudge',
      nudge: {
        form: 'ask',
        card: { id: SMALL },
        why: expect.stringContaining('I meant to ask you about this on or after Wednesday, November 4.'),
        question: { question: 'Which number tells you that “Take small steps” works?' },
      },
    });
  });

  it('is a question to think about until its answer was shown', async () => {
    const store = await database.open();
    const situation = {
      situation: 'What about this?',
      choices: ['All', 'Some', 'None'],
      right: 2,
      because: 'Some shows more.',
      from: 'one thing at a time',
    };
    const ours = createLibrary([card({ id: SMALL, nudge: { situations: [situation] } })], [PRACTICES]);
    const { subscription, plan } = await desk(store, person({ topics: ANYTHING }));
    const composeWhenDue = async (reviewed: Date) => {
      const at = reviewed.toTemporalInstant();
      const memory = review(newItem(at), 'good', at);
      await store.learning.put(ADA, SMALL, memory, new Date(memory.due), reviewed);
      const on = new Date(memory.due);
      const localDay = on.toISOString().slice(0, 10);
      const later = { id: `d-${localDay}`, localDay, userId: 'U1' };
      const deps = { catalog: { current: () => ({ library: ours }) }, store, now: () => on };
      return createNudgeComposer(deps)(later, subscription);
    };
    const first = await composeWhenDue(FIRST.at);
    expect(first).toMatchObject({ nudge: { why: 'A question to think over, about “Take small steps”.' } });
    const question = first.type === 'nudge' ? questionKeyOf(first.nudge) : null;
    const message = { messageTs: '1.1', channel: 'D1', cardId: SMALL, form: 'ask' as const, question };
    await store.deliveries.markSent((await plan()).id, message, FIRST.at);
    expect(await composeWhenDue(FIRST.at)).toMatchObject({
      nudge: { why: 'It’s time to check whether you still know it.' },
    });
  });

  it('asks what the card’s nudge file asks, in turn, and a channel discusses its questions', async () => {
    const store = await database.open();
    const about = (what: string) => ({
      situation: `What about ${what}?`,
      choices: ['All', 'Some', 'None'],
      right: 2,
      because: 'Some shows more.',
      from: 'one thing at a time',
    });
    const asking = card({
      id: SMALL,
      nudge: { situations: [about('this'), about('that')], discuss: ['Who of us?', 'Since when?'] },
    });
    const ours = createLibrary([asking], [PRACTICES]);
    const { subscription, plan } = await desk(store, person({ topics: ANYTHING }));
    const compose = (whose: Subscription) =>
      createNudgeComposer({
        catalog: { current: () => ({ library: ours }) },
        store,
        now: () => daysAfter(9),
      })({ id: 'd2', localDay: '2026-11-11', userId: 'U1' }, whose);
    const at = LONG_BEFORE.toTemporalInstant();
    const memory = review(newItem(at), 'hard', at);
    await store.learning.put(ADA, SMALL, memory, new Date(memory.due), LONG_BEFORE);
    const first = await compose(subscription);
    expect(first).toMatchObject({ nudge: { question: { situation: { situation: 'What about this?' } } } });
    const question = first.type === 'nudge' ? questionKeyOf(first.nudge) : null;
    const message = { messageTs: '1.1', channel: 'D1', cardId: SMALL, form: 'ask' as const, question };
    await store.deliveries.markSent((await plan()).id, message, FIRST.at);
    expect(await compose(subscription)).toMatchObject({
      nudge: { question: { situation: { situation: 'What about that?' } } },
    });
    const ofChannel = await store.subscriptions.save(channel({ topics: ANYTHING }), LONG_BEFORE);
    expect(await compose(ofChannel)).toMatchObject({ nudge: { to: 'channel', question: 'Who of us?' } });
  });

  it('is nothing, with the reason, when all is seen or not for them', async () => {
    const store = await database.open();
    const { plan, compose } = await desk(store, person({ topics: ANYTHING }));
    const delivery = await plan();
    await store.seen.noteSeen(ADA, [SMALL, NEXT], 'answer', FIRST.at);
    expect(await compose(daysAfter(1), delivery)).toEqual({
      type: 'skip',
      why: 'Every card on the chosen topics has been seen, and none is due for review yet.',
    });
    for (const cardId of [SMALL, NEXT]) await store.learning.setNotForMe(ADA, cardId, FIRST.at);
    expect(await compose(daysAfter(1), delivery)).toMatchObject({
      why: expect.stringContaining('Not for me'),
    });
  });

  it('for a channel is a card with a question to talk about, and whose turn it is', async () => {
    const store = await database.open();
    const { subscription, plan, compose } = await desk(store, channel());
    const delivery = await plan();
    expect(delivery.userId).toBe('U1');
    await sent(store, subscription, delivery, NEXT, 'tell');
    const second = { id: 'd2', localDay: '2026-11-09', userId: 'U2' };
    expect(await compose(daysAfter(7), second)).toMatchObject({
      nudge: {
        to: 'channel',
        channel: 'C1',
        card: { id: SMALL },
        whoLeads: 'U2',
        setUpBy: 'U1',
        question: 'When did we last wish that we had done this? What happened?',
        why: 'This channel hasn’t had this card yet.',
      },
    });
  });

  it('for a channel that has had every card is one of them again, with another question', async () => {
    const store = await database.open();
    const topics = { kinds: [], tags: ['small-batches'], onlyUnseen: false };
    const { subscription, plan, compose } = await desk(store, channel({ topics }));
    await sent(store, subscription, await plan(), SMALL, 'tell');
    const later = { id: 'd3', localDay: '2026-12-12', userId: null };
    expect(await compose(daysAfter(40), later)).toMatchObject({
      nudge: { to: 'channel', form: 'tell', question: expect.stringContaining('before Friday') },
    });
    const onlyNew = await desk(store, channel({ topics: { ...topics, onlyUnseen: true } }));
    expect(await onlyNew.compose(daysAfter(40), later)).toEqual({
      type: 'skip',
      why: 'The channel has had every card on the chosen topics.',
    });
  });
});
