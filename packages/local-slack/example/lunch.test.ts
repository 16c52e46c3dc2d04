import { startLocalSlack } from '@guidepost/local-slack';
import { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { lunch } from './lunch.ts';

test('/lunch asks the channel', async () => {
  const slack = await startLocalSlack({ manifestPath: new URL('manifest.yml', import.meta.url) });
  const { botToken: token, appToken, apiUrl: slackApiUrl } = slack;
  const app = new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl } });
  lunch(app);
  await app.start();
  await slack.act('U0ADA', { do: 'command', channel: 'C0GENERAL', command: '/lunch', text: 'sushi' });
  const seen = await slack.waitFor('U0NOOR', (page) => page.messages.find(({ text }) => /sushi/.test(text)));
  expect(seen.blocks).toHaveLength(2);
  await app.stop();
  await slack.close();
});
