import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { PreviewSource } from '../src/page-server/preview-source.ts';
import type { PreviewState } from '../src/protocol.ts';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { localSlackFor } from './real-app.ts';
import { readEvents } from './server-sent-events.ts';

const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } };
const divider = { type: 'divider' };

/** One message, whose newest blocks and whose modal Slack would refuse. */
const source: PreviewSource = {
  list: async () => ({
    groups: [{ id: 'menus', name: 'Menus', emoji: ':fork_and_knife:' }],
    items: [
      { id: 'menus/long', group: 'menus', title: 'Long', summary: '', badge: 'new', errors: 0, advice: 0 },
    ],
    elsewhere: [],
  }),
  item: async (id) =>
    id === 'menus/long'
      ? {
          id,
          title: 'Long',
          path: 'menus/long.md',
          badge: 'new',
          stale: false,
          problems: [],
          shown: {
            message: { text: 'Long', blocks: [long], plain: [divider] },
            modal: { type: 'modal', title: { type: 'plain_text', text: 'Long' }, blocks: [long] },
          },
        }
      : undefined,
  onChange: () => () => {},
};

/** The states that people see when they look at an item. */
async function looking({ url }: LocalSlackServer, item?: string) {
  const query = item === undefined ? '' : `?item=${encodeURIComponent(item)}`;
  const states = readEvents<PreviewState>(await fetch(`${url}preview/events${query}`));
  onTestFinished(async () => void (await states.return(undefined)));
  return states;
}

async function status(slack: LocalSlackServer, path: string, host?: string) {
  const { port } = new URL(slack.url);
  return await new Promise((resolve, reject) => {
    const headers = { host: host ?? `localhost:${port}` };
    const call = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    call.on('error', reject);
    call.end();
  });
}

test('a preview says which of its blocks Slack would refuse, and why', async () => {
  const { localSlack } = await localSlackFor({ previews: { source: () => source } });
  const { value } = await (await looking(localSlack, 'menus/long')).next();
  expect(value?.items.map(({ title, badge }) => [title, badge])).toEqual([['Long', 'new']]);
  expect(value?.item?.shown?.blocks).toEqual({
    ok: false,
    refusals: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
  });
  expect(value?.item?.shown?.plain).toEqual({ ok: true, content: [divider] });
  expect(value?.item?.shown?.modal).toMatchObject({
    refusals: ['[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]'],
  });
});

test('while a change is being read, the page knows that what it shows may be out of date', async () => {
  const ready = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let change = () => {};
  let reads = 0;
  const slow: PreviewSource = {
    ...source,
    list: async () => {
      await ready[reads++]?.promise;
      return source.list();
    },
    onChange: (listener) => {
      change = listener;
      return () => {};
    },
  };
  const { localSlack } = await localSlackFor({ previews: { source: () => slow } });
  const states = await looking(localSlack, 'menus/long');
  const next = async () => (await states.next()).value?.checking;
  ready[0]?.resolve();
  expect(await next()).toBe(false);
  change();
  expect(await next()).toBe(true);
  ready[1]?.resolve();
  expect(await next()).toBe(false);
});

test('the app may call its messages something else', async () => {
  const { localSlack } = await localSlackFor({ previews: { source: () => source } });
  expect(localSlack.state('U0ADA')).toMatchObject({ previews: true, previewWords: { many: 'messages' } });
  const words = {
    one: 'menu',
    many: 'menus',
    message: { title: 'Menu', note: 'For today.' },
    modal: { title: 'Order', note: 'For tomorrow.' },
  };
  const { localSlack: other } = await localSlackFor({ previews: { source: () => source, words } });
  const { value } = await (await looking(other)).next();
  expect(value?.workspace.previewWords).toEqual(words);
});

test('previews only answer this machine, and only valid requests', async () => {
  const { localSlack } = await localSlackFor({ previews: { source: () => source } });
  for (const path of ['/preview', '/preview/events']) {
    expect(await status(localSlack, path)).toBe(200);
    expect(await status(localSlack, path, 'evil.example')).toBe(403);
  }
  expect(await status(localSlack, '/preview/events?item=')).toBe(400);
  expect(await status(localSlack, '/preview/events?item=a&path=b')).toBe(400);
  expect(await status(localSlack, `/preview/events?item=${'x'.repeat(501)}`)).toBe(400);
  const page = await fetch(`${localSlack.url}preview`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const { value } = await (await looking(localSlack, '../../../etc/passwd')).next();
  expect(value?.item).toBeNull();
});

test('there are no previews if the app has none, and none yet while it starts', async () => {
  const { localSlack: without } = await localSlackFor();
  expect(await status(without, '/preview')).toBe(404);
  expect(without.state('U0ADA').previews).toBe(false);
  const { localSlack: starting } = await localSlackFor({ previews: { source: () => undefined } });
  expect(await status(starting, '/preview')).toBe(200);
  expect(await status(starting, '/preview/events')).toBe(503);
});

test('previews that fail end their stream, and the person running it is told why', async () => {
  const warnings: string[] = [];
  const failing = { ...source, list: () => Promise.reject(new Error('out of paper')) };
  const { localSlack } = await localSlackFor({
    onWarning: (text) => warnings.push(text),
    previews: { source: () => failing },
  });
  await expect((await looking(localSlack)).next()).rejects.toThrow();
  expect(warnings.join()).toContain('out of paper');
});
