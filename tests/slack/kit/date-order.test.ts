import { expect, it } from 'vitest';
import { dateOrderOf } from '../../../src/slack/kit/date-order.ts';

it.each([
  ['en-US', 'America/New_York', 'month-first'],
  // Slack’s own setting says nothing elsewhere.
  ['en-US', 'Europe/Stockholm', undefined],
  ['en-US', 'America/Toronto', undefined],
  ['en-GB', 'Europe/London', 'day-first'],
  ['de-DE', undefined, 'day-first'],
  [undefined, 'America/New_York', undefined],
] as const)('somebody with Slack in %s, in %s, writes the %s', (locale, zone, order) => {
  expect(dateOrderOf(locale, zone)).toBe(order);
});
