import { expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { createLibrary } from '../../../src/cards/library.ts';
import { createNudges } from '../../../src/nudges/nudges.ts';
import { nextQuestion } from '../../../src/nudges/rules/card-question.ts';
import { readMemory } from '../../../src/nudges/rules/memory.ts';
import type { Store } from '../../../src/store/store.ts';
import { createUnderWay } from '../../../src/under-way.ts';
import { FIRST, LONG_BEFORE, person } from '../../store/a-subscription.ts';
import { card, PRACTICES } from '../../support/cards.ts';
import { eachDatabase } from '../../support/databases.ts';

const ADA = { team: 'T1', userId: 'U1' };
const MARCO = { team: 'T1', userId: 'U2' };
const SITUATION = {
  situation: 'Ten changes wait. What do you ship?',
  choices: ['All ten', 'One of them', 'None'],
  right: 2,
  because: 'One shows what it did.',
  from: 'one thing at a time',
};
const CARD = card({ nudge: { situations: [SITUATION], rehearsal: { moment: 'And now you?' } } });
const OTHER = card({ id: 'practices/other', nudge: { situations: [SITUATION] } });
const KEY = nextQuestion(CARD, [])?.key ?? '';
const WORDS_KEY = nextQuestion(CARD, [KEY])?.key ?? '';
const MESSAGE = { channel: 'D1', messageTs: '1.1' };

/** Ada's question, as sent. */
async function asked(store: Store, { key = KEY, recorded = true } = {}) {
  let cards: Card[] = [CARD, OTHER];
  const nudges = createNudges({
    audit: { note: async () => {} },
    catalog: { current: () => ({ library: createLibrary(cards, [PRACTICES]) }) },
    store,
    posting: createUnderWay(),
    log: { warn: () => {}, info: () => {} },
    now: () => FIRST.at,
  });
  await store.subscriptions.save(person(ADA), LONG_BEFORE);
  const { planned } = await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({
    type: 'deliver',
    next: null,
  }));
  const deliveryId = planned[0]?.id ?? '';
  const sent = { ...MESSAGE, cardId: CARD.id, form: 'ask' as const, question: key };
  if (recorded) await store.deliveries.markSent(deliveryId, sent, FIRST.at);
  return {
    nudges,
    deliveryId,
    press: { deliveryId, cardId: CARD.id, key, choice: 2, ...MESSAGE },
    becomes: (next: Card[]) => {
      cards = next;
    },
    row: async () => {
      const row = await store.deliveries.byId(deliveryId);
      return { answer: row?.answer, choice: row?.choice, state: row?.state };
    },
    memory: async () => (await store.learning.items(ADA))[0]?.state ?? null,
  };
}

eachDatabase('An answer to a question', (database) => {
  it('counts once, and the first choice stays', async () => {
    const { nudges, press, row } = await asked(await database.open());
    expect(await nudges.choose(ADA, { ...press, choice: 1 })).toMatchObject({ type: 'chosen', choice: 1 });
    expect(await nudges.choose(ADA, press)).toMatchObject({
      type: 'chosen',
      choice: 1,
      again: { on: expect.any(String) },
    });
    expect(await row()).toMatchObject({ answer: 'again', choice: 1 });
  });

  it.each([
    ['a choice that there is not', { choice: 4 }],
    ['no choice', { choice: 0 }],
    ['half a choice', { choice: 1.5 }],
    ['another card', { cardId: OTHER.id }],
    ['a card that there is not', { cardId: 'practices/none' }],
    ['another question', { key: 's0' }],
    ['the rehearsal of the card', { key: WORDS_KEY }],
    ['another nudge', { deliveryId: 'none' }],
  ])('changes nothing with %s', async (_, forged) => {
    const { nudges, press, row, memory } = await asked(await database.open());
    expect(await nudges.choose(ADA, { ...press, ...forged })).toMatchObject({ type: 'gone' });
    const about = { deliveryId: press.deliveryId, cardId: press.cardId, ...forged };
    expect(await nudges.correctRating(ADA, { ...about, rating: 'easy' })).toEqual({ type: 'gone' });
    expect(await row()).toEqual({ answer: null, choice: null, state: 'sent' });
    expect(await memory()).toBeNull();
  });

  it('of somebody else changes nothing', async () => {
    const { nudges, press, row } = await asked(await database.open());
    expect(await nudges.choose(MARCO, press)).toEqual({ type: 'gone' });
    expect(await nudges.answer(ADA, { ...press, cardId: OTHER.id, answer: 'later', form: 'ask' })).toEqual({
      type: 'gone',
    });
    expect(await row()).toMatchObject({ answer: null });
  });

  it('is not taken for a nudge that was never tried, but for one whose sending was not recorded', async () => {
    const store = await database.open();
    const { nudges, press, row, deliveryId } = await asked(store, { recorded: false });
    expect(await nudges.choose(ADA, press)).toEqual({ type: 'gone' });
    expect(await row()).toMatchObject({ state: 'planned' });
    await store.deliveries.take(deliveryId, { now: FIRST.at, leaseMs: 1000 });
    expect(await nudges.choose(ADA, press)).toMatchObject({ type: 'chosen' });
    expect(await row()).toEqual({ state: 'sent', answer: 'good', choice: 2 });
  });

  it('does not count once the card asks something else', async () => {
    const { nudges, press, becomes, row } = await asked(await database.open());
    becomes([card({ nudge: { situations: [{ ...SITUATION, right: 1 }] } })]);
    expect(await nudges.choose(ADA, press)).toEqual({ type: 'changed', cardId: CARD.id });
    expect(await row()).toMatchObject({ answer: null });
  });

  it('can be corrected once, as if it had been rated so from the start', async () => {
    const { nudges, press, memory, row } = await asked(await database.open());
    const { deliveryId, cardId } = press;
    expect(await nudges.correctRating(ADA, { deliveryId, cardId, rating: 'easy' })).toEqual({ type: 'gone' });
    await nudges.choose(ADA, press);
    const good = readMemory(await memory());
    expect(await nudges.correctRating(ADA, { deliveryId, cardId, rating: 'easy' })).toMatchObject({
      type: 'rated',
    });
    const easy = readMemory(await memory());
    expect(easy?.reps).toBe(1);
    expect(easy?.scheduledDays).toBeGreaterThan(good?.scheduledDays ?? 99);
    expect(await nudges.correctRating(ADA, { deliveryId, cardId, rating: 'hard' })).toEqual({
      type: 'already',
      answer: 'easy',
    });
    expect(await row()).toMatchObject({ answer: 'easy', choice: 2 });
  });

  it('in own words is rated by the person, on a nudge that asked for them', async () => {
    const store = await database.open();
    const { nudges, deliveryId, row } = await asked(store, { key: WORDS_KEY });
    const press = { deliveryId, cardId: CARD.id, key: WORDS_KEY, rating: 'hard' as const };
    for (const forged of [{ key: KEY }, { cardId: OTHER.id }, { deliveryId: 'none' }]) {
      expect(await nudges.rateWords(ADA, { ...press, ...forged })).toEqual({ type: 'gone' });
    }
    expect(await nudges.rateWords(MARCO, press)).toEqual({ type: 'gone' });
    expect(await nudges.rateWords(ADA, press)).toMatchObject({
      type: 'rated',
      message: { id: deliveryId, channel: 'D1', messageTs: '1.1' },
    });
    expect(await nudges.rateWords(ADA, press)).toEqual({ type: 'already', answer: 'hard' });
    expect(await row()).toMatchObject({ answer: 'hard', choice: null });
  });
});
