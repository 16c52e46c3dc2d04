import { isIP } from 'node:net';
import { z } from 'zod';
import type { BuiltIn } from './cards/load.ts';
import type { PageSettings } from './pages/sources/page-settings.ts';

/** How the bot reaches Slack. */
export type SlackConnection =
  | { mode: 'playground' }
  | { mode: 'socket'; botToken: string; appToken: string }
  | { mode: 'http'; botToken: string; signingSecret: string };

/** A secret that lets a program ask over HTTP. */
export interface ApiToken {
  /** What the log calls it. */
  name: string;
  token: string;
  /** The ids of roots of pages that it may read besides those that everybody may. */
  roots: readonly string[];
}

/** Where programs ask over HTTP, and who may. */
export interface ApiSettings {
  port: number;
  address: string;
  /** The names by which clients reach it, lower case, without ports. */
  hosts: readonly string[];
  /** Never empty. */
  tokens: readonly ApiToken[];
  /** How many requests are answered per token and minute. */
  requestsPerMinute: number;
}

export interface Config {
  slack: SlackConnection;
  /** Base address of Slack's Web API, ending in a slash; undefined for Slack itself. */
  slackApiUrl: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  /** A team's own folder of cards, in addition to the built-in ones. */
  knowledgeDir: string | undefined;
  /** Which built-in cards are used. */
  builtIn: BuiltIn;
  /** Slack's ids of the channels in which no built-in card answers. */
  builtInOffIn: readonly string[];
  /** Where a team's own pages are. */
  pages: PageSettings;
  /** Receives Slack's requests in HTTP mode, and serves the page of the playground. */
  port: number;
  /** Where /healthz, /readyz and /metrics are; undefined for nowhere. */
  operations: { port: number; address: string; chosen: boolean } | undefined;
  /** Undefined unless somebody chose a port. */
  api: ApiSettings | undefined;
  /** Where traces are sent, in OpenTelemetry's format over HTTP; undefined for nowhere. */
  tracesUrl: string | undefined;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Whether the bot answers questions without a mention in a thread where it has answered before. */
  threadFollowUps: boolean;
  /** Whether the bot answers people from other workspaces in shared channels (Slack Connect). */
  answerOutsiders: boolean;
  /** Whether the bot answers guests of the workspace. */
  answerGuests: boolean;
  /** The name of the emoji that asks for guidance on a message; undefined when there is none. */
  guidanceReaction: string | undefined;
  /** Slack's user ids of the curators, who look after the cards. May be empty. */
  curators: readonly string[];
  /** How many messages and commands of one person the bot reads per minute. */
  messagesPerMinute: number;
  /** Ids of the kinds of cards that nudges never bring. */
  nudgeWithoutKinds: readonly string[];
  /** The address of the outline of the guide, which cards link to; undefined for no link. */
  guideUrl: string | undefined;
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
      .refine((value) => !value.startsWith('xoxe'), {
        error: `${name} begins with "xoxe": it belongs to an app with token rotation and expires within hours. Create the app from manifest.yml, which has token rotation off, and copy the token from ${where}.`,
        abort: true,
      })
      .startsWith(prefix, {
        error: `${name} does not start with "${prefix}". Copy it from ${where}.`,
        abort: true,
      })
      .refine((value) => !/\s/.test(value), {
        error: `${name} has a line break or a space in it. Copy it again, in one piece, from ${where}.`,
        abort: true,
      })
      .regex(
        /^[\w.-]*$/,
        `${name} has a character in it that no token has: they consist of letters, digits and dashes. Copy it again from ${where}.`,
      )
      .optional(),
  );

/** Never repeats the value: it may hold a password or a token. */
function collectorAddress(name: string) {
  return z
    .string()
    .trim()
    .pipe(
      z.url({
        protocol: /^https?$/,
        error: `${name} is not an http(s) address. It should look like http://localhost:4318.`,
      }),
    );
}

