import { expect, it } from 'vitest';
import { ASKED_IN_PUBLIC } from '../../src/answers/question.ts';
import type { NewAnswer } from '../../src/answers/records/answer-records.ts';
import { eachDatabase } from '../support/databases.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const since = at(0);

const asked = (answer: Partial<NewAnswer>): NewAnswer => ({
  team: 'T1',
  channel: 'C1',
  threadTs: null,
  userId: 'U1',
  source: 'mention',
  audience: 'public',
  question: 'how do we shard a vector store?',
  questionKey: 'shard',
  cardIds: ['practices/near'],
  answered: false,
  confidence: 0.3,
  ...answer,
});

eachDatabase('What curators see', (database) => {
  it('are the questions without an answer, each once, those of most people first', async () => {
    const { answers, curation } = await database.open();
    await answers.record(asked({}), at(1));
    await answers.record(asked({ userId: 'U2', question: 'sharding a vector store', cardIds: [] }), at(2));
    await answers.record(asked({ userId: 'U2', question: 'Sharding a vector store!', channel: 'C2' }), at(3));
    await answers.record(asked({ questionKey: 'lunch', question: 'lunch?' }), at(4));
    await answers.record(asked({ questionKey: 'known', answered: true }), at(5));
    await answers.record(
      asked({ questionKey: 'old', question: 'long ago' }),
      new Date('2026-10-01T00:00:00Z'),
    );
    expect(await curation.unanswered({ since, sources: ASKED_IN_PUBLIC, limit: 10 })).toEqual([
      {
        question: 'Sharding a vector store!',
        channel: 'C2',
        nearest: ['practices/near'],
        askedAt: at(3),
        times: 3,
        people: 2,
      },
      { question: 'lunch?', channel: 'C1', nearest: ['practices/near'], askedAt: at(4), times: 1, people: 1 },
    ]);
    expect(await curation.unanswered({ since, sources: ASKED_IN_PUBLIC, limit: 1 })).toHaveLength(1);
    expect(await curation.countUnanswered(since)).toEqual({ questions: 4, people: 2, asked: 5 });
  });

  it('are the words of public questions alone, unless more is asked for; private ones are counted', async () => {
    const { answers, curation } = await database.open();
    await answers.record(asked({ source: 'direct', question: 'my boss shouts', questionKey: 'boss' }), at(1));
    await answers.record(asked({ source: 'command', question: 'my raise', questionKey: 'raise' }), at(2));
    for (const audience of ['private-channel', 'group', 'direct', null] as const) {
      await answers.record(
        asked({ audience, question: `a ${audience} matter`, questionKey: String(audience) }),
        at(3),
      );
    }
    expect(await curation.unanswered({ since, sources: ASKED_IN_PUBLIC, limit: 10 })).toEqual([]);
    expect(await curation.unanswered({ since, sources: [], limit: 10 })).toEqual([]);
    expect(
      await curation.unanswered({ since, sources: [...ASKED_IN_PUBLIC, 'command'], limit: 10 }),
    ).toHaveLength(1);
    expect(await curation.countUnanswered(since)).toEqual({ questions: 6, people: 1, asked: 6 });
  });

  it('are the cards that were found unhelpful, each person counted once with their last word', async () => {
    const { feedback, curation } = await database.open();
    const give = (cardId: string, userId: string, helpful: boolean, minute: number, answerId = 'a1') =>
      feedback.give({ answerId, cardId, team: 'T1', userId, helpful }, at(minute));
    await give('practices/one', 'U1', false, 1);
    await give('practices/one', 'U1', false, 2, 'a2');
    await give('practices/one', 'U2', true, 2);
    await give('practices/two', 'U1', false, 1);
    await give('practices/two', 'U2', false, 1);
    await give('practices/three', 'U1', false, 1);
    await give('practices/three', 'U1', true, 2, 'a3');
    expect(await curation.unhelpfulCards({ since, limit: 10 })).toEqual([
      { cardId: 'practices/two', unhelpful: 2, helpful: 0 },
      { cardId: 'practices/one', unhelpful: 1, helpful: 1 },
    ]);
  });
});
