import { describe, expect, it } from 'vitest';
import { packRef, packStep, unpackRef, unpackStep } from '../../../src/slack/kit/ids.ts';
import { dayIn } from '../../../src/slack/kit/slack-ids.ts';
import { packNudge, unpackNudge } from '../../../src/slack/nudges/nudge-ref.ts';

const CARD = 'practices/phased-adoption';

describe('what a button refers to', () => {
  it('is read as it was written', () => {
    const ref = { cardId: CARD, answerId: '5f0f3c1e-7d0f-4f5e-9f0a-000000000000', passage: 12 };
    expect(unpackRef(packRef(ref))).toEqual(ref);
    const inThread = { cardId: CARD, answerId: '1796043222.123400' };
    expect(unpackRef(packRef(inThread))).toEqual(inThread);
    const step = { list: '3259408f0297c8555606730c83804da7', step: 7, changes: 12 };
    expect(unpackStep(packStep(step))).toEqual(step);
    const nudge = { deliveryId: ref.answerId, cardId: CARD, more: 'good' };
    expect(unpackNudge(packNudge(nudge))).toEqual(nudge);
  });

  it.each([
    ['what no database takes', '\0', 1],
    ['more than fits a button', 'x'.repeat(2000), 1],
    ['a number that no database takes', '1', 1e12],
  ])('is nothing where it is %s', (_, id, changes) => {
    if (id !== '1') {
      expect(unpackRef(packRef({ cardId: CARD, answerId: id }))).toBeUndefined();
      expect(unpackNudge(packNudge({ deliveryId: id, cardId: CARD, more: '' }))).toBeUndefined();
    }
    expect(unpackStep(packStep({ list: id, step: 1, changes }))).toBeUndefined();
  });
});

it.each(['', 'tomorrow', '2026-02-30', '9999-99-99', '-271821-04-20', '2026-1-1', null, 20261231])(
  'A calendar that gives %j gives no day',
  (given) => expect(dayIn(given)).toBeUndefined(),
);

it('A calendar that gives a day gives that day', () => {
  expect(dayIn('2026-12-24')).toBe('2026-12-24');
});
