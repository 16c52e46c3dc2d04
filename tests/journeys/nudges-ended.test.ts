import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { ADA, MARCO, PLATFORM, person, said } from './journey.ts';
import { adas, nudgesIn, platforms, startNudgeJourney } from './nudge-journey.ts';

const states = (days: { state: string; why: string | null }[]) =>
  days.map(({ state, why }) => [state, ...(why ? [why] : [])].join(': '));

eachDatabase('A refusal', (database) => {
  it('of one morning costs that nudge and no more, and on three chosen days in a row it ends them', async () => {
    const journey = await startNudgeJourney({ database });
    const refuse = () =>
      journey.playground.faults.failNext('chat.postMessage', { type: 'error', error: 'channel_not_found' });
    for (const day of ['02', '03']) {
      refuse();
      await journey.at(`2026-11-${day}T08:30:00Z`);
    }
    await journey.at('2026-11-04T08:30:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
    for (const day of ['05', '06', '09']) {
      refuse();
      await journey.at(`2026-11-${day}T08:30:00Z`);
    }
    // The end itself is told, once, however often one looks.
    await journey.at('2026-11-09T08:31:00Z');
    await journey.at('2026-11-09T08:32:00Z');
    const [, notice, ...more] = journey.nudgesIn(ADA);
    expect(more).toEqual([]);
    expect(said(notice ?? { blocks: [] })).toContain('Your nudges have ended: the channel is gone');
    const { days, subscription } = await journey.ledger();
    const why = 'the channel is gone, or I was removed from it';
    expect(states(days)).toEqual([
      `failed: ${why}`,
      `failed: ${why}`,
      'sent',
      `failed: ${why}`,
      `failed: ${why}`,
      `failed: ${why}`,
    ]);
    expect(subscription).toMatchObject({ status: 'ended', endedWhy: why });
  });
});

describe('Whoever set up nudges', () => {
  it('is told once when a channel’s have ended, whatever fails or restarts, and can start them again', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const { playground } = journey;
    const ada = person(playground, ADA);
    const marco = person(playground, MARCO);
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: true });
    await expect.poll(async () => (await journey.status()).status, { timeout: 30_000 }).toBe('ended');
    playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    await journey.at('2026-11-02T08:10:00Z');
    await journey.restart();
    for (const minute of ['12', '14', '30']) await journey.at(`2026-11-02T08:${minute}:00Z`);
    const [notice, ...more] = journey.nudgesIn(ADA);
    expect(more).toEqual([]);
    expect(journey.nudgesIn(MARCO)).toEqual([]);
    if (!notice) throw new Error('nobody was told');
    expect(said(notice)).toContain(
      `The nudges that you set up in <#${PLATFORM}> have ended: the channel was archived.`,
    );
    const refused = await ada.pressesAndHears('Start again', notice);
    expect(said(refused)).toBe(`<#${PLATFORM}> is archived, so nothing can be posted there.`);
    expect((await journey.status()).status).toBe('ended');
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: false });
    await ada.presses('Start again', notice);
    await ada.sees((now) =>
      now.messages.find((one) => one.channel === ada.dm() && said(one).startsWith('Done.')),
    );
    await marco.sees((now) => now.messages.find((one) => said(one).includes('resumed the nudges')));
    expect(await journey.status()).toMatchObject({ status: 'active', endedWhy: null });
  });

  it('is told once even if the process is killed after it told them', async () => {
    const journey = await startNudgeJourney({ subscriptions: [adas()] });
    const { playground } = journey;
    for (const day of ['02', '03', '04']) {
      playground.faults.failNext('chat.postMessage', { type: 'error', error: 'restricted_action' });
      await journey.at(`2026-11-${day}T08:30:00Z`);
    }
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
    // What a killed process leaves behind.
    const { id } = await journey.status();
    const store = await journey.openStore();
    await store.db
      .insertInto('notices')
      .values({
        id: String(playground.calls('chat.postMessage').map(noticeOf).findLast(Boolean)),
        team: 'T0NORTHWIND',
        subscriptionId: id,
        deliveryId: null,
        type: 'ended',
        notBefore: new Date('2026-11-04T08:32:00Z'),
        takenAt: new Date('2026-11-04T08:30:00Z'),
        attempts: 1,
        maybeSent: false,
      })
      .execute();
    await store.close();
    await journey.at('2026-11-04T08:32:00Z');
    await journey.at('2026-11-04T09:32:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('reads it in the channel, where nobody else does, if they can’t be reached in private', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const { playground } = journey;
    for (const day of ['02', '09', '16']) {
      playground.faults.failNext('chat.postMessage', { type: 'error', error: 'restricted_action' });
      if (day === '16') {
        playground.faults.failNext('chat.postMessage', { type: 'error', error: 'user_not_visible' });
      }
      await journey.at(`2026-11-${day}T08:30:00Z`);
    }
    await journey.at('2026-11-16T10:00:00Z');
    expect(journey.nudgesIn(ADA)).toEqual([]);
    const [told, ...more] = journey.nudgesIn(PLATFORM);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ ephemeral: true });
    expect(said(told ?? { blocks: [] })).toContain('have ended: I’m no longer allowed to post there.');
    expect(nudgesIn(playground, MARCO)).toEqual([]);
  });

  it('is told once of the last end, if they started them again before anybody told them', async () => {
    const journey = await startNudgeJourney();
    const store = await journey.openStore();
    const { id } = await journey.status();
    const now = new Date('2026-11-02T08:00:00Z');
    await store.subscriptions.end(id, 'the first reason', now);
    await store.subscriptions.resume(id, null, now);
    await store.subscriptions.end(id, 'the second reason', now);
    await store.close();
    await journey.at('2026-11-02T08:10:00Z');
    await journey.at('2026-11-02T08:20:00Z');
    const [notice, ...more] = journey.nudgesIn(ADA);
    expect(more).toEqual([]);
    expect(said(notice ?? { blocks: [] })).toContain('the second reason');
  });

  it('hears nothing once they have started them again or have deleted everything', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: true });
    await expect.poll(async () => (await journey.status()).status, { timeout: 30_000 }).toBe('ended');
    const store = await journey.openStore();
    await store.privacy.deletePerson('T0NORTHWIND', ADA);
    await journey.at('2026-11-02T08:10:00Z');
    expect(journey.nudgesIn(ADA)).toEqual([]);
    expect(await store.db.selectFrom('notices').selectAll().execute()).toEqual([]);
    await store.close();
  });
});

function noticeOf({ args }: { args: Record<string, unknown> }): string | undefined {
  const { metadata } = args;
  const read = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  return read?.event_payload?.notice_id;
}

describe('An account that is gone', () => {
  it('ends its nudges at once, because that is certain', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await person(journey.playground, MARCO).act({
      do: 'changePerson',
      person: ADA,
      change: { deactivated: true },
    });
    await expect.poll(async () => (await journey.status()).status, { timeout: 30_000 }).toBe('ended');
    expect(ada.id).toBe(ADA);
  });
});
