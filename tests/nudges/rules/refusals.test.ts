import { expect, it } from 'vitest';
import { isRefusedForGood } from '../../../src/nudges/rules/refusals.ts';

const failed = (why: string) => ({ state: 'failed' as const, why });
const skipped = { state: 'skipped' as const, why: 'public holiday (Easter)' };
const sent = { state: 'sent' as const, why: null };

it.each([
  ['the first time', [], false],
  ['the second time', [failed('gone')], false],
  ['the third day in a row', [failed('gone'), failed('gone')], true],
  ['the third day, with holidays between', [skipped, failed('gone'), skipped, failed('gone')], true],
  ['after a day that worked', [failed('gone'), sent, failed('gone')], false],
  ['for other reasons each day', [failed('gone'), failed('archived')], false],
] as const)('A refusal is the end only on the third day in a row: %s', (_, before, expected) => {
  expect(isRefusedForGood('gone', before)).toBe(expected);
});
