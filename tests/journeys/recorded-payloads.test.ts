import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type LocalSlackServer, type Organization, startLocalSlack } from '@guidepost/local-slack';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { signedRequests } from '../support/signed-requests.ts';
import { ADA, MANIFEST, MARCO, PLATFORM, startBot } from './journey.ts';

// What Slack sends, in the shapes that its documentation and its SDKs record, with values of our own. The local Slack does
// not make these, so what it gets wrong shows here. Each is answered or left alone on purpose, and nothing fails.

const FOLDER = fileURLToPath(new URL('payloads/', import.meta.url));

/** The bot posts, tells one person alone, responds to the request, opens a window. */
const POSTS = ['chat.postMessage'];
const TELLS = ['chat.postEphemeral'];
const RESPONDS = ['response_url'];
const OPENS = ['views.open'];
const OPENS_AND_FILLS = ['views.open', 'views.update'];
/** Nobody asked the bot anything. */
const NOTHING: string[] = [];

/** What becomes of each, in the order in which they come. */
const OUTCOMES: Record<string, readonly string[]> = {
  'url-verification': ['challenge'],
  'app-home-opened-messages': ['assistant.threads.setSuggestedPrompts'],
  // An older app: it has one tab alone, and Slack does not say which.
  'app-home-opened-without-a-tab': NOTHING,
  'app-context-changed': NOTHING,

  'app-mention': POSTS,
  'app-mention-added-by-an-edit': POSTS,
  // People correct what they wrote long ago, and do not ask anything.
  'app-mention-added-an-hour-later': NOTHING,
  'app-mention-in-an-organization': POSTS,
  'app-mention-of-an-organization-wide-install': POSTS,
  // That the bot does not answer people from another company.
  'app-mention-from-another-company': TELLS,
  // A bot that answers bots may never stop.
  'app-mention-by-a-workflow': NOTHING,
  'app-mention-by-another-bot': NOTHING,

  dm: POSTS,
  'dm-as-me-message': POSTS,
  'dm-in-an-assistant-thread': POSTS,
  'dm-in-an-organization': POSTS,
  // That the bot can't read it.
  'dm-with-only-a-file': POSTS,
  'dm-with-a-file-and-a-text': POSTS,
  'dm-with-a-file-of-another-company': POSTS,
  'dm-own-message': NOTHING,
  'dm-from-slackbot': NOTHING,
  'dm-changed': NOTHING,
  'dm-deleted': NOTHING,
  'dm-assistant-thread-titled': NOTHING,

  'channel-message': NOTHING,
  // The mention comes as an event of its own.
  'channel-message-with-a-mention': NOTHING,
  'channel-message-changed-to-mention': NOTHING,
  'channel-message-unfurled': NOTHING,
  'channel-message-deleted': NOTHING,
  'channel-message-by-a-webhook': NOTHING,
  'channel-message-by-a-workflow': NOTHING,
  'channel-me-message': NOTHING,
  'channel-thread-broadcast': NOTHING,
  'channel-message-replied': NOTHING,
  'channel-file-share': NOTHING,
  'channel-message-of-another-company': NOTHING,
  'channel-message-hidden-by-keys': NOTHING,
  'private-channel-message': NOTHING,
  'group-message': NOTHING,
  'channel-join': NOTHING,
  'channel-leave': NOTHING,
  'channel-topic': NOTHING,
  'channel-purpose': NOTHING,
  'channel-name': NOTHING,
  // Nudges and suggestions end there; nobody has any.
  'channel-archive': NOTHING,
  'channel-unarchive': NOTHING,
  'channel-posting-permissions': NOTHING,
  'channel-convert-to-private': NOTHING,
  'channel-convert-to-public': NOTHING,
  'channel-huddle': NOTHING,
  'channel-reminder': NOTHING,
  'channel-pinned-item': NOTHING,
  'channel-bot-add': NOTHING,
  'channel-tombstone': NOTHING,

  'reaction-added-compass': TELLS,
  'reaction-added-other': NOTHING,
  'reaction-added-to-a-file': NOTHING,
  'reaction-added-without-an-author': NOTHING,
  'reaction-removed': NOTHING,
  'link-shared': NOTHING,
  'link-shared-in-the-composer': NOTHING,
  'member-joined-channel': NOTHING,
  'channel-left': NOTHING,
  'group-left': NOTHING,
  'channel-deleted': NOTHING,
  'group-deleted': NOTHING,
  'channel-id-changed': NOTHING,
  'channel-rename': NOTHING,
  'channel-shared': NOTHING,
  'user-change': NOTHING,
  'tokens-revoked': NOTHING,
  'app-uninstalled': NOTHING,
  'app-rate-limited': NOTHING,
  'assistant-thread-started': NOTHING,
  'assistant-thread-context-changed': NOTHING,
  'agent-session-stopped': NOTHING,
  'agent-session-title-changed': NOTHING,
  'function-executed-of-another-version': NOTHING,

  command: RESPONDS,
  'command-without-a-text': RESPONDS,
  'command-in-an-organization': RESPONDS,
  'command-of-an-organization-wide-install': RESPONDS,
  'command-in-a-private-channel': RESPONDS,
  'command-in-a-direct-message': RESPONDS,
  'command-in-a-group-message': RESPONDS,
  // That the bot does not answer people from another company; once is enough.
  'command-from-another-company': ['response_url'],

  shortcut: OPENS_AND_FILLS,
  'shortcut-of-an-organization-wide-install': OPENS_AND_FILLS,
  // That it belongs to another version. A shortcut has no conversation to say so in.
  'shortcut-of-another-version': POSTS,
  'message-shortcut': OPENS_AND_FILLS,
  'message-shortcut-on-a-webhook-message': OPENS_AND_FILLS,
  'click-on-a-message': OPENS,
  'click-on-a-private-message': OPENS,
  'click-on-the-home-tab': OPENS_AND_FILLS,
  'click-of-an-organization-wide-install': OPENS,
  'click-on-a-link': NOTHING,
  'click-on-a-button-of-another-version': RESPONDS,
  'attachment-action-of-long-ago': RESPONDS,
  'view-submission': ['push'],
  // On the form itself, which keeps what was filled in.
  'view-submission-of-another-version': ['errors'],
  'view-closed': NOTHING,
  options: ['options'],

  'app-home-opened-home': ['views.publish'],
};

