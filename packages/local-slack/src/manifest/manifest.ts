import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Shortcut, SlashCommand, SuggestedPrompt, WorkflowStep } from '../protocol.ts';
import { functionsOf, functionsSchema } from './manifest-functions.ts';

/** What the local Slack uses from the app's manifest. It ignores the rest of the file. */
export interface AppManifest {
  name: string;
  description: string;
  /** The bot's name as people mention it. */
  botName: string;
  backgroundColor: string;
  botScopes: string[];
  botEvents: string[];
  commands: (SlashCommand & { shouldEscape: boolean })[];
  shortcuts: Shortcut[];
  homeTab: boolean;
  messagesTab: boolean;
  interactive: boolean;
  /** What Slack calls the Agent messaging experience; undefined if the app has none. */
  agent: { description: string; prompts: SuggestedPrompt[] } | undefined;
  /** Steps that the app offers to Workflow Builder. */
  steps: WorkflowStep[];
}

const schema = z.looseObject({
  display_information: z.looseObject({
    name: z.string(),
    description: z.string().default(''),
    background_color: z.string().default('#4a154b'),
  }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      agent_view: z
        .looseObject({
          agent_description: z.string().max(300).default(''),
          suggested_prompts: z
            .array(z.strictObject({ title: z.string(), message: z.string() }))
            .max(4)
            .default([]),
        })
        .optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string().startsWith('/'),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string(),
            type: z.enum(['message', 'global']),
            callback_id: z.string(),
            description: z.string().default(''),
          }),
        )
        .default([]),
    })
    .default({ slash_commands: [], shortcuts: [] }),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).default([]) }).optional() })
    .optional(),
  functions: functionsSchema.optional(),
  settings: z
    .looseObject({
      org_deploy_enabled: z.boolean().default(false),
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
    })
    .optional(),
});

/**
 * Reads the app's manifest (YAML or JSON).
 * Throws an Error that names the file if it can't be read or isn't a manifest.
 * @param additions files with parts that people may merge into it, merged the same way
 */
export function readManifest(path: string | URL, additions: readonly (string | URL)[] = []): AppManifest {
  try {
    const files = [path, ...additions].map((file) => parse(readFileSync(file, 'utf8')) as unknown);
    return manifestOf(files.reduce(merged));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    const files = [path, ...additions].join(' with ');
    throw new Error(`The app manifest ${files} cannot be used: ${reason}`, { cause: error });
  }
}

/** Both, with the lists of the second after those of the first; otherwise, the second counts. */
function merged(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  if (!isRecord(first) || !isRecord(second)) return second;
  const both = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    both.set(key, both.has(key) ? merged(both.get(key), value) : value);
  }
  return Object.fromEntries(both);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The manifest with this content. Throws what `zod` throws. */
function manifestOf(content: unknown): AppManifest {
  const raw = schema.parse(content);
  const agent = raw.features.agent_view;
  const messagesTab = raw.features.app_home?.messages_tab_enabled ?? false;
  return {
    name: raw.display_information.name,
    description: raw.display_information.description,
    botName: raw.features.bot_user?.display_name ?? raw.display_information.name,
    backgroundColor: raw.display_information.background_color,
    botScopes: raw.oauth_config?.scopes?.bot ?? [],
    botEvents: raw.settings?.event_subscriptions?.bot_events ?? [],
    commands: raw.features.slash_commands.map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint,
      shouldEscape: command.should_escape,
    })),
    shortcuts: raw.features.shortcuts.map((shortcut) => ({
      callbackId: shortcut.callback_id,
      name: shortcut.name,
      description: shortcut.description,
      type: shortcut.type,
    })),
    homeTab: raw.features.app_home?.home_tab_enabled ?? false,
    messagesTab,
    interactive: raw.settings?.interactivity?.is_enabled ?? false,
    // Conversations with an agent take place in the Messages tab.
    agent:
      agent && messagesTab
        ? { description: agent.agent_description, prompts: agent.suggested_prompts }
        : undefined,
    steps: functionsOf(raw.functions ?? {}, raw.settings?.org_deploy_enabled ?? false),
  };
}
