import { randomUUID } from 'node:crypto';
import type { Store } from '../../src/store/store.ts';
import { FIRST, LONG_BEFORE, person } from './a-subscription.ts';

export const NOW = new Date('2026-11-02T09:00:00Z');

/**
 * Stores one row of everything that is kept about a person.
 * @param save saves what the person chose for nudges
 */
export async function useEverything(
  store: Store,
  team: string,
  userId: string,
  save = store.subscriptions.save,
): Promise<void> {
  const place = { team, channel: `D-${userId}`, threadTs: '1.1', userId, source: 'direct' } as const;
  await store.inbox.claim({ ...place, ts: '1.1', text: `a secret of ${userId}` }, NOW);
  const answerId = await store.answers.record(
    { ...place, question: `a question of ${userId}`, cardIds: ['c1'], answered: true, confidence: 1 },
    NOW,
  );
  await store.feedback.give({ answerId, cardId: 'c1', team, userId, helpful: true, comment: 'good' }, NOW);
  await store.seen.noteSeen({ team, userId }, ['c1'], 'answer', NOW);
  await save(person({ team, userId, learner: { level: 'lead', interest: 'security' } }), LONG_BEFORE);
  await store.subscriptions.planBatch({ now: FIRST.at, limit: 1 }, () => ({ type: 'deliver', next: null }));
  const list = {
    id: `list-${userId}`,
    channel: 'C1',
    threadTs: null,
    cardId: 'c1',
    title: 'T',
    heading: 'H',
  };
  await store.checklists.make({ ...list, team, userId, steps: ['one'] }, NOW);
  await store.checklists.tick(list.id, 0, { team, userId }, true, { channel: 'C1', messageTs: '2.2' }, NOW);
  await store.suggestions.set({ team, channel: `C-${userId}` }, { team, userId }, true, NOW);
  await store.learning.put({ team, userId }, 'c1', { reps: 1 }, NOW, NOW);
  await store.saved.save({ team, userId }, 'c1', NOW);
  await store.claims.claimOnce({ team, userId }, 'reaction C1 1.1', NOW);
  await store.assessments.answer(
    { team, userId },
    { requirement: 'c1', level: 'middle', evidence: `what ${userId} did` },
    NOW,
  );
  await store.firstDays.start({ team, userId }, null, NOW);
  const report = {
    id: `report-${userId}`,
    cardId: 'c1',
    text: `a mistake that ${userId} saw`,
    reportedAt: NOW,
  };
  await store.reports.add({ team, userId }, report);
  const words = { id: `words ${userId}`, cardId: 'c1', words: `what ${userId} would say`, writtenAt: NOW };
  await store.rehearsals.add({ team, userId }, words);
  await store.audit.add({
    id: randomUUID(),
    team,
    userId,
    event: 'suggestions-on',
    channel: 'C1',
    cardId: null,
    happenedAt: NOW,
  });
  await store.stops.stop({ team, userId }, { untilDay: '2026-11-02', reason: `a reason of ${userId}` }, NOW);
  await store.tries.add({ team, userId }, { deliveryId: 'd1', cardId: 'c1', triedAt: NOW });
  await store.tries.note({ team, userId }, 'd1', `what ${userId} found`);
}
