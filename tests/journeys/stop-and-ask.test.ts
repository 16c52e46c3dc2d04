import { expect, it } from 'vitest';
import { ADA, PLATFORM, person, said } from './journey.ts';
import { startNudgeJourney } from './nudge-journey.ts';

it('Who asks for no more messages and something else in one message gets no more, and is told to ask again', async () => {
  const journey = await startNudgeJourney();
  await journey.at('2026-11-02T08:30:00Z');
  const ada = person(journey.playground, ADA);
  const reply = await ada.asks('unsubscribe me. How do we version datasets?', ada.dm());
  expect(said(reply)).toContain('Your nudges are off');
  expect(said(reply)).toContain('You asked something, too');
  expect(reply.text).toContain('You asked something, too');
  const before = journey.nudgesIn(ADA).length;
  await journey.at('2026-11-03T08:30:00Z');
  expect(journey.nudgesIn(ADA)).toHaveLength(before);
  expect(said(await ada.command('stop messaging me. How do we roll back a model?', PLATFORM))).toContain(
    'You asked something, too',
  );
});
