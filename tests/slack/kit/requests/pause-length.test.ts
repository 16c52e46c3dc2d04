import { describe, expect, it } from 'vitest';
import { readPauseLength } from '../../../../src/slack/kit/requests/pause-length.ts';

const read = (text: string, today: string) => {
  const length = readPauseLength(text, Temporal.PlainDate.from(today));
  return typeof length === 'object' ? length.until : length;
};

describe('The length of a pause', () => {
  it.each([
    ['', '2026-12-02', 'good'],
    ['for a day', '2026-12-02', 'day'],
    ['a week', '2026-12-02', 'week'],
    ['for a fortnight', '2026-12-02', '2026-12-16'],
    ['until tomorrow', '2026-12-31', '2027-01-01'],
    ['until wednesday', '2026-12-02', '2026-12-09'],
    ['until next friday', '2026-12-02', '2026-12-11'],
    ['until next monday', '2026-12-06', '2026-12-07'],
    ['through friday', '2026-12-02', '2026-12-05'],
    ['until the weekend', '2026-12-05', '2026-12-12'],
    ['until the 2nd', '2026-12-02', '2027-01-02'],
    ['until the 31st', '2027-02-10', '2027-03-31'],
    ['until feb 29', '2027-03-01', '2028-02-29'],
    ['until feb 29', '2026-12-02', undefined],
    ['until feb 29', '2027-12-01', '2028-02-29'],
    ['until 24.12.2027', '2026-12-02', '2027-12-24'],
    ['until 24/12', '2026-12-02', '2026-12-24'],
    ['until 12/24', '2026-12-02', '2026-12-24'],
    ['until 03/04', '2026-12-02', undefined],
    ['until 2026-02-30', '2026-12-02', undefined],
    ['until 99.99.', '2026-12-02', undefined],
    ['until whenever', '2026-12-02', undefined],
    ['banana', '2026-12-02', undefined],
    ['for the rest of the week', '2026-12-06', '2026-12-07'],
    ['this month', '2026-12-31', '2027-01-01'],
    ['for 31 days', '2028-02-01', '2028-03-03'],
    ['for a month', '2027-01-31', '2027-02-28'],
    ['next week', '2026-12-02', '2026-12-14'],
    ['through next week', '2026-12-02', '2026-12-14'],
    ['next month', '2026-12-02', '2027-02-01'],
    ['for the next week', '2026-12-02', 'week'],
  ])('“%s” on %s is %s', (text, today, wanted) => {
    expect(read(text, today)).toBe(wanted);
  });
});
