import { describe, expect, it } from 'vitest';
import { readConfig, readPageSettings } from '../src/config.ts';

const BOT = 'xoxb-1-abc';
const APP = 'xapp-1-A-abc';
const SECRET = '0123456789abcdef0123456789abcdef';

function faults(env: Record<string, string>): string {
  const read = readConfig(env);
  return read.ok ? '' : read.faults.join('\n');
}

describe('the settings', () => {
  it('name who looks after the cards, and say how when they do not', () => {
    expect(readConfig({ CURATORS: ' U012ABC, W0345 U1 ' })).toMatchObject({
      config: { curators: ['U012ABC', 'W0345', 'U1'] },
    });
    expect(readConfig({})).toMatchObject({ config: { curators: [] } });
    expect(faults({ CURATORS: '@ada' })).toMatch(/^CURATORS is not a list of Slack user ids/);
  });

  it('name the kinds of cards that nudges never bring, and say how when they do not', () => {
    expect(readConfig({ NUDGE_WITHOUT_KINDS: 'salary, soft-skills' })).toMatchObject({
      config: { nudgeWithoutKinds: ['salary', 'soft-skills'] },
    });
    expect(readConfig({})).toMatchObject({ config: { nudgeWithoutKinds: [] } });
    expect(faults({ NUDGE_WITHOUT_KINDS: 'Soft skills!' })).toMatch(/^NUDGE_WITHOUT_KINDS is not a list/);
  });

  it('name a team’s own pages, and the tokens for their repositories', () => {
    const env = {
      DOCS_DIR: ' docs ',
      GUIDEPOST_CONFIG: '',
      GIT_TOKEN: 'a',
      GIT_TOKEN_WIKI: 'b',
      GIT_TOKENS: 'c',
      CONFLUENCE_USER: 'bot@example.com',
      CONFLUENCE_TOKEN_OPS: ' d ',
      NOTION_TOKEN: '',
    };
    const pages = {
      docsDir: 'docs',
      configFile: undefined,
      gitTokens: { GIT_TOKEN: 'a', GIT_TOKEN_WIKI: 'b' },
      wikiTokens: { CONFLUENCE_USER: 'bot@example.com', CONFLUENCE_TOKEN_OPS: 'd' },
    };
    expect(readConfig(env)).toMatchObject({ config: { pages } });
    expect(readPageSettings(env)).toEqual(pages);
  });

  it('open a port for operators on this machine, but not for the playground unless somebody wants it', () => {
    const inSlack = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
    expect(readConfig({})).toMatchObject({ config: { operations: undefined } });
    expect(readConfig({ OPERATIONS_PORT: '0' })).toMatchObject({
      config: { operations: { port: 0, address: '127.0.0.1', chosen: true } },
    });
    expect(readConfig(inSlack)).toMatchObject({
      config: { operations: { port: 9464, address: '127.0.0.1', chosen: false } },
    });
    expect(readConfig({ ...inSlack, OPERATIONS_PORT: '9000', OPERATIONS_ADDRESS: '0.0.0.0' })).toMatchObject({
      config: { operations: { port: 9000, address: '0.0.0.0', chosen: true } },
    });
    expect(readConfig({ ...inSlack, OPERATIONS_PORT: 'off' })).toMatchObject({
      config: { operations: undefined },
    });
    expect(faults({ OPERATIONS_PORT: '70000' })).toMatch(/^OPERATIONS_PORT must be a port from 1 to 65535/);
    expect(faults({ OPERATIONS_ADDRESS: 'example.com' })).toMatch(/^OPERATIONS_ADDRESS is not an address/);
  });

  it('let programs ask over HTTP where a port and a token are set', () => {
    const token = 'x'.repeat(32);
    const api = (env: Record<string, string>) => {
      const read = readConfig({ API_PORT: '8080', API_TOKENS: `laptop=${token}`, ...env });
      return read.ok ? read.config.api : undefined;
    };
    expect(readConfig({})).toMatchObject({ config: { api: undefined } });
    expect(readConfig({ API_TOKENS: `laptop=${token}` })).toMatchObject({ config: { api: undefined } });
    expect(api({})).toEqual({
      port: 8080,
      address: '127.0.0.1',
      hosts: ['localhost', '127.0.0.1', '[::1]'],
      tokens: [{ name: 'laptop', token, roots: [] }],
      requestsPerMinute: 60,
    });
    const other = `${'y'.repeat(40)}==`;
    expect(
      api({
        API_ADDRESS: '0.0.0.0',
        API_HOSTS: 'Guidepost.example.com, bot',
        API_TOKENS: `laptop=${token}, ci+handbook+security=${other}`,
        API_REQUESTS_PER_MINUTE: '600',
      }),
    ).toMatchObject({
      hosts: ['localhost', '127.0.0.1', '[::1]', 'guidepost.example.com', 'bot'],
      tokens: [{}, { name: 'ci', token: other, roots: ['handbook', 'security'] }],
      requestsPerMinute: 600,
    });
    expect(api({ API_ADDRESS: '::1' })?.hosts).toContain('[::1]');
    expect(api({ API_ADDRESS: '10.0.0.7' })?.hosts).toContain('10.0.0.7');
  });

  it('say what is wrong with a token without repeating it', () => {
    const secret = 'Zq9'.repeat(12);
    const said = (tokens: string) => faults({ API_PORT: '8080', API_TOKENS: tokens });
    expect(faults({ API_PORT: '8080' })).toMatch(/^API_PORT is set, but API_TOKENS is not\..*openssl rand/);
    expect(said('laptop=Zq9')).toMatch(/the token of “laptop” has 3 characters; it needs at least 32/);
    expect(said(secret)).toMatch(/entry 1 does not begin with a name/);
    expect(said(`=${secret}`)).toMatch(/entry 1 does not begin with a name/);
    expect(said(`a=${secret}, b c=${secret}`)).toMatch(/entry 2 does not begin with a name/);
    expect(said(`laptop=${secret}ü`)).toMatch(/has a character in it that can't be sent/);
    expect(said(`a=${secret}, a=${secret}x`)).toBe(
      'API_TOKENS has the same name twice. Give each token a name of its own.',
    );
    expect(said(`a=${secret}, b=${secret}`)).toMatch(/^API_TOKENS has the same token twice/);
    for (const tokens of ['laptop=Zq9', secret, `=${secret}`, `laptop=${secret}ü`])
      expect(said(tokens)).not.toContain('Zq9');
    expect(faults({ API_HOSTS: 'https://x.example' })).toMatch(/^API_HOSTS is not a list of host names/);
    expect(faults({ API_PORT: 'http' })).toMatch(/^API_PORT must be a port/);
    expect(faults({ API_ADDRESS: 'example.com' })).toMatch(/^API_ADDRESS is not an address/);
    expect(faults({ API_REQUESTS_PER_MINUTE: '0' })).toMatch(/^API_REQUESTS_PER_MINUTE is less than 1/);
  });

  it('without any, start the playground', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: { slack: { mode: 'playground' }, dataDir: 'data', port: 3000, threadFollowUps: true },
    });
  });

  it('say of a rotated token that it expires, and how to get one that does not', () => {
    for (const token of ['xoxe.xoxb-1-abc', 'xoxe-1-abc']) {
      const said = faults({ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: APP });
      expect(said).toMatch(/^SLACK_BOT_TOKEN begins with "xoxe": .* token rotation and expires within hours/);
      expect(said).toContain('Create the app from manifest.yml, which has token rotation off');
      expect(said).not.toMatch(/abc|does not start with/);
    }
  });

  it('take a blank line of .env as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: ' ', LOG_LEVEL: '' })).toMatchObject({
      ok: true,
      config: { slack: { mode: 'playground' }, port: 3000 },
    });
  });

  it('with an app token use Socket Mode, with a signing secret HTTP', () => {
    expect(
      readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET }),
    ).toMatchObject({
      config: { slack: { mode: 'socket' } },
    });
    expect(readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET })).toMatchObject({
      config: { slack: { mode: 'http' } },
    });
  });

  it('in production without credentials are an error that says what to set', () => {
    expect(faults({ NODE_ENV: 'production' })).toMatch(
      /no Slack credentials\. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN/,
    );
  });

  it.each([
    [{ SLACK_BOT_TOKEN: BOT }, /neither SLACK_APP_TOKEN \(Socket Mode\) nor SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: APP }, /SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not/],
    [{ SLACK_SIGNING_SECRET: SECRET }, /SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not/],
  ])('with half of the credentials say which half is missing', (env, expected) => {
    expect(faults(env as unknown as Record<string, string>)).toMatch(expected);
  });

  it('report every fault at once, and never repeat a secret', () => {
    const found = faults({
      SLACK_BOT_TOKEN: 'xapp-very-secret',
      SLACK_APP_TOKEN: 'hunter2',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:topsecret@host/db',
      THREAD_FOLLOW_UPS: 'maybe',
    });
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'THREAD_FOLLOW_UPS',
    ]) {
      expect(found).toContain(name);
    }
    expect(found).not.toMatch(/very-secret|hunter2|topsecret/);
  });

  it.each([
    [
      { SLACK_BOT_TOKEN: 'xoxb-1\nhunter2', SLACK_APP_TOKEN: APP },
      /^SLACK_BOT_TOKEN has a line break or a space/,
    ],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1 hunter2' },
      /^SLACK_APP_TOKEN has a line break or a space/,
    ],
    [{ SLACK_BOT_TOKEN: 'xoxb-1-“hunter2”', SLACK_APP_TOKEN: APP }, /^SLACK_BOT_TOKEN has a character in it/],
    [{ SLACK_API_URL: 'http://hunter2@slack.test/' }, /^SLACK_API_URL has a user name or password/],
    [{ SLACK_API_URL: 'http://:hunter2@slack.test/' }, /^SLACK_API_URL has a user name or password/],
    [{ SLACK_API_URL: 'https://slack.test/api/?token=hunter2' }, /^SLACK_API_URL has a “\?” or “#”/],
    [{ SLACK_API_URL: 'https://slack.test/api/#hunter2' }, /^SLACK_API_URL has a “\?” or “#”/],
    [{ SLACK_API_URL: 'https://slack.test/\nhunter2' }, /^SLACK_API_URL has a line break/],
  ] as [Record<string, string>, RegExp][])(
    'refuse %o, which no try would make work, and keep it to themselves',
    (env, expected) => {
      expect(faults(env)).toMatch(expected);
      expect(faults(env)).not.toContain('hunter2');
      expect(faults(env)).not.toContain('\n');
    },
  );

  it.each(['production', 'Production', ' PRODUCTION '])(
    'start no playground with NODE_ENV=%s',
    (NODE_ENV) => {
      expect(faults({ NODE_ENV })).toMatch(/^NODE_ENV is production, but there are no Slack credentials/);
    },
  );

  it('start no playground with a misspelled NODE_ENV, and say what is expected', () => {
    expect(faults({ NODE_ENV: 'prod' })).toMatch(
      /^NODE_ENV is “prod”.*expected: production, development, test/,
    );
    expect(readConfig({ NODE_ENV: 'development' })).toMatchObject({ ok: true });
    expect(readConfig({ NODE_ENV: 'staging', SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP })).toMatchObject({
      ok: true,
    });
  });

  it.each(['-1', '65536', '3.5', '0x1g'])('refuse PORT=%s', (PORT) => {
    expect(faults({ PORT })).toMatch(/^PORT is /);
  });

  it("take a folder for a team's own cards, and none when the line is blank", () => {
    expect(readConfig({ KNOWLEDGE_DIR: ' our-cards ' })).toMatchObject({
      config: { knowledgeDir: 'our-cards' },
    });
    expect(readConfig({ KNOWLEDGE_DIR: '' })).toMatchObject({ config: { knowledgeDir: undefined } });
  });

  it('takes the address of the guide’s outline without an anchor, which each card adds itself', () => {
    expect(readConfig({ GUIDE_URL: ' ' })).toMatchObject({ config: { guideUrl: undefined } });
    expect(readConfig({ GUIDE_URL: 'https://git.example/guide-outline.md#overview' })).toMatchObject({
      config: { guideUrl: 'https://git.example/guide-outline.md' },
    });
    expect(faults({ GUIDE_URL: 'docs/guide-outline.md' })).toMatch(/^GUIDE_URL is not an http\(s\) address/);
  });

  it('end the address of the API with one slash', () => {
    expect(readConfig({ SLACK_API_URL: ' http://127.0.0.1:9/api\n' })).toMatchObject({
      config: { slackApiUrl: 'http://127.0.0.1:9/api/' },
    });
  });
});