function portOrOff(name: string) {
  return setting(
    z
      .string()
      .trim()
      .refine((value) => value === 'off' || (/^\d{1,5}$/.test(value) && Number(value) <= 65535), {
        error: `${name} must be a port from 1 to 65535, 0 for any free one, or "off".`,
        abort: true,
      })
      .transform((value) => (value === 'off' ? value : Number(value)))
      .optional(),
  );
}

function ownAddress(name: string) {
  return setting(
    z
      .string()
      .trim()
      .refine((address) => isIP(address) !== 0 || address === 'localhost', {
        error: `${name} is not an address of this machine, such as 127.0.0.1 for this machine alone, or 0.0.0.0 for every network that it is in.`,
      })
      .default('127.0.0.1'),
  );
}

/** A shorter token could be guessed. */
const SHORTEST_TOKEN = 32;
const MAKE_TOKEN = 'Make one with: openssl rand -hex 32';

/** Reads `name=token`, or `name+root+root=token`. Never repeats a token: only the names. */
function readTokens(list: string, fault: (message: string) => void): ApiToken[] {
  const tokens = list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry, index) => {
      const [, who, token = ''] = /^([^=]*)=(.*)$/.exec(entry) ?? [];
      const names = who?.split('+') ?? [];
      const [name = '', ...roots] = names;
      if (names.length === 0 || !names.every((one) => /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(one))) {
        fault(
          `API_TOKENS: entry ${index + 1} does not begin with a name, as in laptop=…, or with a name and ids of roots of pages, as in laptop+handbook=…. Separate entries by commas.`,
        );
      } else if (token.length < SHORTEST_TOKEN) {
        fault(
          `API_TOKENS: the token of “${name}” has ${token.length} characters; it needs at least ${SHORTEST_TOKEN}. ${MAKE_TOKEN}`,
        );
      } else if (!/^[\w.~+/-]+=*$/.test(token)) {
        fault(
          `API_TOKENS: the token of “${name}” has a character in it that can't be sent: use letters, digits and - . _ ~ + / only. ${MAKE_TOKEN}`,
        );
      }
      return { name, token, roots };
    });
  if (new Set(tokens.map(({ name }) => name)).size < tokens.length)
    fault('API_TOKENS has the same name twice. Give each token a name of its own.');
  if (new Set(tokens.map(({ token }) => token)).size < tokens.length)
    fault('API_TOKENS has the same token twice. Give each program one of its own.');
  return tokens;
}

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
        'SLACK_SIGNING_SECRET does not look like a signing secret (usually 32 letters and digits). Copy it from your app\'s page "Basic Information".',
      )
      .optional(),
  ),
  SLACK_API_URL: setting(
    z
      .string()
      .trim()
      // Never repeat the value: it may hold a password or a token.
      .refine((value) => !/\s/.test(value), {
        error: 'SLACK_API_URL has a line break or a space in it. It should look like https://slack.com/api/.',
      })
      .pipe(
        z
          .url({
            protocol: /^https?$/,
            error: 'SLACK_API_URL is not an http(s) address. It should look like https://slack.com/api/.',
            abort: true,
          })
          .refine((value) => new URL(value).username === '' && new URL(value).password === '', {
            error:
              'SLACK_API_URL has a user name or password in it, which can’t be sent that way. Leave out all that is before the “@”.',
            abort: true,
          })
          .refine((value) => !/[?#]/.test(value), {
            error:
              'SLACK_API_URL has a “?” or “#” in it. The names of Slack’s methods are put behind the address, so it must end in a path, like https://slack.com/api/.',
          }),
      )
      .optional(),
  ),
  DATABASE_URL: setting(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error:
          'DATABASE_URL is not the address of a PostgreSQL database. It should look like postgres://user:password@host:5432/database, with characters like @, /, # and % in the password percent-encoded.',
      })
      .optional(),
  ),
  DATA_DIR: setting(z.string().default('data')),
  KNOWLEDGE_DIR: setting(z.string().trim().optional()),
  BUILT_IN: setting(
    z
      .string()
      .trim()
      .toLowerCase()
      .default('on')
      .transform((value) => (value === 'on' || value === 'off' ? value : value.split(/[\s,]+/)))
      .refine(
        (value) => typeof value === 'string' || value.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
        {
          error:
            'BUILT_IN must be "on", "off", or a list of kinds of cards separated by commas, such as practices,soft-skills. The kinds are the ids in knowledge/kinds.yaml.',
        },
      ),
  ),
  BUILT_IN_OFF_IN: setting(
    z
      .string()
      .optional()
      .transform((list = '') => list.split(/[\s,]+/).filter((id) => id !== ''))
      .refine((ids) => ids.every((id) => /^[CG][A-Z0-9]+$/.test(id)), {
        error:
          'BUILT_IN_OFF_IN is not a list of Slack channel ids separated by commas, such as C012ABCDEF,C034GHIJKL. To copy an id, open the channel’s details in Slack; it stands at the end.',
      }),
  ),
  DOCS_DIR: setting(z.string().trim().optional()),
  GUIDEPOST_CONFIG: setting(z.string().trim().optional()),
  PORT: setting(
    z.coerce
      .number('PORT is not a number.')
      .int('PORT is not a whole number.')
      .min(0, 'PORT is less than 0.')
      .max(65535, 'PORT is greater than 65535.')
      .default(3000),
  ),
  OPERATIONS_PORT: portOrOff('OPERATIONS_PORT'),
  OPERATIONS_ADDRESS: ownAddress('OPERATIONS_ADDRESS'),
  API_PORT: portOrOff('API_PORT'),
  API_ADDRESS: ownAddress('API_ADDRESS'),
  API_HOSTS: setting(
    z
      .string()
      .optional()
      .transform((list = '') =>
        list
          .toLowerCase()
          .split(/[\s,]+/)
          .filter((host) => host !== ''),
      )
      .refine((hosts) => hosts.every((host) => /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])$/.test(host)), {
        error:
          'API_HOSTS is not a list of host names separated by commas, such as guidepost.example.com. Leave out “https://”, ports and paths.',
      }),
  ),
  API_TOKENS: setting(
    z
      .string()
      .optional()
      .transform((list = '', { addIssue }) => readTokens(list, (message) => addIssue(message))),
  ),
  API_REQUESTS_PER_MINUTE: setting(
    z.coerce
      .number('API_REQUESTS_PER_MINUTE is not a number.')
      .int('API_REQUESTS_PER_MINUTE is not a whole number.')
      .min(1, 'API_REQUESTS_PER_MINUTE is less than 1: nobody would get an answer.')
      .max(100_000, 'API_REQUESTS_PER_MINUTE is greater than 100000.')
      .default(60),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(collectorAddress('OTEL_EXPORTER_OTLP_ENDPOINT').optional()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: setting(
    collectorAddress('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT').optional(),
  ),
  LOG_LEVEL: setting(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
        'LOG_LEVEL must be trace, debug, info, warn, error or silent.',
      )
      .default('info'),
  ),
  THREAD_FOLLOW_UPS: setting(z.enum(['on', 'off'], 'THREAD_FOLLOW_UPS must be "on" or "off".').default('on')),
  CURATORS: setting(
    z
      .string()
      .optional()
      .transform((list = '') => list.split(/[\s,]+/).filter((id) => id !== ''))
      .refine((ids) => ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)), {
        error:
          'CURATORS is not a list of Slack user ids separated by commas, such as U012ABCDEF,U034GHIJKL. To copy an id, open the person\'s profile in Slack and choose "…", "Copy member ID".',
      }),
  ),
  NUDGE_WITHOUT_KINDS: setting(
    z
      .string()
      .optional()
      .transform((list = '') => list.split(/[\s,]+/).filter((id) => id !== ''))
      .refine((ids) => ids.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)), {
        error:
          'NUDGE_WITHOUT_KINDS is not a list of kinds of cards separated by commas, such as salary,market. The kinds are the ids in knowledge/kinds.yaml.',
      }),
  ),
  MESSAGES_PER_MINUTE: setting(
    z.coerce
      .number('MESSAGES_PER_MINUTE is not a number.')
      .int('MESSAGES_PER_MINUTE is not a whole number.')
      .min(1, 'MESSAGES_PER_MINUTE is less than 1: nobody would get an answer.')
      .max(100_000, 'MESSAGES_PER_MINUTE is greater than 100000.')
      .default(30),
  ),
  ANSWER_OUTSIDERS: setting(z.enum(['on', 'off'], 'ANSWER_OUTSIDERS must be "on" or "off".').default('off')),
  ANSWER_GUESTS: setting(z.enum(['on', 'off'], 'ANSWER_GUESTS must be "on" or "off".').default('on')),
  GUIDANCE_REACTION: setting(
    z
      .string()
      .trim()
      .regex(
        /^:?[a-z0-9_+'-]+:?$/,
        'GUIDANCE_REACTION must be the name of an emoji, such as compass, or "off". Use the name that Slack shows between colons.',
      )
      .transform((name) => name.replaceAll(':', ''))
      .default('compass'),
  ),
  GUIDE_URL: setting(
    z
      .url({
        protocol: /^https?$/,
        error:
          'GUIDE_URL is not an http(s) address. It should lead to docs/guide-outline.md where your people can read it, like https://github.com/your-org/guidepost/blob/main/docs/guide-outline.md.',
      })
      .optional(),
  ),
  NODE_ENV: z.string().optional(),
});

