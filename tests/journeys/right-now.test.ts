import type { Block, Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, buttons, fromBot, PLATFORM, said, startJourney } from './journey.ts';

const names = (message: Message) => buttons(message.blocks ?? []).map(({ text }) => text);

/** The steps of a checklist, as people read them. */
const steps = (message: Message) =>
  (message.blocks ?? []).flatMap((block: Block) =>
    (block.accessory as { type?: string } | undefined)?.type === 'checkboxes'
      ? [(block.text as { text: string }).text.replace(/^\*\d\.\* /, '')]
      : [],
  );

/** The checklists in #platform. */
const listsIn = (actor: Actor): Message[] =>
  fromBot(actor.state(), '0', { channel: PLATFORM }).filter((one) => steps(one).length > 0);

describe('in an incident', () => {
  it('"production is down" gets three lines that help at once, and no week of work', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('production is down what do I do');
    expect(said(answer)).toMatch(
      /^:rotating_light: \*Right now · from Monitoring and troubleshooting\*\n> First stop the harm/,
    );
    expect(said(answer).match(/^> /gm)).toHaveLength(3);
    expect(said(answer)).toContain('writes to users');
    expect(said(answer)).toMatch(/Afterward: .+ · .+/);
    expect(said(answer)).not.toMatch(/SLO report|First step|this week/i);
    expect(names(answer).slice(0, 2)).toEqual(['Post a checklist here', 'Open the card']);
  });

  it('its lines become a checklist in the channel, which everyone there can tick', async () => {
    const { ada, marco } = await startJourney();
    const answer = await ada.command('production is down what do I do');
    const lines = said(answer)
      .split('\n')
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2));
    await ada.presses('Post a checklist here', answer);
    const list = await marco.sees((now) =>
      fromBot(now, '0', { channel: PLATFORM }).find((one) => steps(one).length > 0),
    );
    expect(steps(list)).toEqual(lines);
    expect(said(list)).toContain('Checklist: Monitoring and troubleshooting');
    expect(said(list)).toContain(`*0 of 3 done* · Right now · made by <@${ada.id}>`);
  });

  it('two people who press at once, each in an answer of their own, get one list, and so does whoever comes later', async () => {
    const { ada, marco, bot } = await startJourney();
    const [mine, his] = [await ada.command('production is down'), await marco.command('production is down')];
    await Promise.all([
      ada.presses('Post a checklist here', mine),
      marco.presses('Post a checklist here', his),
    ]);
    const told = (actor: Actor) =>
      actor.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes('already in')));
    await Promise.race([told(ada), told(marco)]);
    await ada.presses('Post a checklist here', await ada.command('production is down'));
    await told(ada);
    await bot.stop();
    expect(listsIn(marco)).toHaveLength(1);
  });

  it('a list that was never posted, because the bot was cut short, can be posted; one that was posted is found', async () => {
    const { ada, marco, playground, bot, place, start } = await startJourney();
    const answer = await ada.command('production is down');
    await ada.presses('Post a checklist here', answer);
    const list = await marco.sees(() => listsIn(marco).at(0));
    await bot.stop();
    const cutShort = async () => {
      const store = await testDatabase('postgres').open(place);
      await store.db.updateTable('checklists').set({ messageTs: null }).execute();
      await store.close();
    };
    await cutShort();
    const second = await start();
    await ada.pressesAndHears('Post a checklist here', answer);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('already in')));
    expect(listsIn(marco)).toHaveLength(1);
    await second.stop();
    await cutShort();
    await fetch(`${playground.apiUrl}chat.delete`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${playground.botToken}` },
      body: JSON.stringify({ channel: PLATFORM, ts: list.ts }),
    });
    expect(listsIn(marco)).toEqual([]);
    await start();
    await ada.presses('Post a checklist here', answer);
    await marco.sees(() => listsIn(marco).at(0));
  });

  it('a list that another process is posting is not said to be there yet', async () => {
    const { ada, place } = await startJourney();
    const answer = await ada.command('production is down');
    const other = await testDatabase('postgres').open(place);
    const what = `checklist of responsibilities/monitoring-and-troubleshooting in ${PLATFORM} `;
    expect(await other.claims.lease({ team: 'T0NORTHWIND' }, what, new Date(), 60_000)).toBe(true);
    const told = await ada.pressesAndHears('Post a checklist here', answer);
    expect(told.text).toContain('Somebody is posting it right now');
    await other.close();
  });

  it('a mention in its thread gets what helps with that incident, visible to everyone there', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says('SEV1: checkout is down since the 14:00 release, errors everywhere.');
    await ada.says('The new version throws 500 on every request.', PLATFORM, root);
    const answer = await ada.asks('@Guidepost what now?', PLATFORM, root);
    expect(said(answer)).toMatch(/^:rotating_light: \*Right now · from Watch deployments in real time\*/);
    expect(said(answer)).toMatch(/> .*(?:back to the old version|Route traffic back)/);
    expect(answer.threadTs).toBe(root);
    await ada.presses('Post a checklist here', answer);
    const list = await marco.sees((now) =>
      fromBot(now, answer.ts, { channel: PLATFORM, threadTs: root }).find((one) => steps(one).length > 0),
    );
    expect(steps(list).length).toBeGreaterThan(1);
  });

  it('something that no card knows gets one line that says so, and what helps in any incident', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('our intranet search is broken right now');
    expect(said(answer)).toMatch(
      /^No card has a first-ten-minutes step for this\.\nIn any incident: First stop the harm .*\(Monitoring and troubleshooting\)\n/,
    );
  });

  it('an error that no card explains gets the place that helps', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('our deploy is failing with permission denied');
    expect(answer.text).toMatch(/^That’s about permissions, .*runbook.*on call\.$/);
    expect(names(answer)).toEqual(['How to ask']);
  });
});

describe('outside of an incident', () => {
  it('a calm question about going back gets the whole answer, not an alarm', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('how do we roll back a bad model?');
    expect(said(answer)).toMatch(/^\*Version models and datasets\*\n> /);
  });
});
