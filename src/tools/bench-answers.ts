import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, startAppProcess } from './answers-bench/app-process.ts';
import { createAsker, SIGNING_SECRET } from './answers-bench/ask.ts';
import { startBenchSlack } from './answers-bench/bench-slack.ts';
import { readOptions, readSizes } from './read-options.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';

const USAGE = `Asks the bot questions over HTTP, as Slack would: mentions and slash commands in turns. Shows how many it answers per second
next to a bare Bolt app that answers each with a line, and how much memory it takes. Linux only; takes some minutes.

  npm run bench:answers                                   20,000 answers, on the embedded database
  npm run bench:answers -- --answers 5000                 fewer answers
  npm run bench:answers -- --database-url postgres://…    on PostgreSQL; writes into that database`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    answers: { type: 'string', default: '20000' },
    'at-once': { type: 'string', default: '16' },
    'database-url': { type: 'string' },
    'node-options': { type: 'string' },
  },
});
const [answers = 0] = readSizes(values.answers);
const [atOnce = 1] = readSizes(values['at-once']);
/** The two apps take turns, so that a machine that is busy for a while slows down both. */
const ROUNDS = 10;

const root = join(import.meta.dirname, '../..');
const questions = (await readJudgedQueries(join(root, 'tests/search/queries/tune.jsonl'))).map(({ q }) => q);
const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'));
const slack = await startBenchSlack();
const env = {
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: slack.apiUrl,
};
const apps: AppProcess[] = [];

async function start(script: string, more: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
  const args = [...(values['node-options']?.split(' ') ?? []), join(root, 'src/run.mjs'), join(root, script)];
  const app = await startAppProcess(args, { ...env, ...more }, folder);
  apps.push(app);
  return app;
}

/** Asks, and adds to what was measured. */
function measuring(app: AppProcess) {
  const asker = createAsker(app.port, slack, questions);
  const sum = { answers: 0, seconds: 0, processor: 0 };
  return {
    sum,
    async ask(count: number): Promise<number> {
      const before = app.processor();
      const seconds = await asker.ask(count, atOnce);
      sum.answers += count;
      sum.seconds += seconds;
      sum.processor += app.processor() - before;
      return count / seconds;
    },
  };
}

function line(
  name: string,
  { answers: count, seconds, processor }: ReturnType<typeof measuring>['sum'],
): void {
  console.log(
    name.padEnd(12),
    (count / seconds).toFixed(0).padStart(10),
    ((1000 * processor) / count).toFixed(2).padStart(18),
  );
}

try {
  const bot = await start('src/main.ts', {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: values['database-url'] ?? '',
    OPERATIONS_PORT: 'off',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  });
  const started = { now: bot.memory(), peak: bot.peak() };
  const bare = await start('src/tools/answers-bench/bare-bolt.ts');
  const ours = measuring(bot);
  const theirs = measuring(bare);
  const ratios: number[] = [];
  const each = Math.ceil(answers / ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareRate = await theirs.ask(each);
    ratios.push((await ours.ask(each)) / bareRate);
  }
  const after = { now: bot.memory(), peak: bot.peak() };
  ratios.sort((a, b) => a - b);

  console.log(values['database-url'] ? 'PostgreSQL' : 'PGlite, in the process');
  console.log('            answers per s   processor ms each');
  line('bare Bolt', theirs.sum);
  line('Guidepost', ours.sum);
  const ratio = ours.sum.answers / ours.sum.seconds / (theirs.sum.answers / theirs.sum.seconds);
  console.log(
    `ratio       ${ratio.toFixed(3)}, in ${ROUNDS} rounds from ${ratios[0]?.toFixed(3)} to ${ratios.at(-1)?.toFixed(3)}`,
  );
  console.log(
    `memory MB   peak of the start ${started.peak.toFixed(0)}, started ${started.now.toFixed(0)}, after ${ours.sum.answers} answers ${after.now.toFixed(0)}, peak ${after.peak.toFixed(0)}`,
  );
} finally {
  await Promise.all(apps.map((app) => app.stop()));
  slack.close();
  rmSync(folder, { recursive: true, force: true });
}
