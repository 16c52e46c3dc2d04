import { startLocalSlack } from '@guidepost/local-slack';
import { webApi } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { createTokenCheck } from '../../../src/slack/kit/check-token.ts';
import { createPatience } from '../../../src/slack/kit/patience.ts';
import { silent } from '../../support/databases.ts';
import { MANIFEST } from '../../support/previewed-cards.ts';

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
