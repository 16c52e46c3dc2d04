import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCoverage } from '@guidepost/local-slack/coverage';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SHORTCUTS, WORKFLOW_STEPS } from '../src/slack/kit/ids.ts';
import { COMMAND } from '../src/slack/kit/words.ts';
import { EVENT_SCOPES } from '../src/slack/setup-check/event-scopes.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  features: { slash_commands: { command: string }[]; shortcuts?: { callback_id: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}
const manifest = parse(text('manifest.yml')) as Manifest;
const code = readdirSync(join(ROOT, 'src/slack'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => text(join('src/slack', path)))
  .join('\n');

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** Direct messages are left out: who is in these is no question. */
const READ = ['channels:read', 'groups:read', 'mpim:read'];

/** The scopes that Slack asks for, from the method and event pages on docs.slack.dev. */
const METHOD_SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'agents.sessions.setStatus': ['chat:write'],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'conversations.info': READ,
  'conversations.members': READ,
  'conversations.open': ['im:write'],
  'conversations.replies': HISTORY,
  'conversations.history': HISTORY,
  'dnd.info': ['dnd:read'],
  'dnd.teamInfo': ['dnd:read'],
  'reactions.add': ['reactions:write'],
  'reactions.get': ['reactions:read'],
  // Only where a root of pages names user groups: docs/pages.md says that these need usergroups:read.
  'usergroups.users.list': [],
  'users.info': ['users:read'],
  'users.getPresence': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};
const methods = new Set([...code.matchAll(/\bclient\s*\.((?:\w+\.)+\w+)\(/g)].map((match) => match[1] ?? ''));
const listened = new Set([...code.matchAll(/app\.event\('([a-z_]+)'/g)].map((match) => match[1] ?? ''));
const events = [
  ...listened,
  ...(/app\.message\(/.test(code)
    ? Object.keys(EVENT_SCOPES).filter((name) => name.startsWith('message.'))
    : []),
];

describe('manifest.yml', () => {
  it("is what Slack's own schema for manifests allows", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(text('tests/support/slack-manifest.schema.json')) as object);
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
  });

  it('asks for the scopes that the code uses, and no more', () => {
    expect([...methods].filter((method) => !METHOD_SCOPES[method])).toEqual([]);
    const needed = new Set([
      'commands',
      ...[...methods].flatMap((method) => METHOD_SCOPES[method] ?? []),
      ...events.flatMap((event) => EVENT_SCOPES[event] ?? []),
    ]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  it('subscribes to the events that the code listens to, and no more', () => {
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(events.toSorted());
  });

  it('subscribes only to events that the local Slack can send', () => {
    const { bot_events: subscribed } = manifest.settings.event_subscriptions;
    expect(Object.keys(eventCoverage)).toEqual(expect.arrayContaining(subscribed));
  });

  it('declares the commands and shortcuts that the code answers, and no more', () => {
    expect(code).toContain('app.command(COMMAND');
    expect(manifest.features.slash_commands.map((one) => one.command)).toEqual([COMMAND]);
    const shortcuts = [...code.matchAll(/app\.shortcut\(SHORTCUTS\.(\w+)/g)].map(
      (match) => SHORTCUTS[match[1] as keyof typeof SHORTCUTS],
    );
    expect((manifest.features.shortcuts ?? []).map((one) => one.callback_id).toSorted()).toEqual(
      shortcuts.toSorted(),
    );
  });

  it('with the workflow step beside it is allowed by the schema, and declares the steps that the code answers', () => {
    const step = parse(text('docs/workflow-step.yml')) as {
      functions: Record<string, unknown>;
      settings: Manifest['settings'];
    };
    const merged = {
      ...manifest,
      _metadata: { major_version: 2 },
      functions: step.functions,
      settings: { ...manifest.settings, ...step.settings },
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(text('tests/support/slack-manifest.schema.json')) as object);
    expect(validate(merged) ? [] : validate.errors).toEqual([]);
    expect(Object.keys(step.functions)).toEqual(Object.values(WORKFLOW_STEPS));
    expect(step.settings.event_subscriptions.bot_events).toEqual(['function_executed']);
  });

  it('keeps its reasons in docs/slack-app.md', () => {
    const page = text('docs/slack-app.md');
    for (const name of [
      ...manifest.oauth_config.scopes.bot,
      ...manifest.settings.event_subscriptions.bot_events,
    ]) {
      expect(page).toContain(`\`${name}\``);
    }
  });
});

describe('.env.example', () => {
  it('names every setting that the configuration reads', () => {
    const settings = [...text('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(settings.length).toBeGreaterThan(8);
    for (const name of settings) expect(text('.env.example')).toMatch(new RegExp(`^(# )?${name}=`, 'm'));
  });
});
