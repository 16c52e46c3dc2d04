import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AppManifest } from '../../slack/setup-check/slack-findings.ts';

const manifestSchema = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What the project's own manifest asks Slack for. */
export function readManifest(): AppManifest {
  const text = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8');
  const { oauth_config: oauth, settings } = manifestSchema.parse(parse(text));
  return { scopes: oauth.scopes.bot, events: settings.event_subscriptions.bot_events };
}
