import { describe, expect, it } from 'vitest';
import { momentOn, nextMoment } from '../../../src/nudges/rules/moments.ts';
import { at, subscriptionOf } from './subscription-of.ts';

const inBerlin = (moment: ReturnType<typeof momentOn>) =>
  moment?.at.toZonedDateTimeISO('Europe/Berlin').toString({ timeZoneName: 'never' });

describe('the moment on a day', () => {
  it('is the chosen time on the local clock, in summer and in winter', () => {
    const berlin = subscriptionOf();
    expect(momentOn(berlin, '2026-07-01')?.at.toString()).toBe('2026-07-01T07:30:00Z');
    expect(momentOn(berlin, '2026-12-01')?.at.toString()).toBe('2026-12-01T08:30:00Z');
  });

  it('goes forward when the clock skips it', () => {
    expect(inBerlin(momentOn(subscriptionOf({ time: '02:30' }), '2027-03-28'))).toBe(
      '2027-03-28T03:30:00+02:00',
    );
  });

  it('is the first of two when the clock shows it twice', () => {
    const newYork = subscriptionOf({ time: '01:30', zone: 'America/New_York' });
    expect(momentOn(newYork, '2026-11-01')?.at.toString()).toBe('2026-11-01T05:30:00Z');
  });

  it('stays on its day where the clock skips the last hour of it', () => {
    const nuuk = subscriptionOf({ time: '23:30', zone: 'America/Nuuk' });
    const local = momentOn(nuuk, '2027-03-27')?.at.toZonedDateTimeISO('America/Nuuk');
    expect(local?.toPlainDateTime().toString()).toBe('2027-03-27T22:30:00');
  });

  it('is not there on a day that a zone left out', () => {
    const samoa = subscriptionOf({ zone: 'Pacific/Apia' });
    expect(momentOn(samoa, '2011-12-30')).toBeNull();
    expect(momentOn(samoa, '2011-12-31')?.at.toString()).toBe('2011-12-30T19:30:00Z');
  });

  it('is there on a leap day', () => {
    expect(momentOn(subscriptionOf(), '2028-02-29')?.at.toString()).toBe('2028-02-29T08:30:00Z');
    expect(() => momentOn(subscriptionOf(), '2027-02-29')).toThrow(RangeError);
  });

  it("can't be told in a zone that does not exist", () => {
    expect(() => momentOn(subscriptionOf({ zone: 'Mars/Phobos' }), '2026-11-23')).toThrow(
      new RangeError('There is no time zone “Mars/Phobos”.'),
    );
  });
});

describe('the next nudge', () => {
  // 23 November 2026 is a Monday.
  it('comes today when its time is still ahead, and strictly after now', () => {
    const subscription = subscriptionOf();
    expect(nextMoment(subscription, at('2026-11-23T09:29:59'))?.localDay).toBe('2026-11-23');
    expect(nextMoment(subscription, at('2026-11-23T09:30'))?.localDay).toBe('2026-11-24');
  });

  it('skips the weekend', () => {
    expect(nextMoment(subscriptionOf(), at('2026-11-27T10:00'))?.localDay).toBe('2026-11-30');
  });

  it('comes a week later when only one day is chosen and its time is over', () => {
    expect(nextMoment(subscriptionOf({ days: [1] }), at('2026-11-23T10:00'))?.localDay).toBe('2026-11-30');
  });

  it('comes on the first chosen day of the week while it is weekly', () => {
    const weekly = subscriptionOf({ days: [3, 2, 5], cadence: 'weekly' });
    expect(nextMoment(weekly, at('2026-11-24T10:00'))?.localDay).toBe('2026-12-01');
    expect(nextMoment(weekly, at('2026-11-24T09:00'))?.localDay).toBe('2026-11-24');
  });

  it('waits for the end of a pause', () => {
    const paused = subscriptionOf({ status: 'paused', pausedUntil: '2026-12-05' });
    expect(nextMoment(paused, at('2026-11-23T09:00'))?.localDay).toBe('2026-12-07');
    expect(nextMoment(paused, at('2026-12-08T09:00'))?.localDay).toBe('2026-12-08');
  });

  it.each(['paused', 'stopped', 'ended'] as const)('does not come when nudges are %s', (status) => {
    expect(nextMoment(subscriptionOf({ status }), at('2026-11-23T09:00'))).toBeNull();
  });

  it('does not come a second time on a day for somebody who moved west', () => {
    const sent = at('2026-11-24T09:30', 'Asia/Tokyo');
    const moved = subscriptionOf({ zone: 'America/Los_Angeles' });
    expect(nextMoment(moved, sent)?.localDay).toBe('2026-11-24');
    expect(nextMoment(moved, sent, '2026-11-24')?.localDay).toBe('2026-11-25');
  });

  it('does not come for a day that is over where they were, two dates ahead', () => {
    const sent = at('2026-11-24T00:10', 'Pacific/Kiritimati');
    const moved = subscriptionOf({ zone: 'Pacific/Midway', time: '23:30' });
    expect(nextMoment(moved, sent)?.localDay).toBe('2026-11-23');
    expect(nextMoment({ ...moved, days: [7] }, sent)?.localDay).toBe('2026-11-22');
    expect(nextMoment({ ...moved, days: [1, 2, 3, 7] }, sent, '2026-11-24')?.localDay).toBe('2026-11-25');
  });

  it('comes again although a clock that ran ahead left a day in the far future', () => {
    expect(nextMoment(subscriptionOf(), at('2026-11-23T09:00'), '2027-11-23')?.localDay).toBe('2026-11-23');
  });

  it('comes on the next Friday when the zone leaves a Friday out', () => {
    const fridays = subscriptionOf({ days: [5], zone: 'Pacific/Apia' });
    expect(nextMoment(fridays, at('2011-12-23T10:00', 'Pacific/Apia'))?.localDay).toBe('2012-01-06');
  });

  it('needs a day, a time and a zone that exist', () => {
    const now = at('2026-11-23T09:00');
    expect(() => nextMoment(subscriptionOf({ days: [] }), now)).toThrow('No day of the week is chosen.');
    expect(() => nextMoment(subscriptionOf({ days: [9] }), now)).toThrow('No chosen day');
    expect(() => nextMoment(subscriptionOf({ time: '25:00' }), now)).toThrow(RangeError);
    expect(() => nextMoment(subscriptionOf({ zone: 'Mars/Phobos' }), now)).toThrow('There is no time zone');
  });
});
