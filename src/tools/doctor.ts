import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { type Config, readConfig } from '../config.ts';
import type { Finding } from '../finding.ts';
import { createLog } from '../log.ts';
import { cardFindings } from '../operations/doctor/card-findings.ts';
import { readManifest } from '../operations/doctor/manifest.ts';
import { pageFindings } from '../operations/doctor/page-findings.ts';
import { portFindings } from '../operations/doctor/port-findings.ts';
import { proxyFinding } from '../operations/doctor/proxy-finding.ts';
import { zoneFinding } from '../operations/doctor/zone-finding.ts';
import { createRedact } from '../redact.ts';
import { slackFindings } from '../slack/setup-check/slack-findings.ts';
import { databaseFindings } from '../store/database-findings.ts';
import { inWords } from './finding-text.ts';
import { readOptions, readSettings } from './read-options.ts';

const USAGE = `Checks the setup of the bot and says what to do about each problem. It changes nothing, and the bot may run meanwhile.

  npm run -s doctor             in words
  npm run -s doctor -- --json   as JSON: {"ok": …, "findings": [{"check", "status", "says", "fix"}]}

It ends with 0 if nothing needs a fix, and with 1 if something does.`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    json: { type: 'boolean', default: false },
  },
});
readSettings();
const redact = createRedact(process.env);
const findings = await examine(process.env);
const ok = findings.every(({ status }) => status !== 'failing');
console.log(redact(values.json ? JSON.stringify({ ok, findings }, undefined, 2) : inWords(findings)));
// What was asked and has not answered must not keep the process.
process.exit(ok ? 0 : 1);

async function examine(env: Record<string, string | undefined>): Promise<Finding[]> {
  const read = readConfig(env);
  if (!read.ok) return read.faults.map((says) => ({ check: 'Settings', status: 'failing', says }));
  const { config } = read;
  const log = createLog({ level: 'silent', readable: false });
  // First, because it decides the way to Slack.
  const proxy = proxyFinding(env);
  const [slack, database, cards, pages, ports] = await Promise.all([
    slackSide(config),
    databaseFindings({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log }),
    cardFindings(BUILT_IN_KNOWLEDGE, config.knowledgeDir),
    pageFindings(config.pages, process.cwd()),
    portFindings({
      port: config.slack.mode === 'socket' ? undefined : config.port,
      operations: config.operations,
      api: config.api,
    }),
  ]);
  return [...slack, zoneFinding(new Date()), ...database, proxy, ...cards, ...pages, ...ports];
}

async function slackSide({ slack, slackApiUrl, curators }: Config): Promise<Finding[]> {
  if (slack.mode === 'playground') {
    return [
      {
        check: 'Slack',
        status: 'warning',
        says: 'There are no Slack credentials, so the bot runs in its playground.',
        fix: 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, as the README says, to connect it to Slack.',
      },
    ];
  }
  return slackFindings({
    connection: slack,
    apiUrl: slackApiUrl,
    manifest: readManifest(),
    curators,
    now: () => new Date(),
  });
}
