import { expect, it } from 'vitest';
import { describeMoment } from '../../../src/nudges/rules/describe-moment.ts';
import { at } from './subscription-of.ts';

const NOW = at('2026-11-23T10:00');
const inWords = (local: string, zone = 'Europe/Berlin') => describeMoment(at(local, zone), zone, NOW);

it('a moment is said as a person would say it', () => {
  expect(inWords('2026-11-24T09:30')).toBe('tomorrow, Tuesday, November 24, at 09:30 (Europe/Berlin)');
  expect(inWords('2026-11-23T23:05')).toBe('today, Monday, November 23, at 23:05 (Europe/Berlin)');
  expect(inWords('2026-11-22T09:30')).toBe('yesterday, Sunday, November 22, at 09:30 (Europe/Berlin)');
  expect(inWords('2026-11-27T00:00')).toBe('on Friday, November 27, at 00:00 (Europe/Berlin)');
});

it('another year is named', () => {
  expect(inWords('2027-01-04T09:30')).toBe('on Monday, January 4, 2027, at 09:30 (Europe/Berlin)');
});

it('tomorrow is the day after the local today', () => {
  // It is 22:00 on the 23rd in Auckland, and 01:00 on the 23rd in Los Angeles.
  expect(inWords('2026-11-24T00:30', 'Pacific/Auckland')).toBe(
    'tomorrow, Tuesday, November 24, at 00:30 (Pacific/Auckland)',
  );
  expect(inWords('2026-11-23T09:30', 'America/Los_Angeles')).toBe(
    'today, Monday, November 23, at 09:30 (America/Los_Angeles)',
  );
});

it('an unknown zone is an error that names it', () => {
  expect(() => describeMoment(NOW, 'Mars/Phobos', NOW)).toThrow('There is no time zone “Mars/Phobos”.');
});
