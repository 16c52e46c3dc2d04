import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { ADA, buttons, fromBot, MARCO, NOOR, PLATFORM, person, said } from './journey.ts';
import { platforms, startNudgeJourney } from './nudge-journey.ts';

const MONDAY = '2026-11-02T08:30:00Z';
const SOON = { at: new Date('2026-11-02T08:31:00Z'), day: '2026-11-02' };
const POLL = ['white_check_mark', 'seedling', 'thinking_face'];

async function startPoll(rotation: string[] = []) {
  const journey = await startNudgeJourney({ subscriptions: [platforms({ rotation })] });
  await journey.at(MONDAY);
  const [nudge] = journey.nudgesIn(PLATFORM);
  if (!nudge) throw new Error('there is no nudge');
  const { playground } = journey;
  const now = () => playground.state(ADA).messages.find(({ ts }) => ts === nudge.ts) as Message;
  return {
    ...journey,
    nudge,
    now,
    reacts: (userId: string, name: string) =>
      person(playground, userId).act({ do: 'react', channel: PLATFORM, ts: nudge.ts, name }),
    inThread: () => fromBot(playground.state(ADA), '0', { channel: PLATFORM, threadTs: nudge.ts }),
  };
}

describe('A nudge in a channel', () => {
  it('starts a talk: a question, three reactions to click, and one menu for everything about the nudges', async () => {
    const it = await startPoll([MARCO]);
    expect(it.now().reactions).toEqual(
      POLL.map((name) => ({ name, userIds: [it.playground.state(ADA).botUserId] })),
    );
    const text = said(it.nudge);
    expect(text).toContain(
      ':white_check_mark: We do this · :seedling: We’d like to · :thinking_face: Doesn’t fit us',
    );
    // Only whose turn it is hears of it.
    expect(
      JSON.stringify(it.nudge)
        .match(/<@\w+>/g)
        ?.every((one) => one === `<@${MARCO}>`),
    ).toBe(true);
    expect(text).toContain('Set up by Ada Lindqvist; anyone here can change, pause or stop it.');
    const menu = buttons(it.nudge.blocks ?? []).filter(({ type }) => type === 'overflow');
    expect(menu.map((one) => one.text)).toEqual(['Pause for a week', 'Change or stop', 'Remove this post']);
  });

  it('adds its reactions later if Slack asks to wait, and holds up no nudge meanwhile', async () => {
    const journey = await startNudgeJourney({
      subscriptions: [platforms(), platforms({ channel: 'C0INCIDENTS', time: '09:31', next: SOON })],
    });
    const { playground } = journey;
    playground.faults.failNext('reactions.add', { type: 'ratelimited', retryAfterSeconds: 60 });
    await journey.at(MONDAY);
    await journey.at('2026-11-02T08:31:00Z');
    expect(journey.nudgesIn('C0INCIDENTS')).toHaveLength(1);
    await journey.at('2026-11-02T08:33:00Z');
    for (const channel of [PLATFORM, 'C0INCIDENTS']) {
      expect(journey.nudgesIn(channel)[0]?.reactions.map(({ name }) => name)).toEqual(POLL);
    }
  });

  it('sums up after two days how many reacted, once, without names, whatever fails or restarts', async () => {
    const it = await startPoll();
    await it.reacts(MARCO, 'seedling');
    await it.reacts(NOOR, 'seedling');
    await it.reacts(ADA, 'white_check_mark');
    await it.at('2026-11-04T08:29:00Z');
    expect(it.inThread()).toEqual([]);
    it.playground.faults.failNext('reactions.get', { type: 'server_error' });
    it.playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    for (const time of ['04T08:31', '04T08:33']) await it.at(`2026-11-${time}:00Z`);
    await it.restart();
    for (const time of ['04T08:40', '04T09:30', '05T08:30']) await it.at(`2026-11-${time}:00Z`);
    const [summary, ...more] = it.inThread();
    expect(more).toEqual([]);
    const text = said(summary ?? { blocks: [] });
    expect(text).toContain(':white_check_mark: We do this: *1* · :seedling: We’d like to: *2*');
    expect(text).toContain('Doesn’t fit us: *0*');
    expect(text).not.toContain('<@');
  });

  it('sums up nothing if nobody reacted, the message is gone, the nudges were stopped, or it is long over', async () => {
    const silent = await startPoll();
    await silent.at('2026-11-04T09:00:00Z');
    expect(silent.inThread()).toEqual([]);

    const late = await startPoll();
    await late.reacts(MARCO, 'seedling');
    await late.at('2026-11-08T08:00:00Z');
    expect(late.inThread()).toEqual([]);

    const stopped = await startPoll();
    await stopped.reacts(MARCO, 'seedling');
    await person(stopped.playground, ADA).command('nudges here stop');
    await stopped.at('2026-11-04T09:00:00Z');
    expect(stopped.inThread()).toEqual([]);

    const gone = await startPoll();
    await gone.reacts(MARCO, 'seedling');
    await person(gone.playground, ADA).presses('Remove this post', gone.nudge);
    await person(gone.playground, ADA).sees((now) =>
      now.messages.some(({ ts }) => ts === gone.nudge.ts) ? undefined : true,
    );
    await gone.at('2026-11-04T09:00:00Z');
    expect(gone.inThread()).toEqual([]);
  });
});
