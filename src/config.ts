import { z } from 'zod';

/** How the bot reaches Slack. */
export type SlackConnection =
  | { mode: 'playground' }
  | { mode: 'socket'; botToken: string; appToken: string }
  | { mode: 'http'; botToken: string; signingSecret: string };

export interface Config {
  slack: SlackConnection;
  /** Base address of Slack's Web API, with a slash at its end; undefined for Slack itself. */
  slackApiUrl: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  /** A team's own folder of cards, beside the built-in ones. */
  knowledgeDir: string | undefined;
  /** For Slack's requests in HTTP mode and for the page in the playground. */
  port: number;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Whether a question in a thread where the bot has answered needs no new mention. */
  threadFollowUps: boolean;
  /** Whether people of other workspaces, met in channels shared with them, are answered. */
  answerOutsiders: boolean;
  /** Whether guests of the workspace are answered. */
  answerGuests: boolean;
  /** The emoji that asks for guidance on a message, by its name; undefined when none does. */
  guidanceReaction: string | undefined;
  /** Slack's ids of the people who look after the cards; nobody when empty. */
  curators: readonly string[];
  production: boolean;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: string[] };

const blankAsMissing = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsMissing, schema);
const token = (name: string, prefix: string, where: string) =>
  setting(
    z
      .string()
      .trim()
      // Never repeat the value: it may be a secret in the wrong place.
      .startsWith(prefix, `${name} does not begin with "${prefix}". Copy it from ${where}.`)
      .optional(),
  );

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: token(
    'SLACK_BOT_TOKEN',
    'xoxb-',
    'your app\'s page "OAuth & Permissions" (Bot User OAuth Token)',
  ),
  SLACK_APP_TOKEN: token(
    'SLACK_APP_TOKEN',
    'xapp-',
    'your app\'s page "Basic Information" (App-Level Tokens)',
  ),
  SLACK_SIGNING_SECRET: setting(
    z
      .string()
      .trim()
      .regex(
        /^[0-9a-zA-Z]{16,}$/,
        'SLACK_SIGNING_SECRET does not look like one (letters and digits only, 32 as a rule). Copy it from your app\'s page "Basic Information".',
      )
      .optional(),
  ),
  SLACK_API_URL: setting(
    z
      .url({
        protocol: /^https?$/,
        error: 'SLACK_API_URL is not an http(s) address such as https://slack.com/api/.',
      })
      .optional(),
  ),
  DATABASE_URL: setting(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'DATABASE_URL is not an address like postgres://user:password@host:5432/database.',
      })
      .optional(),
  ),
  DATA_DIR: setting(z.string().default('data')),
  KNOWLEDGE_DIR: setting(z.string().trim().optional()),
  PORT: setting(
    z.coerce
      .number('PORT is not a number.')
      .int('PORT is not a whole number.')
      .min(0, 'PORT is below 0.')
      .max(65535, 'PORT is above 65535.')
      .default(3000),
  ),
  LOG_LEVEL: setting(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
        'LOG_LEVEL is not one of trace, debug, info, warn, error, silent.',
      )
      .default('info'),
  ),
  THREAD_FOLLOW_UPS: setting(z.enum(['on', 'off'], 'THREAD_FOLLOW_UPS is not "on" or "off".').default('on')),
  CURATORS: setting(
    z
      .string()
      .optional()
      .transform((list = '') => list.split(/[\s,]+/).filter((id) => id !== ''))
      .refine((ids) => ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)), {
        error:
          'CURATORS is not a list of Slack user ids with commas between them, such as U012ABCDEF,U034GHIJKL. Copy an id from a person\'s profile in Slack: "…", "Copy member ID".',
      }),
  ),
  ANSWER_OUTSIDERS: setting(z.enum(['on', 'off'], 'ANSWER_OUTSIDERS is not "on" or "off".').default('off')),
  ANSWER_GUESTS: setting(z.enum(['on', 'off'], 'ANSWER_GUESTS is not "on" or "off".').default('on')),
  GUIDANCE_REACTION: setting(
    z
      .string()
      .trim()
      .regex(
        /^:?[a-z0-9_+'-]+:?$/,
        'GUIDANCE_REACTION is not the name of an emoji such as compass, nor "off". Take the name that Slack shows between the colons.',
      )
      .transform((name) => name.replaceAll(':', ''))
      .default('compass'),
  ),
  NODE_ENV: z.string().optional(),
});

/**
 * Reads every setting from the environment.
 * @returns the settings, or every fault at once, each a sentence that says how to mend it and holds no secret
 */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const slack = connection(values, production);
  if (typeof slack === 'string') return { ok: false, faults: [slack] };
  return {
    ok: true,
    config: {
      slack,
      slackApiUrl: values.SLACK_API_URL?.replace(/\/*$/, '/'),
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR,
      knowledgeDir: values.KNOWLEDGE_DIR,
      port: values.PORT,
      logLevel: values.LOG_LEVEL,
      threadFollowUps: values.THREAD_FOLLOW_UPS === 'on',
      answerOutsiders: values.ANSWER_OUTSIDERS === 'on',
      answerGuests: values.ANSWER_GUESTS === 'on',
      guidanceReaction: values.GUIDANCE_REACTION === 'off' ? undefined : values.GUIDANCE_REACTION,
      curators: values.CURATORS,
      production,
    },
  };
}

function connection(
  {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  }: z.infer<typeof environmentSchema>,
  production: boolean,
): SlackConnection | string {
  if (botToken && appToken) return { mode: 'socket', botToken, appToken };
  if (botToken && signingSecret) return { mode: 'http', botToken, signingSecret };
  if (botToken) {
    return 'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is. Set one of them.';
  }
  if (appToken || signingSecret) {
    const found = appToken ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    return `${found} is set, but SLACK_BOT_TOKEN is not. Set it, or unset ${found} to use the playground.`;
  }
  if (production) {
    return 'NODE_ENV is production, but there are no Slack credentials. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP). The playground runs outside production only.';
  }
  return { mode: 'playground' };
}
