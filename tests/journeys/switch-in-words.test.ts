import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, MARCO, person, said } from './journey.ts';
import { adas, startNudgeJourney } from './nudge-journey.ts';

const texts = (message: Message) => buttons(message.blocks ?? []).map((one) => one.text);

/** Marco is a curator, and gets nudges himself, as Ada does. */
async function withCurator() {
  const journey = await startNudgeJourney({
    config: { curators: [MARCO] },
    subscriptions: [adas({ userId: MARCO }), adas()],
  });
  const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
  return { journey, ada, marco };
}

const tells = (who: Actor, text: string) =>
  who.sees((now) => now.modals.find((modal) => said(modal).includes(text)));

async function stopsAll(marco: Actor, on: Message): Promise<void> {
  const { id } = await marco.pressesAndOpens('Stop all nudges', on);
  await marco.act({
    do: 'submit',
    viewId: id,
    values: {
      stop_reason: { stop_reason: { type: 'plain_text_input', value: 'An incident' } },
      stop_until: { stop_until: { type: 'datepicker', selected_date: null } },
    },
  });
  await tells(marco, 'Nudges are stopped');
}

describe('A curator', () => {
  it('who writes “stop all nudges” gets none, and is shown the switch for everybody, too', async () => {
    const { journey, ada, marco } = await withCurator();
    const told = await marco.asks('stop all nudges', marco.dm());
    expect(said(told)).toContain('Your nudges are off');
    expect(said(told)).toContain('That is about your own nudges. Here you can switch those of everybody:');
    expect(texts(told)).toEqual(['Resume', 'Stop all nudges']);
    expect((await journey.status(0)).status).toBe('stopped');
    await stopsAll(marco, told);
    expect(said(await ada.command('nudges'))).toContain('*Nudges are stopped* for everyone');
  });

  it.each(['pause all nudges until Friday', 'nudges stop all', 'start all nudges again'])(
    'is shown the switch below what was done with their own: “%s”',
    async (text) => {
      const { marco } = await withCurator();
      const told = await marco.command(text);
      expect(said(told)).toContain('Here you can switch those of everybody');
      expect(texts(told)).toContain('Stop all nudges');
    },
  );

  it.each([
    'stop nudges for everybody',
    'stop everyone’s nudges',
    'start nudges again for everyone',
    'please stop all nudges for the whole team, we have an incident',
    'turn the nudges off for all of us',
  ])('is shown the switch, and nothing changes: “%s”', async (text) => {
    const { journey, marco } = await withCurator();
    for (const told of [await marco.asks(text, marco.dm()), await marco.command(text)]) {
      expect(said(told)).toContain('I have changed nothing yet');
      expect(texts(told)).toEqual(['Stop all nudges']);
    }
    expect((await journey.status(0)).status).toBe('active');
  });

  it('starts everybody’s nudges again from the words, in a mention that nobody else sees', async () => {
    const { ada, marco } = await withCurator();
    await stopsAll(marco, await marco.asks('stop nudges for everybody', marco.dm()));
    const since = await marco.says('@Guidepost start nudges again');
    const told = await marco.sees((now) =>
      now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
    );
    expect(told.ephemeral).toBe(true);
    expect(texts(told)).toEqual(expect.arrayContaining(['Start nudges again', 'Change the stop']));
    await marco.presses('Start nudges again', told);
    await marco.sees((now) => now.messages.find((one) => said(one).includes('Nudges come again.')));
    expect(said(await ada.command('nudges'))).not.toContain('Nudges are stopped');
  });

  it('is shown who changed what', async () => {
    const { marco } = await withCurator();
    const told = await marco.asks('who changed what?', marco.dm());
    await marco.pressesAndOpens('Who changed what', told);
    await tells(marco, 'This shows who switched something for others.');
  });

  it('still switches a channel’s nudges as everybody does', async () => {
    const { marco } = await withCurator();
    expect(texts(await marco.command('stop the nudges here for everybody'))).not.toContain('Stop all nudges');
  });
});

describe('Somebody who is no curator', () => {
  it.each(['stop all nudges', 'stop nudges for everybody', 'who changed what', 'start nudges again'])(
    'is not shown the switch: “%s”',
    async (text) => {
      const { ada } = await withCurator();
      const told = await ada.asks(text, ada.dm());
      expect(texts(told)).not.toEqual(expect.arrayContaining(['Stop all nudges']));
      expect(texts(told)).not.toContain('Who changed what');
      expect(said(told)).not.toContain('those of everybody');
    },
  );
});
