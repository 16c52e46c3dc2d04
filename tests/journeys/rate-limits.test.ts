import { expect, it } from 'vitest';
import { startJourney } from './journey.ts';

it('When Slack limits one window, everybody else goes on, and the person is told to try again', async () => {
  const { ada, marco, playground } = await startJourney();
  const card = 'card practices/phased-adoption';
  const [adas, marcos] = [await ada.command(card), await marco.command(card)];
  playground.faults.failNext('views.open', { type: 'ratelimited', retryAfterSeconds: 3600 });
  expect((await ada.pressesAndHears('Read the whole card', adas)).text).toContain('Please try again');
  expect((await marco.pressesAndOpens('Read the whole card', marcos)).title).toBeTruthy();
  expect((await ada.pressesAndOpens('Read the whole card', adas)).title).toBeTruthy();
});

it('A short limit costs nobody their window', async () => {
  const { ada, playground } = await startJourney();
  const card = await ada.command('card practices/phased-adoption');
  playground.faults.failNext('views.open', { type: 'ratelimited', retryAfterSeconds: 1 });
  expect((await ada.pressesAndOpens('Read the whole card', card)).title).toBeTruthy();
});

it.each([
  ['asks for a longer pause', { type: 'ratelimited', retryAfterSeconds: 4 }],
  ['has an error of its own', { type: 'error', error: 'internal_error' }],
] as const)('The Home tab is shown a few seconds later when Slack %s', async (_, fault) => {
  const { ada, playground } = await startJourney();
  playground.faults.failNext('views.publish', fault);
  await ada.openHome();
  const home = await ada.sees((now) => now.home ?? undefined);
  expect(JSON.stringify(home.blocks)).toContain('Search');
});

it('The Home tab is shown although Slack refuses it at first', async () => {
  const { ada, playground } = await startJourney();
  playground.faults.failNext('views.publish', { type: 'server_error', status: 500 });
  await ada.openHome();
  const home = await ada.sees((now) => now.home ?? undefined);
  expect(JSON.stringify(home.blocks)).toContain('Search');
});
