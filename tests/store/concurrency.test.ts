import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');

eachDatabase('A busy store', (database) => {
  it('does many things at once, transactions among them, and mixes nothing up', async () => {
    const { inbox, answers, feedback, seen, privacy } = await database.open();
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const userId = `U${i}`;
        const place = { team: 'T1', channel: `C${i}`, threadTs: '1.1', userId, source: 'mention' } as const;
        await inbox.claim({ ...place, ts: '1.1', text: `question ${i}` }, NOW);
        await answers.record(
          {
            ...place,
            id: `a${i}`,
            question: `question ${i}`,
            cardIds: [`c${i}`],
            answered: true,
            confidence: 1,
          },
          NOW,
        );
        await feedback.give({ answerId: `a${i}`, cardId: `c${i}`, team: 'T1', userId, helpful: true }, NOW);
        await seen.noteSeen({ team: 'T1', userId }, [`c${i}`], 'answer', NOW);
        if (i % 2 === 1) await privacy.deletePerson('T1', userId);
        const { inbox: messages, answers: given } = await privacy.exportPerson('T1', userId);
        expect(messages.map((row) => row.text)).toEqual(i % 2 === 1 ? [] : [`question ${i}`]);
        expect(given.map((row) => row.cardIds)).toEqual(i % 2 === 1 ? [] : [[`c${i}`]]);
      }),
    );
    const { inbox: kept } = await privacy.exportPerson('T1', 'U38');
    expect(kept.map((row) => row.channel)).toEqual(['C38']);
  });

  it('undoes a transaction that fails, and goes on', async () => {
    const { db, inbox } = await database.open();
    const message = { team: 'T1', channel: 'C1', ts: '1.1', threadTs: null, userId: 'U1', text: 'hello' };
    await inbox.claim({ ...message, source: 'mention' }, NOW);
    const failing = db.transaction().execute(async (trx) => {
      await trx.deleteFrom('inbox').execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await inbox.claim({ ...message, source: 'mention' }, NOW)).toBe('seen');
  });

  it('keeps all that it acknowledged when it is closed in the middle of work', async () => {
    const place = await database.place();
    const store = await database.open(place);
    const message = {
      team: 'T1',
      channel: 'C1',
      threadTs: null,
      userId: 'U1',
      text: 'hi',
      source: 'direct',
    } as const;
    const acknowledged: string[] = [];
    const claims = Array.from({ length: 60 }, async (_, i) => {
      await store.inbox.claim({ ...message, ts: `${i}` }, NOW);
      acknowledged.push(`${i}`);
    });
    await claims[0];
    await store.close();
    await Promise.allSettled(claims);

    const again = await database.open(place);
    const { inbox } = await again.privacy.exportPerson('T1', 'U1');
    expect(inbox.map((row) => row.ts)).toEqual(expect.arrayContaining(acknowledged));
  });
});
