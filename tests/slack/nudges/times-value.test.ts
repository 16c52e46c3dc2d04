import { describe, expect, it } from 'vitest';
import { offeredTimes, packTimes, unpackTimes } from '../../../src/slack/nudges/times-value.ts';

describe('Times in the value of a button', () => {
  it.each([
    {},
    { days: [1, 3, 5], time: '09:30', zone: 'America/Argentina/Buenos_Aires' },
    { without: [5] },
    { weekly: true as const, zone: 'Etc/GMT+5' },
  ])('come back as they were: %j', (times) => {
    expect(unpackTimes(packTimes(times))).toEqual(times);
  });

  it.each([
    '',
    'times:',
    'times:8//',
    'times:1///25:00/',
    'times:1///09:00/Mars/Base',
    'practices/a-card',
    undefined,
  ])('are nothing if they are made up: %s', (value) => expect(unpackTimes(value)).toBeUndefined());

  it('fill in a form, unless no day would be left', () => {
    const before = { days: [1, 5], time: '09:30', zone: 'UTC' };
    expect(offeredTimes(before, { time: '08:00', without: [5] })).toEqual({
      ...before,
      days: [1],
      time: '08:00',
    });
    expect(offeredTimes(before, { weekly: true })).toEqual({ ...before, days: [1] });
    expect(offeredTimes(before, { without: [1, 5] })).toEqual(before);
  });
});
