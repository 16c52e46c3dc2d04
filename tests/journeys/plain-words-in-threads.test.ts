import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, buttons, MARCO, NOOR, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const texts = (message: Message) => buttons(message.blocks ?? []).map((one) => one.text);

/** Mentions the bot in a thread, and gives what it says next, seen by everybody or by this person alone. */
async function mentions(actor: Actor, text: string, thread: string): Promise<Message> {
  const since = await actor.says(`@Guidepost ${text}`, PLATFORM, thread);
  return actor.sees((now) =>
    now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
  );
}

/** Noor leads #platform's discussion. Others have written in the thread of its nudge. */
async function inDiscussion() {
  const journey = await startNudgeJourney({
    subscriptions: [platforms({ rotation: [NOOR] }), adas({ userId: NOOR })],
  });
  const [marco, noor] = [person(journey.playground, MARCO), person(journey.playground, NOOR)];
  await journey.at('2026-11-02T08:31:00Z');
  const nudge = journey.nudgesIn(PLATFORM).at(-1);
  if (!nudge) throw new Error('no nudge came');
  await marco.says('We use DVC for that', PLATFORM, nudge.ts);
  return { journey, marco, noor, nudge };
}

const inPublic = (actor: Actor) =>
  actor.state().messages.filter((one) => one.userId === actor.state().botUserId && !one.ephemeral);

describe('Somebody who leads a channel’s discussion', () => {
  it.each([
    'don’t mention me',
    'please don’t mention me',
    'stop mentioning me',
    'take me out',
    'don’t name me here',
    'I don’t want to lead',
    'stop pinging me',
  ])('is named no more after saying so under its nudge, whoever wrote there before: “%s”', async (text) => {
    const { journey, noor, nudge } = await inDiscussion();
    expect(JSON.stringify(nudge)).toContain(`<@${NOOR}>`);
    const before = inPublic(noor).length;
    const told = await mentions(noor, text, nudge.ts);
    expect(told.ephemeral).toBe(true);
    expect(said(told)).toContain(`<#${PLATFORM}>`);
    expect(inPublic(noor)).toHaveLength(before);
    await journey.at('2026-11-09T08:31:00Z');
    const next = journey.nudgesIn(PLATFORM).at(-1);
    expect(next?.ts).not.toBe(nudge.ts);
    expect(JSON.stringify(next)).not.toContain(`<@${NOOR}>`);
  });
});

describe('In a thread where people talk', () => {
  it('what is only likely to be about one’s own nudges changes nothing, and only they see the buttons', async () => {
    const { journey, noor, nudge } = await inDiscussion();
    const before = inPublic(noor).length;
    for (const text of ['pause', 'pause a week', 'not this week', 'resume', 'start again', 'undo']) {
      const told = await mentions(noor, text, nudge.ts);
      expect(told.ephemeral, text).toBe(true);
      expect(said(told), text).toContain('I have changed nothing yet');
      expect(texts(told), text).toEqual(expect.arrayContaining(['Change', 'Stop']));
    }
    for (const text of ['when is my next nudge?', 'settings', 'change my timezone', 'less often']) {
      const told = await mentions(noor, text, nudge.ts);
      expect(told.ephemeral, text).toBe(true);
      expect(said(told), text).toContain('Monday to Friday at 09:30');
    }
    const kept = await mentions(noor, 'delete everything', nudge.ts);
    expect(kept.ephemeral).toBe(true);
    expect(said(kept)).toContain('What I keep about you');
    expect(inPublic(noor)).toHaveLength(before);
    expect((await journey.ledger(1)).subscription?.status).toBe('active');
  });

  it('“stop mine” stops one’s own nudges, and leaves the channel’s alone', async () => {
    const { journey, noor, nudge } = await inDiscussion();
    const told = await mentions(noor, 'stop mine', nudge.ts);
    expect(told.ephemeral).toBe(true);
    expect(said(told)).toContain('Your nudges are off');
    expect((await journey.status(0)).status).toBe('active');
    expect((await journey.status(1)).status).toBe('stopped');
  });

  it('“take me out” shows the way to stop one’s own to somebody who is named nowhere', async () => {
    const { noor, nudge, journey } = await inDiscussion();
    await mentions(noor, 'don’t mention me', nudge.ts);
    const told = await mentions(noor, 'take me out', nudge.ts);
    expect(told.ephemeral).toBe(true);
    expect(said(told)).toContain('I don’t name you as leading the discussion in any channel.');
    expect(texts(told)).toContain('Stop');
    expect((await journey.status(1)).status).toBe('active');
  });

  it('what may be about the channel’s nudges is asked in private', async () => {
    const { journey, noor, nudge } = await inDiscussion();
    const told = await mentions(noor, 'pause here', nudge.ts);
    expect(told.ephemeral).toBe(true);
    expect(said(told)).toContain('changed nothing');
    expect((await journey.status(0)).status).toBe('active');
  });

  it('what is about their work stays a question, for everybody', async () => {
    const { journey, marco, noor } = await inDiscussion();
    const thread = await marco.says('We rolled back the model yesterday, and it was slow', PLATFORM);
    await marco.says('Nobody knows which data it was trained on', PLATFORM, thread);
    for (const text of [
      'how do we pause a rollout?',
      'should we stop it?',
      'how do we version our datasets in this channel?',
      'messages in this channel are delayed, how do we fix that?',
      'don’t mention the outage',
      'schedule',
      'revert it',
    ]) {
      const answer = await mentions(noor, text, thread);
      expect(answer.ephemeral ?? false, text).toBe(false);
      expect(said(answer), text).not.toMatch(/nudges/i);
    }
    expect((await journey.status(0)).status).toBe('active');
    expect((await journey.status(1)).status).toBe('active');
  });
});
