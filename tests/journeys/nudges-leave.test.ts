import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, MARCO, NOOR, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const MONDAY = '2026-11-02T08:31:00Z';
const NEXT_MONDAY = '2026-11-09T08:31:00Z';

/** Noor leads #platform's discussion, and its nudge has just come. */
async function named(subscriptions = [platforms({ rotation: [NOOR] })]) {
  const journey = await startNudgeJourney({ subscriptions });
  const [marco, noor] = [person(journey.playground, MARCO), person(journey.playground, NOOR)];
  await journey.at(MONDAY);
  const nudge = journey.nudgesIn(PLATFORM).at(-1);
  if (!nudge) throw new Error('no nudge came');
  return { journey, marco, noor, nudge };
}

/** Says something in the channel, and gives what the bot says next. */
async function told(actor: Actor, text: string, thread?: string) {
  const since = await actor.says(text, PLATFORM, thread);
  return actor.sees((now) =>
    now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
  );
}

describe('Whoever no longer wants to be mentioned', () => {
  it.each([
    'don’t mention me, I’m on leave',
    'please stop mentioning me, I am leaving the team',
    'stop mentioning me, this is the third time',
    'don’t mention me in #platform',
    'don’t @ me',
    'I don’t want to lead this',
    'don’t mention me in public',
    'please don’t tag me anywhere',
    'I’d rather not be mentioned',
  ])('is named no more, whatever else they say: “%s”', async (text) => {
    const { journey, marco, noor, nudge } = await named();
    await marco.says('We use DVC for that', PLATFORM, nudge.ts);
    const note = await told(noor, `@Guidepost ${text}`, nudge.ts);
    expect(note.ephemeral).toBe(true);
    expect(said(note)).toContain(`I no longer name you as leading the discussion in <#${PLATFORM}>`);
    await journey.at(NEXT_MONDAY);
    expect(JSON.stringify(journey.nudgesIn(PLATFORM).at(-1))).not.toContain(`<@${NOOR}>`);
  });

  it('is named no more after saying so at the top of a channel', async () => {
    const { journey, noor } = await named();
    const note = await told(noor, '@Guidepost don’t mention me anymore, I am on parental leave');
    expect(note.ephemeral).toBe(true);
    expect(said(note)).toContain('I no longer name you');
    expect((await journey.status()).rotation).toEqual([]);
  });

  it.each(['don’t mention me for two weeks', 'don’t mention me until Monday'])(
    'is taken out instead of getting a pause of their own nudges: “%s”',
    async (text) => {
      const { journey, noor } = await named([platforms({ rotation: [NOOR] }), adas({ userId: NOOR })]);
      const note = await told(noor, `@Guidepost ${text}`);
      expect(said(note)).toContain('I no longer name you');
      expect((await journey.status(0)).rotation).toEqual([]);
      expect((await journey.status(1)).status).toBe('active');
    },
  );

  it('gets the buttons for their own nudges as well when they speak of those, too', async () => {
    const { journey, noor } = await named([platforms({ rotation: [NOOR] }), adas({ userId: NOOR })]);
    const note = await told(noor, '@Guidepost don’t mention me and pause my nudges for two weeks');
    expect(said(note)).toContain('I no longer name you');
    expect(buttons(note.blocks ?? []).map((one) => one.text)).toContain('Stop');
    expect((await journey.status(0)).rotation).toEqual([]);
    expect((await journey.status(1)).status).toBe('active');
  });

  it.each([
    'please don’t mention me',
    'Guidepost, don’t mention me',
    'I’m on leave, please don’t mention me',
  ])('is heard in the thread of the nudge that names them, without a mention: “%s”', async (text) => {
    const { journey, marco, noor, nudge } = await named();
    await marco.says('We use DVC for that', PLATFORM, nudge.ts);
    const note = await told(noor, text, nudge.ts);
    expect(note.ephemeral).toBe(true);
    expect(said(note)).toContain('I no longer name you');
    expect((await journey.status()).rotation).toEqual([]);
  });

  it('gets no word from the bot where no nudge names them, or where they talk to somebody else', async () => {
    const { journey, marco, noor, nudge } = await named();
    const thread = await marco.says('Who reviews the rollout?', PLATFORM);
    await noor.says('please don’t mention me', PLATFORM, thread);
    await marco.says('please don’t mention me', PLATFORM, nudge.ts);
    for (const text of [
      '@Marco don’t mention me',
      'Marco, don’t mention me',
      'hey Marco, please don’t mention me',
      'Marco told me he wrote "don’t mention me"',
    ])
      await noor.says(text, PLATFORM, nudge.ts);
    // What comes after them is answered, so they have been read by then.
    const since = await noor.says('@Guidepost how do I leave the rotation?', PLATFORM, nudge.ts);
    await noor.sees((now) =>
      now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
    );
    const own = [marco, noor].flatMap((actor) =>
      actor.state().messages.filter((one) => one.userId === actor.state().botUserId && one.ephemeral),
    );
    expect(own).toHaveLength(1);
    expect((await journey.status()).rotation).toEqual([NOOR]);
  });

  it('is told how when they only ask', async () => {
    const { journey, noor } = await named();
    const note = await told(noor, '@Guidepost how do I leave the rotation?');
    expect(note.ephemeral).toBe(true);
    expect(said(note)).toContain('tell me “don’t mention me”');
    expect((await journey.status()).rotation).toEqual([NOOR]);
  });
});

it('Whoever set up a channel’s nudges and leads nowhere is told that their name stays there', async () => {
  const { journey } = await named([platforms()]);
  const ada = person(journey.playground, ADA);
  expect(said(await ada.asks('don’t mention me', ada.dm()))).toContain(
    'Nudges that you set up for a channel say so',
  );
});
