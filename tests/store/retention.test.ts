import { expect, it } from 'vitest';
import { cutoffsAt, RETENTION } from '../../src/people/retention.ts';
import { eachDatabase } from '../support/databases.ts';
import { person } from './a-subscription.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const daysAgo = (days: number, ms = 0) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000 + ms);
const place = { team: 'T1', channel: 'C1', threadTs: null, userId: 'U1', source: 'mention' } as const;

eachDatabase('Forgetting', (database) => {
  it('deletes messages when their time is over and not before', async () => {
    const { inbox, retention, privacy } = await database.open();
    await inbox.claim({ ...place, ts: 'old', text: 'x' }, daysAgo(RETENTION.messages.days, -1));
    await inbox.claim({ ...place, ts: 'young', text: 'x' }, daysAgo(RETENTION.messages.days));
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({
      messages: 1,
      questions: 0,
      deliveries: 0,
    });
    expect((await privacy.exportPerson('T1', 'U1')).inbox.map((row) => row.ts)).toEqual(['young']);
  });

  it('clears the text of questions when their time is over, and keeps what was answered', async () => {
    const { answers, retention } = await database.open();
    const answer = { ...place, question: 'why?', cardIds: ['c1'], answered: true, confidence: 1 };
    await answers.record({ ...answer, id: 'old' }, daysAgo(RETENTION.questions.days, -1));
    await answers.record({ ...answer, id: 'young' }, daysAgo(RETENTION.questions.days));
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({
      messages: 0,
      questions: 1,
      deliveries: 0,
    });
    expect(await answers.byId('old')).toMatchObject({ question: null, cardIds: ['c1'] });
    expect((await answers.byId('young'))?.question).toBe('why?');
  });

  it('deletes the ledger of nudges when its time is over, and keeps the subscription', async () => {
    const { subscriptions, deliveries, retention } = await database.open();
    const old = { at: daysAgo(RETENTION.deliveries.days, -1), day: '2026-05-06' };
    const young = { at: daysAgo(RETENTION.deliveries.days), day: '2026-05-07' };
    const { id } = await subscriptions.save(person({ next: old }), daysAgo(RETENTION.deliveries.days + 1));
    for (const next of [young, null]) {
      await subscriptions.planBatch({ now: NOW, limit: 1 }, () => ({ type: 'skip', why: 'too late', next }));
    }
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({
      messages: 0,
      questions: 0,
      deliveries: 1,
    });
    expect((await deliveries.recent(id, 9)).map((row) => row.localDay)).toEqual([young.day]);
    expect(await subscriptions.byId(id)).toMatchObject({ lastDay: young.day });
  });

  it('deletes the words that people rehearsed when their time is over', async () => {
    const { rehearsals, retention } = await database.open();
    const ada = { team: 'T1', userId: 'U1' };
    const said = { cardId: 'soft-skills/adaptability', words: 'Let us wait a day.' };
    const { days } = RETENTION.rehearsals;
    await rehearsals.add(ada, { ...said, id: 'old', writtenAt: daysAgo(days, -1) });
    await rehearsals.add(ada, { ...said, id: 'young', writtenAt: daysAgo(days) });
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ rehearsals: 1 });
    expect(await rehearsals.delete(ada, 'old')).toBe(false);
    // Nobody else can delete them.
    expect(await rehearsals.delete({ ...ada, userId: 'U2' }, 'young')).toBe(false);
    expect(await rehearsals.delete(ada, 'young')).toBe(true);
  });

  it('deletes why all nudges were stopped when that is long over, and never while they are stopped', async () => {
    const { stops, retention, db } = await database.open();
    const ada = { team: 'T1', userId: 'U1' };
    const { days } = RETENTION.stops;
    for (const untilDay of ['2025-12-01', '2026-12-01', null])
      await stops.stop(ada, { untilDay, reason: 'why' }, daysAgo(days, -1));
    // Only the last one is in effect: the others were replaced at that time.
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ stops: 2 });
    expect(await stops.current('T1')).toMatchObject({ untilDay: null });
    expect(await db.selectFrom('nudgeStops').selectAll().execute()).toHaveLength(1);
  });

  it('deletes what people tried, with what came of it, when its time is over', async () => {
    const { tries, retention } = await database.open();
    const ada = { team: 'T1', userId: 'U1' };
    const { days } = RETENTION.tries;
    await tries.add(ada, { deliveryId: 'old', cardId: 'c1', triedAt: daysAgo(days, -1) });
    await tries.add(ada, { deliveryId: 'young', cardId: 'c1', triedAt: daysAgo(days) });
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ tries: 1 });
    expect(await tries.note(ada, 'old', 'too late')).toBe(false);
    expect(await tries.timesTried(ada, 'c1')).toBe(1);
  });

  it('deletes reports of mistakes that nobody has closed when their time is over', async () => {
    const { reports, retention } = await database.open();
    const ada = { team: 'T1', userId: 'U1' };
    const report = { cardId: 'c1', text: 'a typo' };
    await reports.add(ada, { ...report, id: 'old', reportedAt: daysAgo(RETENTION.reports.days, -1) });
    await reports.add(ada, { ...report, id: 'young', reportedAt: daysAgo(RETENTION.reports.days) });
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ reports: 1 });
    expect(await reports.byId('T1', 'old')).toBeUndefined();
    // Another workspace sees none of it.
    expect(await reports.byId('T2', 'young')).toBeUndefined();
    expect(await reports.newest('T1', 9)).toMatchObject({
      all: 1,
      reports: [{ id: 'young', text: 'a typo' }],
    });
  });

  it('deletes self-assessments that were never finished when their time is over, and keeps the others', async () => {
    const { assessments, retention } = await database.open();
    const step = { requirement: 'requirements/a', level: 'middle' as const, evidence: '' };
    const [left, young, done] = ['U1', 'U2', 'U3'].map((userId) => ({ team: 'T1', userId }));
    if (!left || !young || !done) throw new Error('there are three');
    await assessments.answer(left, step, daysAgo(RETENTION.drafts.days, -1));
    await assessments.answer(young, step, daysAgo(RETENTION.drafts.days));
    await assessments.answer(done, step, daysAgo(999));
    await assessments.finish(done, daysAgo(999), daysAgo(999));
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ drafts: 1 });
    expect(await assessments.underWay(left)).toBeUndefined();
    expect(await assessments.underWay(young)).toBeDefined();
    expect(await assessments.finished(done, 9)).toHaveLength(1);
  });

  it('deletes the first 30 days of somebody when nobody has ticked anything for so long', async () => {
    const { firstDays, retention } = await database.open();
    const [old, young] = [
      { team: 'T1', userId: 'U1' },
      { team: 'T1', userId: 'U2' },
    ] as const;
    for (const one of [old, young]) await firstDays.start(one, null, daysAgo(RETENTION.firstDays.days, -1));
    await firstDays.tick(young, 'first-change', true, daysAgo(1));
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({ firstDays: 1 });
    expect(await firstDays.read(old)).toBeUndefined();
    expect(await firstDays.read(young)).toBeDefined();
  });

  it('forgets what people were told once when its time is over', async () => {
    const { claims, retention } = await database.open();
    const ada = { team: 'T1', userId: 'U1' };
    await claims.claimOnce(ada, 'old', daysAgo(RETENTION.claims.days, -1));
    await claims.claimOnce(ada, 'young', daysAgo(RETENTION.claims.days));
    await retention.deleteOld(cutoffsAt(NOW));
    expect(await claims.claimOnce(ada, 'old', NOW)).toBe(true);
    expect(await claims.claimOnce(ada, 'young', NOW)).toBe(false);
  });

  it('finds nothing more the second time', async () => {
    const { inbox, answers, retention } = await database.open();
    await inbox.claim({ ...place, ts: 'old', text: 'x' }, daysAgo(RETENTION.messages.days + 1));
    await answers.record(
      { ...place, question: 'why?', cardIds: [], answered: false, confidence: 0 },
      daysAgo(RETENTION.questions.days + 1),
    );
    await retention.deleteOld(cutoffsAt(NOW));
    expect(await retention.deleteOld(cutoffsAt(NOW))).toMatchObject({
      messages: 0,
      questions: 0,
      deliveries: 0,
    });
  });
});
