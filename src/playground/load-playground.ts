import { StartError } from '../start-error.ts';

type Playground = typeof import('./playground.ts');

/**
 * Loads the playground, which needs packages that a production install leaves out.
 * @throws StartError if they are missing
 */
export async function loadPlayground(
  load: () => Promise<Playground> = () => import('./playground.ts'),
): Promise<Playground> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new StartError(
      'There are no Slack credentials, and the playground needs packages that were not installed. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP); for the playground, run npm ci without --omit=dev.',
    );
  }
}
