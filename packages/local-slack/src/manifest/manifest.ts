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
 */
export function readManifest(path: string | URL): AppManifest {
  try {
    return parseManifest(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`The app manifest ${path} cannot be used: ${reason}`, { cause: error });
  }
}

/** The same for the file's text. Throws what `yaml` or `zod` throw. */
function parseManifest(text: string): AppManifest {
  const raw = schema.parse(parse(text));
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
