import type { Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, ADA, MARCO, NOOR, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

type Values = NonNullable<Extract<Parameters<Actor['act']>[0], { do: 'submit' }>['values']>;

/** Ada and Noor in #platform, where nudges come. */
async function startWithRotation(rotation: string[]) {
  const journey = await startNudgeJourney({ subscriptions: [platforms({ rotation }), adas()] });
  return { journey, ada: person(journey.playground, ADA), noor: person(journey.playground, NOOR) };
}

/** The form behind *Change*, filled in with what is chosen. */
async function changeForm(actor: Actor, command: string): Promise<Modal> {
  const { id } = await actor.pressesAndOpens('Change', await actor.command(command));
  return actor.sees((now) => now.modals.find((modal) => modal.id === id && modal.submit !== undefined));
}

/** Saves a form and gives the window that it turns into. */
async function saves(actor: Actor, form: Modal, values: Values = {}): Promise<Modal> {
  await actor.act({ do: 'submit', viewId: form.id, values });
  return actor.sees((now) => now.modals.find((one) => said(one).includes('are set up.')));
}

const at = (selected_time: string): Values => ({ time: { time: { type: 'timepicker', selected_time } } });
const led = (...selected_users: string[]): Values => ({
  rotation: { rotation: { type: 'multi_users_select', selected_users } },
});

/** Somebody no longer wants to be named. */
const LEAVING = {
  'says “don’t mention me”': async (noor: Actor) => {
    await noor.says('@Guidepost don’t mention me');
    await noor.sees((now) => now.messages.find((one) => said(one).includes('I no longer name you')));
  },
  'deletes everything': async (noor: Actor) => {
    await noor.presses('Delete everything', await noor.command('privacy'));
    await noor.sees((now) => now.messages.find((one) => said(one).includes('I no longer keep anything')));
  },
};

describe('A form that still names somebody who left the turns meanwhile', () => {
  it.each(Object.entries(LEAVING))('leaves out whoever %s, and says so', async (_, leaves) => {
    const { journey, ada, noor } = await startWithRotation([NOOR, MARCO]);
    const form = await changeForm(ada, 'nudges here');
    await leaves(noor);
    const saved = await saves(ada, form, at('10:00'));
    expect(said(saved)).toContain(`<@${NOOR}> was taken out of the turns while you had the form open`);
    expect(said(saved)).toContain('One person leads the discussion');
    expect(await journey.status()).toMatchObject({ rotation: [MARCO], time: '10:00' });
    await journey.at('2026-11-02T09:01:00Z');
    const nudges = JSON.stringify(
      journey.nudgesIn(PLATFORM).filter((one) => said(one).includes('To discuss on')),
    );
    expect(nudges).toContain(`<@${MARCO}>`);
    expect(nudges).not.toContain(`<@${NOOR}>`);
  });

  it('adds those who were chosen in it', async () => {
    const { journey, ada, noor } = await startWithRotation([NOOR]);
    const form = await changeForm(ada, 'nudges here');
    await LEAVING['says “don’t mention me”'](noor);
    await saves(ada, form, led(NOOR, MARCO));
    expect((await journey.status()).rotation).toEqual([MARCO]);
  });
});

it('Whoever opens the form after somebody left can ask them back', async () => {
  const { journey, ada, noor } = await startWithRotation([NOOR]);
  await LEAVING['says “don’t mention me”'](noor);
  const saved = await saves(ada, await changeForm(ada, 'nudges here'), led(NOOR));
  expect(said(saved)).not.toContain('taken out of the turns');
  expect((await journey.status()).rotation).toEqual([NOOR]);
});

describe('A pause', () => {
  it.each([
    ['a channel', 'nudges here', 0],
    ['a person', 'nudges', 1],
  ])('of the nudges of %s stays when their time is changed', async (_, command, which) => {
    const { journey, ada } = await startWithRotation([]);
    await ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: `${command} pause 10 days` });
    await expect.poll(async () => (await journey.status(which)).status).toBe('paused');
    const saved = await saves(ada, await changeForm(ada, command), at('11:00'));
    expect(said(saved)).toContain('Paused until Thursday, November 12.');
    const { status, pausedUntil, time, nextDay } = await journey.status(which);
    expect({ status, pausedUntil, time }).toEqual({
      status: 'paused',
      pausedUntil: '2026-11-12',
      time: '11:00',
    });
    expect(nextDay).toBe(which === 0 ? '2026-11-16' : '2026-11-12');
  });

  it('that began while the form was open stays, too, even one without an end', async () => {
    const { journey, ada } = await startWithRotation([]);
    const form = await changeForm(ada, 'nudges');
    await ada.asks('pause', ada.dm());
    await saves(ada, form, at('11:00'));
    expect(await journey.status(1)).toMatchObject({ status: 'paused', pausedUntil: null, nextAt: null });
  });

  it('for want of answers ends with a new choice', async () => {
    const { journey, ada } = await startWithRotation([]);
    const store = await journey.openStore();
    const { id } = await journey.status(1);
    const silence = { unanswered: 8, cadence: 'weekly', status: 'paused' } as const;
    await store.subscriptions.setEngagement(id, silence, new Date('2026-11-02T08:00:00Z'));
    await store.close();
    await saves(ada, await changeForm(ada, 'nudges'), at('11:00'));
    expect(await journey.status(1)).toMatchObject({ status: 'active', unanswered: 0, cadence: 'daily' });
  });
});
