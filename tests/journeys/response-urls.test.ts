import { expect, it } from 'vitest';
import { fromBot, RANDOM, said, startJourney } from './journey.ts';

it('A command is answered once its response URL works again', async () => {
  const { ada, playground } = await startJourney();
  playground.faults.failNext('response_url', { type: 'server_error', status: 503 });
  playground.faults.failNext('response_url', { type: 'dropped' });
  playground.faults.failNext('response_url', { type: 'ratelimited', retryAfterSeconds: 1 });
  const answer = await ada.command('how do we version datasets?');
  expect(said(answer)).toContain('*Version models and datasets*');
  expect(answer.ephemeral).toBe(true);
});

it('A response URL that is used up costs nobody an answer: it comes in the same place, only for the person', async () => {
  const { ada, marco, playground } = await startJourney();
  playground.faults.failNext('response_url', { type: 'server_error', status: 404 });
  const answer = await ada.command('how do we version datasets?');
  expect(said(answer)).toContain('*Version models and datasets*');
  expect(answer.ephemeral).toBe(true);
  expect(marco.state().messages.map(({ ts }) => ts)).not.toContain(answer.ts);

  playground.faults.failNext('response_url', { type: 'server_error', status: 404 });
  expect(said(await ada.pressesAndHears('Helpful', answer))).toContain('helped');
  const list = await ada.command('practices');
  playground.faults.failNext('response_url', { type: 'server_error', status: 404 });
  expect(said(await ada.pressesAndHears('Next', list))).not.toBe(said(list));
});

it('Where Slack can’t show anything private, it comes as a direct message', async () => {
  const { ada, playground } = await startJourney();
  playground.faults.failNext('response_url', { type: 'server_error', status: 404 });
  await ada.act({ do: 'command', channel: RANDOM, command: '/guide', text: 'how do we version datasets?' });
  const answer = await ada.hears('0', { channel: ada.dm() });
  expect(said(answer)).toContain('*Version models and datasets*');
  expect(ada.state().messages.filter(({ userId }) => userId === ada.state().botUserId)).toHaveLength(1);
});

it('What went wrong is told another way, too', async () => {
  const { ada, playground } = await startJourney();
  // Slack accepts neither the newest blocks nor the plain ones, and then no message at all.
  for (const status of [400, 400, 404])
    playground.faults.failNext('response_url', { type: 'server_error', status });
  const told = await ada.command('how do we version datasets?');
  expect(said(told) || told.text).toContain('Something went wrong on my side');
});

it('What everybody sees is not posted a second time', async () => {
  const { ada, playground, bot } = await startJourney();
  const answer = await ada.command('how do we version datasets?', RANDOM);
  const posts = () =>
    fromBot(ada.state(), answer.ts, { channel: RANDOM }).filter(({ ephemeral }) => !ephemeral);
  playground.faults.failNext('response_url', { type: 'server_error', done: true });
  await ada.presses('Share in this channel', answer);
  await ada.sees(() => (posts().length > 0 ? true : undefined));
  await bot.stop();
  expect(posts()).toHaveLength(1);
});

it('What could not be shared is shared when the person tries again right away', async () => {
  const { ada, marco, playground } = await startJourney();
  const answer = await ada.command('how do we version datasets?', RANDOM);
  playground.faults.failNext('response_url', { type: 'server_error', status: 404 });
  const told = await ada.pressesAndHears('Share in this channel', answer);
  expect(said(told) || told.text).toContain('Please try again');
  await ada.presses('Share in this channel', answer);
  await marco.sees((now) => fromBot(now, answer.ts, { channel: RANDOM }).find(({ ephemeral }) => !ephemeral));
});

it('A response URL that says it failed, though it did not, gives nobody the same answer again and again', async () => {
  const { ada, playground, bot } = await startJourney();
  for (let nth = 0; nth < 6; nth += 1)
    playground.faults.failNext('response_url', { type: 'server_error', done: true });
  const first = await ada.command('how do we version datasets?');
  await bot.stop();
  const same = ada.state().messages.filter((one) => said(one) === said(first));
  expect(same.length).toBeLessThanOrEqual(2);
});
