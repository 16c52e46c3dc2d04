import type { Block, Json, Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { type Actor, fromBot, NOOR, PLATFORM, person, RANDOM, said, startJourney } from './journey.ts';

interface Box {
  block_id: string;
  accessory: { type: string; action_id: string; options: Json[]; initial_options?: Json[] };
}

const boxes = (message: Message) =>
  (message.blocks ?? []).filter(
    (block: Block) => (block.accessory as { type?: string } | undefined)?.type === 'checkboxes',
  ) as unknown as Box[];

const ticked = (message: Message) => boxes(message).map((box) => Boolean(box.accessory.initial_options));

/** Presses a box as a person's screen shows it. @param step from 0 */
async function ticks(actor: Actor, message: Message, step: number, done = true): Promise<void> {
  const box = boxes(message)[step];
  if (!box) throw new Error(`there is no step ${step}`);
  await actor.act({
    do: 'press',
    container: { type: 'message', channel: message.channel, ts: message.ts },
    blockId: box.block_id,
    actionId: box.accessory.action_id,
    payload: { type: 'checkboxes', selected_options: done ? box.accessory.options : [] },
    values: {},
  });
}

const shows = (actor: Actor, ts: string, state: boolean[]) =>
  actor.sees((now) =>
    now.messages.find((one) => one.ts === ts && JSON.stringify(ticked(one)) === JSON.stringify(state)),
  );

/** A checklist in a thread: the message, and the modal that it was made from. */
async function makes(actor: Actor) {
  const answer = await actor.asks('@Guidepost how do we adopt AI in phases?');
  expect(said(answer)).toContain('*Adopt AI in phases*');
  const modal = await actor.pressesAndOpens('Read the whole card', answer);
  await actor.presses('Post a checklist in the thread', modal);
  const thread = { channel: PLATFORM, threadTs: answer.threadTs ?? '' };
  const list = await actor.sees((now) =>
    fromBot(now, answer.ts, thread).find((one) => boxes(one).length > 0),
  );
  return { list, modal, thread };
}

describe('a checklist of a card', () => {
  it('is posted in the thread; whoever ticks a step stands beside it, and can take it back', async () => {
    const { ada, marco } = await startJourney();
    const { list, modal } = await makes(ada);
    expect(said(list)).toContain('Checklist: Adopt AI in phases');
    expect(said(list)).toContain(`*0 of 5 done* · How to do it · made by <@${ada.id}>`);
    expect(said(list)).toContain('*1.* *Shadow, two weeks.*');
    await ada.sees((now) =>
      now.modals.find((one) => one.id === modal.id && said(one).includes('Everyone there')),
    );
    await ticks(marco, list, 1);
    const one = await shows(ada, list.ts, [false, true, false, false, false]);
    expect(said(one)).toContain(`done by <@${marco.id}>, <!date^`);
    expect(one.text).toBe('Checklist: Adopt AI in phases. 1 of 5 done.');
    await ticks(ada, one, 1, false);
    expect(said(await shows(marco, list.ts, [false, false, false, false, false]))).not.toContain('done by');
  });

  it('loses no tick of people who tick at once on what their screens show, with few changes of the message', async () => {
    const { ada, marco, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const { list } = await makes(ada);
    const before = playground.calls('chat.update').length;
    await Promise.all([0, 1, 2, 3, 4].map((step) => ticks([ada, marco, noor][step % 3] ?? ada, list, step)));
    const all = await shows(noor, list.ts, [true, true, true, true, true]);
    expect(said(all)).toContain('All 5 steps are done');
    for (const one of [ada, marco, noor]) expect(said(all)).toContain(`done by <@${one.id}>`);
    expect(playground.calls('chat.update').length - before).toBeLessThan(5);
  });

  it('is drawn when Slack, which asked for patience, takes it again', async () => {
    const { ada, playground } = await startJourney();
    const { list } = await makes(ada);
    playground.faults.failNext('chat.update', { type: 'ratelimited', retryAfterSeconds: 1 });
    await ticks(ada, list, 0);
    await shows(ada, list.ts, [true, false, false, false, false]);
  });

  it('is ticked in a large channel with few questions about its members, also while Slack takes no more of them', async () => {
    let ahead = 0;
    const { ada, marco, playground } = await startJourney({
      now: () => new Date(Date.now() + ahead),
      workspace: ({ channels }) => {
        const others = Array.from({ length: 2500 }, (_, index) => `U1MEMBER${index}`);
        for (const channel of channels)
          if (channel.id === PLATFORM) channel.memberIds = [...others, ...channel.memberIds];
      },
    });
    const { list } = await makes(ada);
    const asked = () => playground.calls('conversations.members').length;
    await Promise.all([ticks(ada, list, 0), ticks(marco, list, 1)]);
    const two = await shows(ada, list.ts, [true, true, false, false, false]);
    expect(asked()).toBe(3);
    ahead = 61_000;
    playground.faults.failNext('conversations.members', { type: 'ratelimited', retryAfterSeconds: 3 });
    await ticks(ada, two, 2);
    await shows(ada, list.ts, [true, true, true, false, false]);
    expect(asked()).toBe(7);
  });

  it('is made once by a double click', async () => {
    const { ada, bot } = await startJourney();
    const { modal, thread } = await makes(ada);
    await Promise.all([
      ada.presses('Post a checklist in the thread', modal),
      ada.presses('Post a checklist in the thread', modal),
    ]);
    await ada.sees((now) => now.modals.find((one) => said(one).includes('already')));
    await bot.stop();
    expect(fromBot(ada.state(), '0', thread).filter((one) => boxes(one).length > 0)).toHaveLength(1);
  });

  it('says how to invite the bot where it is no member, and in one that is forgotten what to do', async () => {
    const { ada, bot, place, start } = await startJourney();
    const elsewhere = await ada.pressesAndOpens(
      'Read the whole card',
      await ada.command('card practices/phased-adoption', RANDOM),
    );
    await ada.presses('Post a checklist in #random', elsewhere);
    await ada.sees((now) => now.modals.find((one) => said(one).includes('/invite @guidepost')));
    const { list } = await makes(ada);
    await bot.stop();
    const store = await testDatabase('pglite').open(place);
    await store.db.deleteFrom('checklists').execute();
    await store.close();
    await start();
    await ticks(ada, list, 0);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('This checklist is too old')));
  });

  it('refuses a tick in words while the database is away, and takes it when it is back', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const { ada } = await startJourney({
      database: {
        kind: 'postgres',
        place: async () => ({ dataDir: '/nonexistent', databaseUrl: server.url }),
        open: () => Promise.reject(new Error('not used')),
      },
    });
    const { list } = await makes(ada);
    await server.stop();
    await ticks(ada, list, 0);
    await ada.sees((now) => now.messages.find((one) => one.text.includes('Something went wrong')));
    await server.start();
    await ticks(ada, list, 0);
    await shows(ada, list.ts, [true, false, false, false, false]);
  });
});
