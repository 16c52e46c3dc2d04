import { expect, it } from 'vitest';
import { ACTIONS } from '../../src/slack/kit/ids.ts';
import { click, responseUrls } from './forged-requests.ts';
import { CARD } from './forged-values.ts';
import { MARCO, startJourney } from './journey.ts';

const by = { userId: MARCO, team: 'T0NORTHWIND' };

it.each([
  ['an example', ACTIONS.askExample, 'how do we version datasets?', '*Version models and datasets*'],
  ['“Wrong topic”', ACTIONS.wrongTopic, `- ${CARD}`, 'Tell me in other words'],
  ['“Too long”', ACTIONS.tooLong, `- ${CARD}`, 'Adopt AI in phases'],
  ['“Not concrete”', ACTIONS.notConcrete, `- ${CARD}`, 'Adopt AI in phases'],
  ['a checklist', ACTIONS.makeChecklist, `- ${CARD}`, 'I can’t post in direct messages between other people'],
])(
  'In direct messages between two people, %s under a command’s answer is answered to the one who pressed',
  async (_, actionId, value, expected) => {
    const { playground, bot, signed } = await startJourney({ wire: 'http' });
    const { answers, urlFor } = await responseUrls();
    const at = { channel: 'D0BETWEEN', ts: '1.1', message: null, ephemeral: true };
    const trigger = playground.trigger(MARCO);
    await signed.interactive(click({ by, actionId, value, at, trigger, responseUrl: urlFor('here') }));
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(1);
    await bot.stop();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.body).toContain(expected);
    expect(answers[0]?.body).not.toMatch(/Something went wrong|\/invite/);
  },
);
