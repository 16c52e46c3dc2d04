import { describe, expect, it } from 'vitest';
import { dayText, momentText } from '../../src/page/state/clock-text.ts';
import { repliesOf, rowsOf, topLevel } from '../../src/page/state/conversation.ts';
import { localText, zonedSeconds } from '../../src/page/state/local-time.ts';
import { hrefOf, readRoute } from '../../src/page/state/route.ts';
import { shareUnchanged } from '../../src/page/state/share-unchanged.ts';
import { aheadTexts, tomorrowText, weekOnText } from '../../src/page/state/workspace-time.ts';
import type { Message } from '../../src/protocol.ts';

const at = (time: string) => (Date.parse(time) / 1000).toFixed(6);
const message = (ts: string, more: Partial<Message> = {}): Message => ({
  channel: 'C1',
  ts,
  userId: 'U1',
  text: 'hi',
  reactions: [],
  replyCount: 0,
  ...more,
});

describe('a conversation', () => {
  const parent = at('2026-11-23T10:00:00Z');
  const reply = at('2026-11-23T10:01:00Z');
  const all = [
    message(parent, { replyCount: 1, threadTs: parent }),
    message(reply, { threadTs: parent, userId: 'U2' }),
    message(at('2026-11-23T10:02:00Z'), { channel: 'C2' }),
  ];

  it('keeps replies out of the channel and in their thread', () => {
    expect(topLevel(all, 'C1').map(({ ts }) => ts)).toEqual([parent]);
    expect(repliesOf(all, 'C1', parent).map(({ ts }) => ts)).toEqual([reply]);
  });

  it('shows the author once for messages that follow each other closely', () => {
    const rows = rowsOf(
      [
        message(at('2026-11-23T10:00:00Z')),
        message(at('2026-11-23T10:01:00Z')),
        message(at('2026-11-23T10:02:00Z'), { userId: 'U2' }),
        message(at('2026-11-23T10:03:00Z'), { userId: 'U2', ephemeral: true }),
        message(at('2026-11-23T10:20:00Z'), { userId: 'U2' }),
      ],
      'UTC',
    );
    expect(rows.map(({ leads }) => leads)).toEqual([true, false, true, true, true]);
  });

  it("starts a new day at the reader's midnight", () => {
    const messages = [message(at('2026-11-23T22:30:00Z')), message(at('2026-11-23T23:30:00Z'))];
    expect(rowsOf(messages, 'UTC').map(({ day }) => day)).toEqual(['2026-11-23', undefined]);
    expect(rowsOf(messages, 'Europe/Berlin').map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24']);
  });
});

describe('times', () => {
  const now = new Date('2026-11-23T12:00:00Z');

  it('name the day the way people do', () => {
    expect(dayText('2026-11-23', 'UTC', now)).toBe('Today');
    expect(dayText('2026-11-22', 'UTC', now)).toBe('Yesterday');
    expect(dayText('2026-11-20', 'UTC', now)).toBe('Friday, November 20');
    expect(dayText('2025-11-20', 'UTC', now)).toBe('Thursday, November 20, 2025');
    expect(momentText(at('2026-11-22T08:05:00Z'), 'UTC', now)).toBe('yesterday at 8:05 AM');
    expect(momentText(at('2026-11-20T08:05:00Z'), 'UTC', now)).toBe('Nov 20 at 8:05 AM');
  });

  it.each(['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T03:30', '2026-07-01T12:00'])(
    'turn %s in Berlin into seconds and back',
    (local) => {
      expect(localText(zonedSeconds(local, 'Europe/Berlin'), 'Europe/Berlin')).toBe(local);
    },
  );

  it('read wall-clock times in their own zone', () => {
    expect(zonedSeconds('2026-07-01T12:00', 'Europe/Berlin')).toBe(Date.parse('2026-07-01T10:00:00Z') / 1000);
  });
});

describe('the address of the page', () => {
  it.each([
    { as: 'U1', channel: 'C1', threadTs: '1700000000.000100', tab: 'messages' },
    { as: 'U1', channel: 'D1', threadTs: null, tab: 'home' },
    { as: null, channel: null, threadTs: null, tab: 'messages' },
  ] as const)('says where one is: %o', (route) => {
    const url = new URL(hrefOf(route), 'http://localhost/');
    expect(readRoute(url.search, url.hash)).toEqual(route);
  });
});

describe('the workspace’s time', () => {
  it('says how far ahead or behind it is, in the largest unit that fits', () => {
    const hour = 3_600_000;
    expect(aheadTexts(18.4 * hour)).toEqual({ long: '18 hours ahead', short: '+18 h' });
    expect(aheadTexts(24 * hour)).toEqual({ long: '1 day ahead', short: '+1 d' });
    expect(aheadTexts(-90_000)).toEqual({ long: '1 minute behind', short: '−1 min' });
    expect(aheadTexts(20)).toEqual({ long: '1 minute ahead', short: '+1 min' });
  });

  it('names the morning of tomorrow and of a workday in a week, even when the clocks or the year change', () => {
    const night = new Date('2027-03-28T00:55:00Z');
    expect(tomorrowText(night, 'Europe/Stockholm')).toMatch(/^Mon, Mar 29, 9:30\sAM$/);
    expect(weekOnText(night, 'Europe/Stockholm')).toMatch(/^Mon, Apr 5, 9:30\sAM$/);
    expect(weekOnText(night, 'America/New_York')).toMatch(/^Mon, Apr 5, 9:30\sAM$/);
    const december = new Date('2026-12-30T12:00:00Z');
    expect(weekOnText(december, 'UTC')).toMatch(/^Wed, Jan 6, 2027, 9:30\sAM$/);
  });
});

describe('a new state', () => {
  it('shares what did not change with the previous one', () => {
    const before = {
      messages: [
        { ts: '1', text: 'a' },
        { ts: '2', text: 'b' },
      ],
      version: 1,
    };
    const after = shareUnchanged(before, {
      messages: [
        { ts: '1', text: 'a' },
        { ts: '2', text: 'c' },
      ],
      version: 2,
    });
    expect(after).toEqual({
      messages: [
        { ts: '1', text: 'a' },
        { ts: '2', text: 'c' },
      ],
      version: 2,
    });
    expect(after.messages[0]).toBe(before.messages[0]);
    expect(after.messages[1]).not.toBe(before.messages[1]);
  });

  it('is new if something was removed', () => {
    const before = { a: [1, 2], b: 1 };
    expect(shareUnchanged<unknown>(before, { a: [1] })).toEqual({ a: [1] });
    expect(shareUnchanged(before, { a: [1, 2], b: 1 })).toBe(before);
  });
});
