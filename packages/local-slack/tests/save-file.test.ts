import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalSlack } from '../src/start-local-slack.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

async function directory(): Promise<{ saveFile: string; manifestPath: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'local-slack-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const manifestPath = join(dir, 'manifest.json');
  await writeFile(manifestPath, manifestText());
  return { saveFile: join(dir, 'data', 'workspace.json'), manifestPath };
}

test('messages, members, reactions, and the Home tab survive a restart; ephemeral messages don’t', async () => {
  const { saveFile, manifestPath } = await directory();
  const first = await startLocalSlack({ port: 0, manifestPath, saveFile });
  const sent = await first.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'remember me' });
  if (!sent.ok || !sent.ts) throw new Error('the message was not sent');
  await first.act('U0MARCO', { do: 'react', channel: 'C0RANDOM', ts: sent.ts, name: 'eyes' });
  await first.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: '/invite @Tester' });
  const call = (method: string, args: Record<string, string>) =>
    fetch(`${first.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.botToken}` },
      body: new URLSearchParams(args),
    });
  await call('chat.postEphemeral', { channel: 'C0RANDOM', user: 'U0ADA', text: 'forget me' });
  const view = JSON.stringify({ type: 'home', blocks: [{ type: 'divider' }] });
  await call('views.publish', { user_id: 'U0ADA', view });
  const before = first.state('U0ADA');
  expect(before.messages.at(-1)).toMatchObject({ text: 'forget me', ephemeral: true });
  await first.close();

  const second = await startLocalSlack({ port: 0, manifestPath, saveFile });
  onTestFinished(() => second.close());
  const after = second.state('U0ADA');
  expect(after.messages).toEqual(before.messages.filter((one) => !one.ephemeral));
  expect(after.channels).toEqual(before.channels);
  expect(after.home).toEqual(before.home);
  const later = await second.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'later' });
  expect(later.ok && later.ts && later.ts > sent.ts).toBe(true);
});

test.each([
  ['no JSON', '{"format":1,'],
  ['another format', '{"format":2}'],
  ['something else in it', '{"format":1,"people":[{"id":7}],"channels":[],"messages":[],"homes":[]}'],
  [
    'a time that nobody can live in',
    '{"format":1,"people":[],"channels":[],"messages":[],"homes":[],"clockAheadMs":1e300}',
  ],
])(
  'a saved workspace with %s is set aside with a clear message, and the seeded one is there',
  async (_name, text) => {
    const { saveFile } = await directory();
    await writeFile(`${saveFile.replace(/data\/workspace/, 'workspace')}`, text);
    const path = saveFile.replace(/data\/workspace/, 'workspace');
    const warnings: string[] = [];
    const { localSlack } = await localSlackFor({
      saveFile: path,
      onWarning: (warning) => warnings.push(warning),
    });
    expect(warnings).toEqual([expect.stringContaining(`moved to ${path}.broken`)]);
    expect(await readFile(`${path}.broken`, 'utf8')).toBe(text);
    expect(localSlack.state('U0ADA').messages.length).toBeGreaterThan(10);
  },
);

test('a place that can’t be written to is reported, and the local Slack goes on', async () => {
  const warnings: string[] = [];
  const { saveFile, manifestPath } = await directory();
  await writeFile(saveFile.replace(/\/data\/.*/, '/data'), 'a file where the folder should be');
  const localSlack = await startLocalSlack({
    port: 0,
    manifestPath,
    saveFile,
    onWarning: (warning) => warnings.push(warning),
  });
  expect(await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'x' })).toMatchObject({
    ok: true,
  });
  await localSlack.close();
  expect(warnings.at(-1)).toContain('could not be saved');
});

test("an app's answers to messages from before a restart still find their thread", async () => {
  const { saveFile, manifestPath } = await directory();
  const first = await startLocalSlack({ port: 0, manifestPath, saveFile });
  const sent = await first.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'question' });
  await first.close();
  const { localSlack, dir } = await localSlackFor({ saveFile });
  const app = await boltOn({ localSlack, dir });
  const thread_ts = sent.ok ? (sent.ts ?? '') : '';
  await app.client.chat.postMessage({ channel: 'C0GENERAL', thread_ts, text: 'answer' });
  expect(localSlack.state('U0ADA').messages.find((one) => one.ts === thread_ts)?.replyCount).toBe(1);
});
