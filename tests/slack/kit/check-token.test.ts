import { startLocalSlack } from '@guidepost/local-slack';
import { webApi } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { startOperations } from '../../../src/operations/operations.ts';
import { createTokenCheck } from '../../../src/slack/kit/check-token.ts';
import { createPatience } from '../../../src/slack/kit/patience.ts';
import { createSlackFetch } from '../../../src/slack/kit/slack-fetch.ts';
import { silent } from '../../support/databases.ts';
import { MANIFEST } from '../../support/previewed-cards.ts';

it('While Slack refuses the token the bot is not ready, and says what to do', async () => {
  const slack = await startLocalSlack({ port: 0, manifestPath: MANIFEST });
  onTestFinished(() => slack.close());
  const listen = { port: 0, address: '127.0.0.1', chosen: true };
  const operations = await startOperations({ listen, version: '1', log: silent, now: () => new Date() });
  onTestFinished(() => operations.close());
  operations.slack.link({ type: 'connected' });
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    fetch: createSlackFetch(operations.slack.call),
    retryConfig: { retries: 0 },
  });
  const check = createTokenCheck(
    { client },
    { log: silent, onRefused: () => {}, observer: operations.slack },
  );
  const slackIs = async () => {
    const response = await fetch(`http://127.0.0.1:${operations.port}/readyz`);
    return ((await response.json()) as { checks: { slack: unknown } }).checks.slack;
  };
  slack.faults.refuseTokens('token_revoked');
  await check();
  expect(await slackIs()).toEqual({
    status: 'failing',
    reason: expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN \(token_revoked\)\. Copy the Bot User/),
  });
  slack.faults.refuseTokens(false);
  await check();
  expect(await slackIs()).toMatchObject({ status: 'ok' });
  slack.faults.failNext('auth.test', { type: 'dropped' }, 2);
  await check();
  expect(await slackIs()).toMatchObject({ status: 'ok' });
  await check();
  expect(await slackIs()).toEqual({
    status: 'failing',
    reason: expect.stringMatching(/^Slack has not answered the last 2 looks at the bot’s token\./),
  });
});

it('A token counts as refused when Slack says so three times in a row, and is then told once', async () => {
  const slack = await startLocalSlack({ port: 0, manifestPath: MANIFEST });
  onTestFinished(() => slack.close());
  const told: string[] = [];
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
  });
  let minutes = 0;
  const patience = createPatience(() => minutes * 60_000);
  const everyMinute = createTokenCheck(
    { client },
    { log: silent, patience, onRefused: ({ message }) => void told.push(message) },
  );
  const check = () => {
    minutes += 1;
    return everyMinute();
  };
  await check();
  slack.faults.refuseTokens('token_revoked');
  await check();
  await check();
  slack.faults.refuseTokens(false);
  await check();
  slack.faults.refuseTokens('token_expired');
  await check();
  slack.faults.failNext('auth.test', { type: 'server_error' });
  await check();
  await check();
  expect(told).toEqual([]);
  await check();
  await check();
  expect(told).toEqual([expect.stringContaining('Slack refuses SLACK_BOT_TOKEN (token_expired).')]);
});
