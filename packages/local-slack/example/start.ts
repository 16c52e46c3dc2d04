import { startLocalSlack } from '@guidepost/local-slack';
import { App } from '@slack/bolt';
import { lunch } from './lunch.ts';

const slack = await startLocalSlack({
  port: Number(process.env.PORT ?? 3000),
  manifestPath: new URL('manifest.yml', import.meta.url),
  examples: ['/lunch Thai'],
  // For people who work on the page: each reload shows their latest change.
  rebuildPage: process.env.REBUILD_PAGE === '1',
});
const app = new App({
  token: slack.botToken,
  appToken: slack.appToken,
  socketMode: true,
  clientOptions: { slackApiUrl: slack.apiUrl },
});
lunch(app);
await app.start();
console.log(`Open ${slack.url} and write: /lunch Thai`);
