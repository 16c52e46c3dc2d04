import type { RunningApp } from './app.ts';
import { readConfig } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { STOP_LIMIT_MS } from './lifecycle.ts';
import { createLog } from './log.ts';
import { loadPlayground } from './playground/load-playground.ts';
import { createRedact } from './redact.ts';
import { useProxy } from './slack/kit/proxy.ts';
import { StartError } from './start-error.ts';

// Whatever this process writes holds what people asked, so it is for its owner alone.
process.umask(0o077);
const unread = loadEnvFile();
if (unread) {
  console.error(`Guidepost can't start: ${unread}`);
  process.exit(1);
}
const redact = createRedact(process.env);
const read = readConfig(process.env);
if (!read.ok) {
  console.error(
    redact(
      `Guidepost can't start:\n${read.faults.map((fault) => `  - ${fault}`).join('\n')}\nSee .env.example.`,
    ),
  );
  process.exit(1);
}
const { config } = read;
const { slack } = config;
// Loading all of the bot takes most of the time until wrong settings could be named, so it comes after them.
const { startApp } = await import('./app.ts');
const log = createLog({
  level: config.logLevel,
  readable: Boolean(process.stdout.isTTY) && !config.production,
  redact,
});
const stopping = new AbortController();
let running: Pick<RunningApp, 'stop'> | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second signal exits without waiting.
    if (stopping.signal.aborted) process.exit(1);
    log.info({ event: 'bot.stopping' }, 'stopping');
    stopping.abort();
    // Whatever hangs, be it a start that waits for the database: what matters is stored, or Slack delivers it again.
    setTimeout(() => {
      log.warn({ event: 'bot.stop_cut_short' }, 'stopped without waiting any longer for what is under way');
      process.exit(0);
    }, STOP_LIMIT_MS);
    running?.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ event: 'bot.stop_failed', err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  });
}
/** A process that can't do anything any longer must not seem alive. */
function onRefused(error: StartError): void {
  log.fatal({ event: 'bot.refused' }, error.message);
  const exit = () => process.exit(1);
  void (running?.stop() ?? Promise.resolve()).then(exit, exit);
}
// Node would print the error as it is, with all that it holds.
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => {
    log.fatal({ event: 'bot.crashed', err: error }, 'stopped by an unhandled error');
    process.exit(1);
  });
}

try {
  if (slack.mode === 'playground') {
    const { startPlaygroundWithBot } = await loadPlayground();
    running = await startPlaygroundWithBot({ config, env: process.env, log, signal: stopping.signal });
  } else {
    const dispatcher = useProxy(process.env);
    running = await startApp({
      config: { ...config, slack },
      env: process.env,
      log,
      signal: stopping.signal,
      onRefused,
      dispatcher,
    });
    log.info(
      { event: 'bot.connected' },
      slack.mode === 'socket'
        ? 'Guidepost is connected to Slack over Socket Mode'
        : `Guidepost listens for Slack on port ${config.port}, path /slack/events`,
    );
  }
  // A signal that arrived during startup found nothing to stop yet.
  if (stopping.signal.aborted) {
    await running.stop();
    process.exit(0);
  }
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  if (error instanceof StartError) log.fatal(error.message);
  else log.fatal({ event: 'bot.start_failed', err: error }, 'Guidepost could not start');
  process.exit(1);
}
