import type { AppConfig } from '../../app.ts';
import { readConfig } from '../../config.ts';

/** The settings of a bot that sends nudges to a Slack of the bench. */
export function benchConfig({
  apiUrl,
  databaseUrl,
  dataDir,
}: {
  apiUrl: string;
  databaseUrl: string | undefined;
  dataDir: string;
}): AppConfig {
  const read = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: apiUrl,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    OPERATIONS_PORT: 'off',
  });
  if (!read.ok || read.config.slack.mode === 'playground')
    throw new Error('The settings of the bench are invalid.');
  return { ...read.config, slack: read.config.slack };
}
