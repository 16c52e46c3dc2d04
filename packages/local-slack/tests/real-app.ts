import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type LocalSlackOptions, type LocalSlackServer, startLocalSlack } from '../src/start-local-slack.ts';

/** A manifest with everything that these tests use; `scopes` and `events` replace the usual ones. */
export function manifestText({
  scopes = [
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'dnd:read',
    'im:history',
    'im:write',
    'im:read',
    'reactions:read',
    'reactions:write',
    'users:read',
  ],
  events = [
    'app_home_opened',
    'app_mention',
    'channel_archive',
    'channel_deleted',
    'channel_left',
    'channel_unarchive',
    'dnd_updated_user',
    'member_joined_channel',
    'member_left_channel',
    'message.channels',
    'message.im',
    'reaction_added',
    'user_change',
  ],
}: {
  scopes?: string[];
  events?: string[];
} = {}): string {
  return JSON.stringify({
    display_information: { name: 'Tester' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      bot_user: { display_name: 'Tester' },
      slash_commands: [
        { command: '/ask', description: 'Asks', should_escape: false },
        { command: '/escaped', description: 'Asks, escaped', should_escape: true },
      ],
      shortcuts: [
        { name: 'Explain', type: 'message', callback_id: 'explain', description: 'Explains' },
        { name: 'Anywhere', type: 'global', callback_id: 'anywhere', description: 'Anywhere' },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { event_subscriptions: { bot_events: events }, interactivity: { is_enabled: true } },
  });
}

export interface TestSlack {
  localSlack: LocalSlackServer;
  dir: string;
}

/** A local Slack for one test, closed when the test is done. */
export async function localSlackFor(
  options: Partial<LocalSlackOptions> & { manifest?: string } = {},
): Promise<TestSlack> {
  const dir = await mkdtemp(join(tmpdir(), 'local-slack-'));
  const manifestPath = join(dir, 'manifest.json');
  const { manifest, ...rest } = options;
  await writeFile(manifestPath, manifest ?? manifestText());
  const localSlack = await startLocalSlack({ port: 0, manifestPath, ...rest });
  onTestFinished(async () => {
    await localSlack.close();
    await rm(dir, { recursive: true, force: true });
  });
  return { localSlack, dir };
}

/**
 * A real Bolt app on the local Slack over Socket Mode. `listeners` sets it up before it connects.
 * It reconnects quickly if its connection drops.
 */
export async function boltOn(
  { localSlack }: TestSlack,
  listeners: (app: App) => void = () => {},
): Promise<App> {
  const clientOptions = clientOptionsFor(localSlack);
  const receiver = new SocketModeReceiver({
    appToken: localSlack.appToken,
    clientPingTimeout: 200,
    installerOptions: { clientOptions },
    logger: silent,
  });
  return await running(
    new App({ token: localSlack.botToken, receiver, clientOptions, logger: silent }),
    listeners,
  );
}

/** The same over signed HTTP, on this port. */
export async function boltOverHttp(
  { localSlack }: TestSlack,
  port: number,
  listeners: (app: App) => void = () => {},
): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: localSlack.signingSecret, port, logger: silent });
  const clientOptions = clientOptionsFor(localSlack);
  return await running(
    new App({ token: localSlack.botToken, receiver, clientOptions, logger: silent }),
    listeners,
  );
}

export function clientOptionsFor(localSlack: LocalSlackServer): {
  slackApiUrl: string;
  retryConfig: { retries: number };
} {
  return { slackApiUrl: localSlack.apiUrl, retryConfig: { retries: 0 } };
}

async function running(app: App, listeners: (app: App) => void): Promise<App> {
  listeners(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The tests cause errors on purpose, which Bolt would log. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
