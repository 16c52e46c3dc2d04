import { startLocalSlack } from '@guidepost/local-slack';
import { expect, it, onTestFinished } from 'vitest';
import { connectSlack } from '../../../src/slack/kit/connect.ts';
import { tellCurators } from '../../../src/slack/setup-check/tell-curators.ts';
import { silent } from '../../support/databases.ts';
import { MANIFEST } from '../../support/previewed-cards.ts';

async function workspace() {
  const slack = await startLocalSlack({ port: 0, manifestPath: MANIFEST });
  onTestFinished(() => slack.close());
  const { botToken, appToken, apiUrl } = slack;
  const { workspaces, team } = await connectSlack({
    connection: { mode: 'socket', botToken, appToken },
    apiUrl,
    log: silent,
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  return { slack, workspace: await workspaces.of(team) };
}

const WHY = 'Slack refuses SLACK_APP_TOKEN (invalid_auth). Create an App-Level Token.';

it('Curators read in a direct message why the bot stops, each once, also if one can’t be reached', async () => {
  const { slack, workspace: bot } = await workspace();
  await tellCurators(bot, ['U0NOBODY', 'U0ADA'], WHY);
  const { messages, botUserId, botDmChannel } = slack.state('U0ADA');
  const read = messages.filter(({ userId, channel }) => userId === botUserId && channel === botDmChannel);
  expect(read.map(({ text }) => text)).toEqual([expect.stringContaining(WHY)]);
});

it('Where Slack takes no message any longer, nobody is told, and the bot can stop', async () => {
  const { slack, workspace: bot } = await workspace();
  slack.faults.refuseTokens('token_revoked');
  await tellCurators(bot, ['U0ADA'], WHY);
  const { messages, botUserId } = slack.state('U0ADA');
  expect(messages.filter(({ userId, text }) => userId === botUserId && text.includes(WHY))).toEqual([]);
});
