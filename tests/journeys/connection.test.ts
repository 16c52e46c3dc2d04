import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { said, startJourney } from './journey.ts';

it('The log says when the connection to Slack is lost, and when it is back; a new one that Slack asks for is no loss', async () => {
  const lines: { event: string; msg: string }[] = [];
  const written = Promise.withResolvers<void>();
  const destination = new Writable({
    write: (line, _, done) => {
      const { event, msg } = JSON.parse(String(line));
      if (/^slack\./.test(event)) lines.push({ event, msg });
      if (lines.length === 3) written.resolve();
      done();
    },
  });
  const log = createLog({ level: 'info', readable: false, destination });
  const { ada, playground } = await startJourney({ log });
  playground.faults.failNext('apps.connections.open', { type: 'server_error', status: 502 });
  playground.faults.dropConnections();
  expect(said(await ada.asks('@Guidepost how do we version datasets?'))).toContain('Version');
  expect(lines).toEqual([
    {
      event: 'slack.connection_lost',
      msg: expect.stringMatching(/^lost the connection to Slack \(.+\); connecting again$/),
    },
    { event: 'slack.connecting_failed', msg: expect.stringContaining('502') },
    { event: 'slack.reconnected', msg: expect.stringMatching(/^connected to Slack again after [\d.]+ s$/) },
  ]);
  await written.promise;
  playground.faults.refreshConnections();
  expect(said(await ada.asks('@Guidepost what is model drift?'))).toContain('drift');
  await expect
    .poll(() => lines.slice(3), { timeout: 30_000 })
    .toEqual([
      {
        event: 'slack.reconnected',
        msg: 'connected to Slack again before the old connection was closed, as Slack asked',
      },
    ]);
});

it.each(['invalid_auth', 'account_inactive', 'missing_scope'])(
  'Slack may refuse a good token once while the bot connects again (%s): it tries again, and answers',
  async (error) => {
    const { ada, playground } = await startJourney();
    playground.faults.failNext('apps.connections.open', { type: 'error', error });
    playground.faults.dropConnections();
    expect(said(await ada.asks('@Guidepost how do we version datasets?'))).toContain('Version');
  },
);

it('A new connection is not tried before Slack wants one', async () => {
  const paused = Promise.withResolvers<string>();
  const destination = new Writable({
    write: (line, _, done) => {
      const { event, msg } = JSON.parse(String(line));
      if (event === 'slack.connecting_failed') paused.resolve(msg);
      done();
    },
  });
  const log = createLog({ level: 'info', readable: false, destination });
  const { playground } = await startJourney({ log });
  playground.faults.failNext('apps.connections.open', { type: 'ratelimited', retryAfterSeconds: 30 });
  playground.faults.dropConnections();
  expect(await paused.promise).toContain('trying again in 30 s');
});
