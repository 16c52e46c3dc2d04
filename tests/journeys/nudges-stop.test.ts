import { describe, expect, it } from 'vitest';
import { holdFirst } from '../support/between.ts';
import { type Actor, ADA, person, said } from './journey.ts';
import { startNudgeJourney, TEAM } from './nudge-journey.ts';

const WAYS_TO_STOP: [string, (who: Actor) => Promise<string>, RegExp][] = [
  ['stopped', async (who) => said(await who.command('nudges stop')), /nudges are off/],
  ['paused', async (who) => said(await who.command('nudges pause')), /Paused/],
  [
    'deleted',
    async (who) => {
      await who.presses('Delete everything', await who.command('privacy'));
      const told = await who.sees(({ messages }) => messages.find(({ text }) => text.startsWith('Deleted')));
      return told.text;
    },
    /they have stopped/,
  ],
];

describe('A person who reads that the nudges are', () => {
  it.each(WAYS_TO_STOP)('%s gets none that was being prepared', async (_, stop, confirmed) => {
    const { onCall, arrived, goOn } = holdFirst((method) => method === 'users.getPresence');
    const it = await startNudgeJourney({ onCall });
    const store = await it.openStore();
    // Now the bot asks Slack whether she is there, before each nudge.
    await store.db.updateTable('subscriptions').set({ unanswered: 2 }).execute();
    await store.close();
    const sending = it.at('2026-11-02T08:30:00Z');
    await arrived;
    const ada = person(it.playground, ADA);
    expect(await stop(ada)).toMatch(confirmed);
    goOn();
    await sending;
    expect(it.nudgesIn(ADA)).toEqual([]);
  });

  it.each(WAYS_TO_STOP)('%s has what was being sent by then', async (_, stop, confirmed) => {
    const { onCall, arrived, goOn } = holdFirst(
      (method, { channel }) => method === 'chat.postMessage' && channel === ADA,
    );
    const it = await startNudgeJourney({ onCall });
    const sending = it.at('2026-11-02T08:30:00Z');
    await arrived;
    const stopping = stop(person(it.playground, ADA));
    const store = await it.openStore();
    for (let status: unknown = 'active'; status === 'active'; )
      status = (await store.subscriptions.forPerson({ team: TEAM, userId: ADA }))?.status;
    await store.close();
    goOn();
    expect(await stopping).toMatch(confirmed);
    expect(it.nudgesIn(ADA)).toHaveLength(1);
    await sending;
    expect(it.nudgesIn(ADA)).toHaveLength(1);
  });
});
