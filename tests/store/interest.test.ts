import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const ADA = { team: 'T1', userId: 'U1' };
const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const LATELY = { since: MONDAY, sureFrom: 0.7 };

const lookedUp = async (store: Store) =>
  (await store.interest.lookedUp(ADA, LATELY)).toSorted((a, b) => (a.cardId < b.cardId ? -1 : 1));

async function answered(store: Store, cardId: string, confidence: number, found = true) {
  return store.answers.record(
    {
      ...ADA,
      channel: 'C1',
      threadTs: null,
      source: 'mention',
      question: 'how?',
      cardIds: [cardId, 'second'],
      answered: found,
      confidence,
    },
    TUESDAY,
  );
}

eachDatabase('What a person is interested in', (database) => {
  it('is what they opened, saved, or got as a sure answer, each with the last time', async () => {
    const store = await database.open();
    await store.saved.save(ADA, 'saved', MONDAY);
    await store.seen.noteSeen(ADA, ['opened'], 'opened', MONDAY);
    await store.saved.save(ADA, 'opened', TUESDAY);
    await answered(store, 'sure', 0.9);
    expect(await lookedUp(store)).toEqual([
      { cardId: 'opened', at: TUESDAY },
      { cardId: 'saved', at: MONDAY },
      { cardId: 'sure', at: TUESDAY },
    ]);
  });

  it('is not an answer that was a guess, or none, nor what came by itself or was seen before', async () => {
    const store = await database.open();
    await answered(store, 'guess', 0.53);
    await answered(store, 'none', 0.9, false);
    await store.seen.noteSeen(ADA, ['nudge'], 'nudge', TUESDAY);
    await store.seen.noteSeen(ADA, ['tip'], 'tip', TUESDAY);
    await store.seen.noteSeen(ADA, ['old'], 'opened', new Date('2026-10-30T09:00:00Z'));
    await store.seen.noteSeen({ ...ADA, userId: 'U2' }, ['of-another'], 'opened', TUESDAY);
    expect(await lookedUp(store)).toEqual([]);
  });

  it('is not what they marked as not helpful', async () => {
    const store = await database.open();
    const answerId = await answered(store, 'sure', 0.9);
    await store.feedback.give({ ...ADA, answerId, cardId: 'sure', helpful: false }, TUESDAY);
    await store.seen.noteSeen(ADA, ['sure'], 'opened', TUESDAY);
    expect(await lookedUp(store)).toEqual([]);
  });
});
