import { expect, it } from 'vitest';
import type { IncomingMessage } from '../../src/answers/incoming-message.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00.123Z');
const MINUTE = 60_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

const message: IncomingMessage = {
  team: 'T1',
  channel: 'C1',
  ts: '1762074000.000100',
  threadTs: null,
  userId: 'U1',
  text: 'How do we roll back a bad model?',
  source: 'mention',
};

const recovery = { notOlderThanMs: 60 * MINUTE, notYoungerThanMs: MINUTE, maxAttempts: 3 };

eachDatabase('The inbox', (database) => {
  it('lets one of eleven deliveries of a message be answered', async () => {
    const { inbox } = await database.open();
    const results = await Promise.all(Array.from({ length: 11 }, () => inbox.claim(message, NOW)));
    expect(results.filter((result) => result === 'claimed')).toHaveLength(1);
    expect(results.filter((result) => result === 'seen')).toHaveLength(10);
  });

  it('knows a message again after the bot was restarted', async () => {
    const place = await database.place();
    const before = await database.open(place);
    await before.inbox.claim(message, NOW);
    await before.close();
    const after = await database.open(place);
    expect(await after.inbox.claim(message, later(MINUTE))).toBe('seen');
  });

  it.each([
    ['workspace', { team: 'T2' }],
    ['channel', { channel: 'C2' }],
    ['time', { ts: '1762074000.000200' }],
  ])('takes a message of another %s for another message', async (_, difference) => {
    const { inbox } = await database.open();
    await inbox.claim(message, NOW);
    expect(await inbox.claim({ ...message, ...difference }, NOW)).toBe('claimed');
  });

  it('finds what a crash left unanswered, as it was asked', async () => {
    const { inbox } = await database.open();
    const reply = { ...message, ts: '1762074001.000100', threadTs: message.ts, source: 'thread' } as const;
    await inbox.claim(reply, later(1000));
    await inbox.claim(message, NOW);
    expect(await inbox.unfinished({ now: later(5 * MINUTE), ...recovery })).toEqual([
      { ...message, attempts: 1, receivedAt: NOW },
      { ...reply, attempts: 1, receivedAt: later(1000) },
    ]);
  });

  it('finds apart what is too old for an answer, but not what nobody remembers', async () => {
    const { inbox } = await database.open();
    await inbox.claim(message, NOW);
    const overdue = (now: Date) =>
      inbox.overdue({
        now,
        olderThanMs: 60 * MINUTE,
        notOlderThanMs: 120 * MINUTE,
        notYoungerThanMs: MINUTE,
      });
    expect(await overdue(later(60 * MINUTE))).toEqual([]);
    expect(await inbox.unfinished({ now: later(61 * MINUTE), ...recovery })).toEqual([]);
    expect(await overdue(later(61 * MINUTE))).toEqual([{ ...message, attempts: 1, receivedAt: NOW }]);
    expect(await overdue(later(121 * MINUTE))).toEqual([]);
  });

  it('does not find what was answered or left alone', async () => {
    const { inbox } = await database.open();
    const other = { ...message, ts: '1762074002.000100' };
    await inbox.claim(message, NOW);
    await inbox.claim(other, NOW);
    await inbox.markAnswered(message, later(500));
    await inbox.markLeft(other, later(500));
    expect(await inbox.unfinished({ now: later(5 * MINUTE), ...recovery })).toEqual([]);
    expect(await inbox.claim(message, later(5 * MINUTE))).toBe('seen');
    expect(await inbox.claim(other, later(5 * MINUTE))).toBe('seen');
  });

  it('marks one message only', async () => {
    const { inbox } = await database.open();
    const others = [{ team: 'T2' }, { channel: 'C2' }, { ts: '1762074003.000100' }].map((difference) => ({
      ...message,
      ...difference,
    }));
    for (const each of [message, ...others]) await inbox.claim(each, NOW);
    await inbox.markAnswered(message, later(500));
    const left = await inbox.unfinished({ now: later(5 * MINUTE), ...recovery });
    expect(left.map(({ team, channel, ts }) => ({ team, channel, ts }))).toEqual(
      expect.arrayContaining(others.map(({ team, channel, ts }) => ({ team, channel, ts }))),
    );
    expect(left).toHaveLength(3);
  });

  it('does not recover what is too old, still being worked on, or tried too often', async () => {
    const { inbox } = await database.open();
    await inbox.claim(message, NOW);
    const found = async (at: number) => (await inbox.unfinished({ now: later(at), ...recovery })).length;
    expect(await found(MINUTE - 1)).toBe(0);
    expect(await found(MINUTE)).toBe(1);
    expect(await found(60 * MINUTE)).toBe(1);
    expect(await found(60 * MINUTE + 1)).toBe(0);

    expect(await inbox.retake({ ...message, attempts: 1 }, later(MINUTE))).toBe(true);
    expect(await found(2 * MINUTE - 1)).toBe(0);
    expect(await found(2 * MINUTE)).toBe(1);
    expect(await inbox.retake({ ...message, attempts: 2 }, later(2 * MINUTE))).toBe(true);
    expect(await found(10 * MINUTE)).toBe(0);
  });

  it('lets one of several recovering processes take a message again', async () => {
    const { inbox } = await database.open();
    await inbox.claim(message, NOW);
    const [unfinished] = await inbox.unfinished({ now: later(MINUTE), ...recovery });
    if (!unfinished) throw new Error('nothing to recover');
    const taken = await Promise.all(Array.from({ length: 5 }, () => inbox.retake(unfinished, later(MINUTE))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('does not take a message again that was answered meanwhile', async () => {
    const { inbox } = await database.open();
    await inbox.claim(message, NOW);
    await inbox.markAnswered(message, later(MINUTE));
    expect(await inbox.retake({ ...message, attempts: 1 }, later(2 * MINUTE))).toBe(false);
  });

  it('forgets the text as soon as the message is dealt with', async () => {
    const { inbox, db } = await database.open();
    const left = { ...message, ts: '1762074004.000100' };
    await inbox.claim(message, NOW);
    await inbox.claim(left, NOW);
    await inbox.markAnswered(message, later(500));
    await inbox.markLeft(left, later(500));
    const rows = await db.selectFrom('inbox').select(['text', 'state']).orderBy('ts').execute();
    expect(rows).toEqual([
      { text: '', state: 'answered' },
      { text: '', state: 'left' },
    ]);
  });

  it('keeps any text that Slack can send, up to 4,000 characters', async () => {
    const { inbox } = await database.open();
    const texts = {
      '1.1': { typed: 'x'.repeat(40_000), kept: 'x'.repeat(4000) },
      '1.2': { typed: `${'x'.repeat(3999)}🚀 and more`, kept: 'x'.repeat(3999) },
      '1.3': { typed: 'half an emoji \ud83d here', kept: 'half an emoji \ufffd here' },
      '1.4': { typed: 'a\0b', kept: 'ab' },
      '1.5': { typed: '', kept: '' },
      '1.6': { typed: `שלום ' " \\ ; drop table inbox`, kept: `שלום ' " \\ ; drop table inbox` },
    };
    for (const [ts, { typed }] of Object.entries(texts))
      await inbox.claim({ ...message, ts, text: typed }, NOW);
    const kept = await inbox.unfinished({ now: later(MINUTE), ...recovery });
    expect(Object.fromEntries(kept.map(({ ts, text }) => [ts, text]))).toEqual(
      Object.fromEntries(Object.entries(texts).map(([ts, { kept }]) => [ts, kept])),
    );
  });
});
