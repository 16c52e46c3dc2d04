import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { lunch } from '../example/lunch.ts';
import { localSlackFor } from './real-app.ts';
// The test that the README shows: importing it runs it.
import '../example/lunch.test.ts';

const PACKAGE = join(import.meta.dirname, '..');
const text = (path: string) => readFile(join(PACKAGE, path), 'utf8');

test('the README shows the example’s test as it is', async () => {
  const readme = await text('README.md');
  expect(readme).toContain(`\`\`\`ts\n${await text('example/lunch.test.ts')}\`\`\``);
});

test('the example collects an order: a command, a button, a form, a reply in the thread', async () => {
  const { localSlack } = await localSlackFor({ manifest: await text('example/manifest.yml') });
  const { botToken: token, appToken, apiUrl: slackApiUrl } = localSlack;
  const app = new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl } });
  lunch(app);
  await app.start();
  await localSlack.act('U0ADA', { do: 'command', channel: 'C0GENERAL', command: '/lunch', text: 'sushi' });
  const asked = await localSlack.waitFor('U0NOOR', ({ messages }) =>
    messages.find((one) => one.text.startsWith('Lunch from sushi')),
  );
  const actions = asked.blocks?.find(({ type }) => type === 'actions');
  await localSlack.act('U0NOOR', {
    do: 'press',
    container: { type: 'message', channel: asked.channel, ts: asked.ts },
    blockId: actions?.block_id ?? '',
    actionId: 'order',
    payload: {},
    values: {},
  });
  const { id: viewId } = await localSlack.waitFor('U0NOOR', ({ modals }) => modals[0]);
  await localSlack.act('U0NOOR', {
    do: 'submit',
    viewId,
    values: { dish: { dish: { type: 'plain_text_input', value: 'green curry' } } },
  });
  const order = await localSlack.waitFor('U0ADA', ({ messages }) =>
    messages.find((one) => one.threadTs === asked.ts),
  );
  expect(order.text).toBe('<@U0NOOR> takes green curry');
  await app.stop();
});