/** What the log says, of what nothing in this version listens to. */
const WARNINGS: Record<string, string> = {
  'app-rate-limited': 'slack.events_rate_limited',
  'function-executed-of-another-version': 'request.unknown',
  'shortcut-of-another-version': 'request.unknown',
  'click-on-a-button-of-another-version': 'request.unknown',
  'attachment-action-of-long-ago': 'request.unknown',
  'view-submission-of-another-version': 'request.unknown',
  'view-closed': 'request.unknown',
};

const WARN = 40;

/** What every workspace sends, alone or in an organization. */
const IN_BOTH = [
  'app-mention',
  'app-mention-from-another-company',
  'dm',
  'command',
  'shortcut',
  'user-change',
];

const ORGANIZATION = { id: 'E0NORTHWIND', name: 'Northwind' };
const inOrganization = (name: string) => name.includes('organization');

it('Everything that Slack sends is answered or left alone on purpose, and nothing fails', async () => {
  const files = readdirSync(FOLDER).map((file) => basename(file, '.json'));
  expect(files.toSorted()).toEqual(Object.keys(OUTCOMES).toSorted());
  await checkOutcomes((name) => !inOrganization(name), undefined);
});

it('So it is in an organization of several workspaces', async () => {
  await checkOutcomes((name) => inOrganization(name) || IN_BOTH.includes(name), ORGANIZATION);
});

async function checkOutcomes(isMeant: (name: string) => boolean, organization: Organization | undefined) {
  const rows = Object.entries(OUTCOMES).filter(([name]) => isMeant(name));
  const { slack, bot, signed, logged } = await startRecorded(organization);
  const outcomes: [string, readonly string[], number][] = [];
  let before = 0;
  for (const [name, expected] of rows) {
    const { status, said } = await send(name, slack, signed);
    const outcome = () => [...said, ...done(slack, before, expected)];
    // What is missing then shows in the comparison below.
    const isDone = expect.poll(() => outcome().length, { timeout: 20_000 });
    await isDone.toBeGreaterThanOrEqual(expected.length).catch(() => {});
    outcomes.push([name, outcome(), status]);
    before = slack.calls().length;
  }
  await bot.stop();
  expect(outcomes).toEqual(rows.map(([name, expected]) => [name, expected, 200]));
  expect(done(slack, before, []), 'what came later').toEqual([]);
  const warned = rows.flatMap(([name]) => WARNINGS[name] ?? []);
  expect(logged()).toEqual(warned.map((event) => ({ level: WARN, event })));
}