/**
 * Reads every setting from the environment.
 * @returns the settings, or all faults at once: for each one, what is wrong and how to fix it, without any secrets
 */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  const values = parsed.data;
  const environment = values.NODE_ENV?.trim().toLowerCase() ?? '';
  const production = environment === 'production';
  const slack = connection(values, environment);
  if (typeof slack === 'string') return { ok: false, faults: [slack] };
  const api = apiOf(values);
  if (typeof api === 'string') return { ok: false, faults: [api] };
  return {
    ok: true,
    config: {
      slack,
      slackApiUrl: values.SLACK_API_URL?.replace(/\/*$/, '/'),
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR,
      knowledgeDir: values.KNOWLEDGE_DIR,
      builtIn: values.BUILT_IN,
      builtInOffIn: values.BUILT_IN_OFF_IN,
      pages: pageSettingsOf(values, env),
      port: values.PORT,
      operations: operationsOf(values, slack),
      api,
      tracesUrl: tracesUrlOf(values),
      logLevel: values.LOG_LEVEL,
      threadFollowUps: values.THREAD_FOLLOW_UPS === 'on',
      answerOutsiders: values.ANSWER_OUTSIDERS === 'on',
      answerGuests: values.ANSWER_GUESTS === 'on',
      guidanceReaction: values.GUIDANCE_REACTION === 'off' ? undefined : values.GUIDANCE_REACTION,
      curators: values.CURATORS,
      messagesPerMinute: values.MESSAGES_PER_MINUTE,
      nudgeWithoutKinds: values.NUDGE_WITHOUT_KINDS,
      guideUrl: withoutAnchor(values.GUIDE_URL),
      production,
    },
  };
}

function withoutAnchor(url: string | undefined): string | undefined {
  return url?.replace(/#.*$/, '');
}

/** The port that is usual for metrics of a process. */
const OPERATIONS_PORT = 9464;

function operationsOf(
  { OPERATIONS_PORT: port, OPERATIONS_ADDRESS: address }: z.infer<typeof environmentSchema>,
  slack: SlackConnection,
): Config['operations'] {
  if (port === 'off') return undefined;
  if (port !== undefined) return { port, address, chosen: true };
  return slack.mode === 'playground' ? undefined : { port: OPERATIONS_PORT, address, chosen: false };
}

/** The names of this machine for itself. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

function apiOf({
  API_PORT: port = 'off',
  API_ADDRESS: address,
  API_HOSTS: hosts,
  API_TOKENS: tokens,
  API_REQUESTS_PER_MINUTE: requestsPerMinute,
}: z.infer<typeof environmentSchema>): Config['api'] | string {
  if (port === 'off') return undefined;
  if (tokens.length === 0) {
    return `API_PORT is set, but API_TOKENS is not. Set it to a name and a secret of at least ${SHORTEST_TOKEN} characters, such as laptop=…. ${MAKE_TOKEN}`;
  }
  // Clients never address a machine by the address that means all of its networks.
  const own = ['0.0.0.0', '::'].includes(address) ? [] : [isIP(address) === 6 ? `[${address}]` : address];
  return {
    port,
    address,
    hosts: [...new Set([...LOCAL_HOSTS, ...own, ...hosts])],
    tokens,
    requestsPerMinute,
  };
}

function tracesUrlOf({
  OTEL_EXPORTER_OTLP_ENDPOINT: base,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
}: z.infer<typeof environmentSchema>): string | undefined {
  return own ?? (base && `${base.replace(/\/*$/, '')}/v1/traces`);
}

/**
 * Reads which cards are used, for tools that need no Slack.
 * @returns the settings, or what is wrong with them
 */
export function readKnowledge(
  env: Record<string, string | undefined>,
):
  | { ok: true; knowledge: Pick<Config, 'knowledgeDir' | 'builtIn' | 'guideUrl'> }
  | { ok: false; faults: string[] } {
  const parsed = environmentSchema
    .pick({ KNOWLEDGE_DIR: true, BUILT_IN: true, GUIDE_URL: true })
    .safeParse(env);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  const { KNOWLEDGE_DIR: knowledgeDir, BUILT_IN: builtIn, GUIDE_URL: guideUrl } = parsed.data;
  return { ok: true, knowledge: { knowledgeDir, builtIn, guideUrl: withoutAnchor(guideUrl) } };
}

/**
 * Reads where the data is, for tools that need no Slack.
 * @returns the place, or what is wrong with the settings
 */
export function readPlace(
  env: Record<string, string | undefined>,
): { ok: true; place: Pick<Config, 'databaseUrl' | 'dataDir'> } | { ok: false; faults: string[] } {
  const parsed = environmentSchema.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(env);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => issue.message) };
  return { ok: true, place: { databaseUrl: parsed.data.DATABASE_URL, dataDir: parsed.data.DATA_DIR } };
}

/** Reads where a team's own pages are, for tools that need no Slack. */
export function readPageSettings(env: Record<string, string | undefined>): PageSettings {
  return pageSettingsOf(environmentSchema.pick({ DOCS_DIR: true, GUIDEPOST_CONFIG: true }).parse(env), env);
}

function pageSettingsOf(
  values: Pick<z.infer<typeof environmentSchema>, 'DOCS_DIR' | 'GUIDEPOST_CONFIG'>,
  env: Record<string, string | undefined>,
): PageSettings {
  const tokens = Object.entries(env).flatMap(([name, value = '']) =>
    /^GIT_TOKEN(?:_[A-Z0-9_]+)?$/.test(name) && value.trim() !== '' ? [[name, value.trim()] as const] : [],
  );
  const wikiTokens = Object.entries(env).flatMap(([name, value = '']) =>
    /^(?:CONFLUENCE_(?:TOKEN|USER)|NOTION_TOKEN)(?:_[A-Z0-9_]+)?$/.test(name) && value.trim() !== ''
      ? [[name, value.trim()] as const]
      : [],
  );
  return {
    docsDir: values.DOCS_DIR,
    configFile: values.GUIDEPOST_CONFIG,
    gitTokens: Object.fromEntries(tokens),
    wikiTokens: Object.fromEntries(wikiTokens),
  };
}

/** The values of NODE_ENV with which the playground starts. */
const NOT_PRODUCTION = ['', 'development', 'test'];

function connection(
  {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  }: z.infer<typeof environmentSchema>,
  environment: string,
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
  if (environment === 'production') {
    return 'NODE_ENV is production, but there are no Slack credentials. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP). The playground only runs outside production.';
  }
  // A misspelled “production” must not start a playground.
  if (!NOT_PRODUCTION.includes(environment)) {
    return `NODE_ENV is “${environment}”, and there are no Slack credentials. Set it to production or development (expected: production, development, test, or nothing), or set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.`;
  }
  return { mode: 'playground' };
}
