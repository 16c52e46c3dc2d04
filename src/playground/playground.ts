import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from '@guidepost/local-slack';
import {
  type AppConfig,
  type AppOptions,
  isPortInUse,
  portInUse,
  type RunningApp,
  startApp,
} from '../app.ts';
import { StartError } from '../start-error.ts';
import { CONVERSATIONS } from './conversations.ts';
import { cardsAsMessages } from './message-previews.ts';

const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
/** Only for paid plans, so it is not part of the manifest, but here everybody can try it. */
const WORKFLOW_STEP = fileURLToPath(new URL('../../docs/workflow-step.yml', import.meta.url));

/**
 * Starts the local Slack and the bot on it. The bot runs as in production; only the address of Slack differs, and the
 * time is the playground's, which people move on its page.
 * What is written in the playground is kept in the data folder until the next start.
 */
export async function startPlaygroundWithBot(
  options: Omit<AppOptions, 'config'> & { config: Omit<AppConfig, 'slack'> },
): Promise<Pick<RunningApp, 'stop'>> {
  const { config, log } = options;
  let app: RunningApp | undefined;
  const playground = await startLocalSlack({
    port: config.port,
    manifestPath: MANIFEST,
    manifestAdditions: [WORKFLOW_STEP],
    saveFile: join(config.dataDir, 'playground.json'),
    conversations: CONVERSATIONS,
    examples: ['/guide data quality', 'How do we roll back a bad model?', '/guide help'],
    previews: cardsAsMessages(() => app?.previews),
    onTimeMoved: async () => {
      await app?.runDueNudges();
    },
    nextDue: async (userId) => await app?.nextNudgeDue(userId),
    nextDueLabel: 'When the next nudge comes',
    ...(options.now && { now: options.now }),
    onWarning: (text) => log.warn(text),
  }).catch((error: unknown) => {
    throw isPortInUse(error) ? portInUse(config.port) : error;
  });
  try {
    const { botToken, appToken, apiUrl } = playground;
    await refuseBlockedPort(playground.url, config.port);
    const running = await startApp({
      ...options,
      now: playground.now,
      config: { ...config, slack: { mode: 'socket', botToken, appToken }, slackApiUrl: apiUrl },
    });
    app = running;
    log.info(
      'There are no Slack credentials, so Guidepost runs in its playground. Open this address in a browser:',
    );
    // The one line that a newcomer looks for stands alone, whatever the log's level and form.
    console.log(`\n  ${playground.url}\n`);
    return {
      stop: async () => {
        await running.stop();
        await playground.close();
      },
    };
  } catch (error) {
    await playground.close();
    throw error;
  }
}

/** Some ports belong to other protocols, such as 6000: neither a browser nor `fetch` opens a page there. */
async function refuseBlockedPort(url: string, port: number): Promise<void> {
  const error: unknown = await fetch(url, { method: 'HEAD' }).catch((reason: unknown) => reason);
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port') {
    throw new StartError(
      `PORT is ${port}, which belongs to another protocol, so no browser opens a page there. Set PORT to another one, such as 3000.`,
    );
  }
}