/** What the bot did in Slack since some call, as far as people see it; chats have their own tests. */
function done(slack: LocalSlackServer, since: number, expected: readonly string[]): string[] {
  return (
    slack
      .calls()
      .slice(since)
      .map(({ method }) => method)
      .filter((method) => SHOWN.test(method) || expected.includes(method))
      // A slow Home tab is drawn twice: at once, and when everything is known.
      .filter((method, at, all) => method !== 'views.publish' || all[at - 1] !== method)
  );
}

/** After what somebody does, the Home tab is drawn anew. */
const SHOWN = /^(?:chat|functions)\.|^(?:views\.open|views\.push|views\.update|response_url|reactions\.add)$/;

/** The bot with a Slack that answers it but sends it nothing, and the lines that it logs as a warning or an error. */
async function startRecorded(organization: Organization | undefined) {
  const slack = await startLocalSlack({
    port: 0,
    manifestPath: MANIFEST,
    eventsUrl: `http://127.0.0.1:${await freePort()}/nobody`,
    ...(organization && { organization }),
    onWarning: () => {},
  });
  onTestFinished(() => slack.close());
  const lines: { level: unknown; event: unknown }[] = [];
  const destination = new Writable({
    write(line, _encoding, done) {
      const { level, event } = JSON.parse(String(line));
      lines.push({ level, event });
      done();
    },
  });
  const port = await freePort();
  const bot = await startBot(slack, {
    wire: 'http',
    place: await testDatabase('postgres').place(),
    port,
    log: createLog({ level: 'warn', readable: false, destination }),
  });
  const signed = signedRequests({ port, signingSecret: slack.signingSecret });
  return { slack, bot, signed, logged: () => lines };
}

/** Sends a payload as Slack would. @returns the response's status, and what the response itself says */
async function send(name: string, slack: LocalSlackServer, signed: ReturnType<typeof signedRequests>) {
  const payload = JSON.parse(fill(readFileSync(`${FOLDER}${name}.json`, 'utf8'), slack));
  const isEvent = 'event' in payload || ['url_verification', 'app_rate_limited'].includes(payload.type);
  const { status, text } = await (isEvent
    ? signed.event(payload)
    : 'command' in payload
      ? signed.command(payload)
      : signed.interactive(payload));
  const { response_action: action, options, challenge } = text.startsWith('{') ? JSON.parse(text) : {};
  return { status, said: [action, options && 'options', challenge && 'challenge'].filter(Boolean) };
}

/** Puts in what is there only in this run: messages and their times, a conversation, a trigger, an address. */
function fill(payload: string, slack: LocalSlackServer): string {
  const dm = slack.state(ADA).botDmChannel;
  const channel = payload.includes('"channel": "$DM"') ? dm : PLATFORM;
  const where = payload.includes('"channel": "C0HELIOS"') ? 'C0HELIOS' : channel;
  const root = payload.includes('$ROOT')
    ? slack.post({ channel: where, by: channel === dm ? ADA : MARCO, text: 'Why is the build slow?' })
    : '';
  const ts = slack.post({
    channel: where,
    by: ADA,
    text: 'How do we version datasets?',
    ...(root && { threadTs: root }),
  });
  return payload
    .replaceAll(/\$TS\+(\d+)/g, (_, seconds) => String((Number(ts) + Number(seconds)).toFixed(6)))
    .replaceAll('$TS', ts)
    .replaceAll('$ROOT', root)
    .replaceAll('$DM', dm)
    .replaceAll('$CARD', '- practices/phased-adoption')
    .replaceAll('$TRIGGER', slack.trigger(ADA))
    .replaceAll('$RESPONSE_URL', slack.responseUrl(ADA, where));
}
