import type { Block, Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { buttons, fromBot, PLATFORM, said, startJourney } from './journey.ts';

const names = (message: Message) => buttons(message.blocks ?? []).map(({ text }) => text);

/** The steps of a checklist, as people read them. */
const steps = (message: Message) =>
  (message.blocks ?? []).flatMap((block: Block) =>
    (block.accessory as { type?: string } | undefined)?.type === 'checkboxes'
      ? [(block.text as { text: string }).text.replace(/^\*\d\.\* /, '')]
      : [],
  );

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
