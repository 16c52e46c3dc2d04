import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

// The least that a Bolt app can do: acknowledge, and answer with a line. It says how fast Bolt, HTTP and Slack's client are on
// this machine, at this moment.
const {
  PORT = '0',
  SLACK_BOT_TOKEN: token = '',
  SLACK_SIGNING_SECRET = '',
  SLACK_API_URL = '',
} = process.env;

const TEXT = 'Here is an answer.';
const app = new App({
  token,
  receiver: new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.event('app_mention', async ({ event, say }) => {
  await say({ text: TEXT, thread_ts: event.ts });
});
app.command('/guide', async ({ ack, respond }) => {
  await ack();
  await respond(TEXT);
});
await app.start(Number(PORT));
