import { expect, it } from 'vitest';
import { fromBot, PLATFORM, said, startJourney } from './journey.ts';

/** The word of each question; a card fits them all. */
const ASKED = ['datasets', 'models', 'prompts', 'features', 'labels', 'experiments'];

it.each(['refresh_requested', 'warning'] as const)(
  'While Slack has the connection replaced (%s), nothing is missed and every question is answered once',
  async (reason) => {
    const { ada, playground } = await startJourney();
    await ada.command('data quality');
    // Slack takes its time with the new connection.
    playground.faults.failNext('apps.connections.open', { type: 'server_error', status: 502 });
    playground.faults.refreshConnections({ reason });
    const opened = playground.calls('apps.connections.open').length;
    const asked: string[] = [];
    for (const word of ASKED) {
      asked.push(await ada.says(`@Guidepost how do we version ${word}?`));
      expect(said(await ada.command(`version ${word}`))).not.toBe('');
    }
    const answers = () =>
      asked.map((ts) => fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts }).length);
    await expect.poll(answers, { timeout: 30_000 }).toEqual(ASKED.map(() => 1));
    await expect
      .poll(() => playground.calls('apps.connections.open').length, { timeout: 30_000 })
      .toBeGreaterThan(opened);
    expect(playground.faults.missedEvents()).toBe(0);
    expect(answers()).toEqual(ASKED.map(() => 1));
  },
);
