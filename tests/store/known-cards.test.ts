import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TUESDAY = new Date('2026-11-03T09:00:00Z');
const FRIDAY = new Date('2026-11-06T09:00:00Z');
const card = (id: string, reviewed = '2026-10-01') => ({ id, reviewed });
const all = { since: MONDAY, limit: 10 };

eachDatabase('What is new among the cards', (database) => {
  it('is nothing at the very first start', async () => {
    const { knownCards } = await database.open();
    await knownCards.note([card('a'), card('b')], MONDAY);
    await knownCards.note([card('a'), card('b')], TUESDAY);
    expect(await knownCards.news(all)).toEqual([]);
  });

  it('is what came since, and what was reviewed since, the newest first', async () => {
    const { knownCards } = await database.open();
    await knownCards.note([card('a'), card('b')], MONDAY);
    await knownCards.note([card('a'), card('b'), card('c')], TUESDAY);
    await knownCards.note([card('a', '2026-11-05'), card('b', '2026-09-01'), card('c')], FRIDAY);
    expect(await knownCards.news(all)).toEqual([
      { cardId: 'a', what: 'reviewed', at: FRIDAY },
      { cardId: 'c', what: 'added', at: TUESDAY },
    ]);
    expect(await knownCards.news({ since: FRIDAY, limit: 10 })).toHaveLength(1);
    expect(await knownCards.news({ ...all, limit: 1 })).toHaveLength(1);
  });

  it('is not a card that was away for a while', async () => {
    const { knownCards } = await database.open();
    await knownCards.note([card('a'), card('b')], MONDAY);
    await knownCards.note([card('a')], TUESDAY);
    await knownCards.note([card('a'), card('b')], FRIDAY);
    expect(await knownCards.news(all)).toEqual([]);
  });
});
