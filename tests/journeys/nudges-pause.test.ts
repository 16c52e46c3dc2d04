import { describe, expect, it } from 'vitest';
import { ADA, person, said } from './journey.ts';
import { startNudgeJourney } from './nudge-journey.ts';

/** Ada gets nudges on weekdays. It is Monday, November 2. */
async function withNudges() {
  const journey = await startNudgeJourney();
  return { journey, ada: person(journey.playground, ADA) };
}

describe('A wish to leave out a day', () => {
  it.each(['skip tomorrow', 'no nudges this week', 'skip the next one'])(
    'does not shorten a longer pause: “%s”',
    async (text) => {
      const { journey, ada } = await withNudges();
      await ada.asks('pause for 3 weeks', ada.dm());
      const before = await journey.status();
      const told = said(await ada.asks(text, ada.dm()));
      expect(told).toContain('Paused until');
      const { pausedUntil } = await journey.status();
      expect(before.pausedUntil).toBe('2026-11-23');
      expect(Date.parse(pausedUntil ?? '')).toBeGreaterThanOrEqual(Date.parse('2026-11-23'));
    },
  );

  it('leaves a pause without an end as it is', async () => {
    const { journey, ada } = await withNudges();
    await ada.asks('pause', ada.dm());
    expect(said(await ada.asks('skip tomorrow', ada.dm()))).toContain('That’s how it is already.');
    expect(await journey.status()).toMatchObject({ status: 'paused', pausedUntil: null });
  });

  it('makes a shorter pause longer', async () => {
    const { journey, ada } = await withNudges();
    await ada.asks('skip tomorrow', ada.dm());
    await ada.asks('no nudges this week', ada.dm());
    expect((await journey.status()).pausedUntil).toBe('2026-11-09');
  });
});

it('A pause ends earlier for who says until when', async () => {
  const { journey, ada } = await withNudges();
  await ada.asks('pause for 3 weeks', ada.dm());
  await ada.asks('pause until Friday', ada.dm());
  expect((await journey.status()).pausedUntil).toBe('2026-11-06');
});
