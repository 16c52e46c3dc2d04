import { describe, expect, it } from 'vitest';
import { isStillUseful, usefulUntil } from '../../../src/nudges/rules/still-useful.ts';
import { at } from './subscription-of.ts';

const BERLIN = 'Europe/Berlin';
const until = (due: string, zone = BERLIN) =>
  usefulUntil(at(due, zone), zone)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

describe('after downtime', () => {
  it('a morning nudge is still sent within four hours', () => {
    expect(until('2026-11-23T09:30')).toBe('2026-11-23T13:30');
    expect(isStillUseful(at('2026-11-23T09:30'), at('2026-11-23T13:30'), BERLIN)).toBe(true);
    expect(isStillUseful(at('2026-11-23T09:30'), at('2026-11-23T13:30:01'), BERLIN)).toBe(false);
  });

  it('an afternoon nudge is not sent after 18:00', () => {
    expect(until('2026-11-23T15:00')).toBe('2026-11-23T18:00');
  });

  it('an evening nudge is still sent within an hour', () => {
    expect(until('2026-11-23T17:30')).toBe('2026-11-23T18:30');
    expect(until('2026-11-23T20:00')).toBe('2026-11-23T21:00');
  });

  it('a nudge at the end of the day has its quarter of an hour, and else ends with the day', () => {
    expect(until('2026-11-23T23:20')).toBe('2026-11-23T23:59');
    expect(until('2026-11-23T23:59')).toBe('2026-11-24T00:14');
  });

  it('four hours are four hours in the night in which the clock changes', () => {
    expect(until('2027-03-28T01:00')).toBe('2027-03-28T06:00');
    // The next day has no 23:30.
    expect(until('2027-03-26T23:30', 'America/Nuuk')).toBe('2027-03-26T23:59');
    expect(until('2027-03-27T22:50', 'America/Nuuk')).toBe('2027-03-28T00:05');
  });

  it('a nudge that is not yet due is useful', () => {
    expect(isStillUseful(at('2026-11-24T09:30'), at('2026-11-23T09:30'), BERLIN)).toBe(true);
  });
});
