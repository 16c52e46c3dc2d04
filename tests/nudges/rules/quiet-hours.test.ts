import { describe, expect, it } from 'vitest';
import { clashWithQuiet } from '../../../src/nudges/rules/quiet-hours.ts';

const NIGHT = { from: '22:00', until: '08:00' };
const at = (time: string, hours = NIGHT) =>
  clashWithQuiet({ time, zone: 'Europe/Berlin' }, hours, '2026-11-02');

describe('a chosen time', () => {
  it('outside quiet hours is kept, to the minute', () => {
    for (const time of ['08:00', '12:00', '21:59']) expect(at(time), time).toBeUndefined();
    expect(at('09:30', { from: '09:31', until: '10:00' })).toBeUndefined();
  });

  it('shortly before the end of quiet hours comes when they are over', () => {
    expect(at('07:00')).toEqual({ hours: NIGHT, comes: 'late', nearest: '08:00' });
    expect(at('04:00')).toMatchObject({ comes: 'late', nearest: '08:00' });
  });

  it('in the night never comes, and the nearest one that does is before or after it', () => {
    expect(at('22:00')).toMatchObject({ comes: 'never', nearest: '21:45' });
    expect(at('23:30')).toMatchObject({ comes: 'never', nearest: '21:45' });
    expect(at('03:30')).toMatchObject({ comes: 'never', nearest: '08:00' });
  });

  it('in quiet hours that begin at midnight moves to the evening before, or to their end', () => {
    const hours = { from: '00:05', until: '07:30' };
    expect(at('00:10', hours)).toMatchObject({ nearest: '23:50' });
    expect(at('07:29', hours)).toMatchObject({ comes: 'late', nearest: '07:30' });
  });

  it('in quiet hours that leave hardly a minute moves to their end', () => {
    expect(at('22:30', { from: '22:00', until: '21:50' })).toMatchObject({
      comes: 'never',
      nearest: '21:50',
    });
  });
});
