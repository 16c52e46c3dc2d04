import type { Log } from '../../log.ts';
import { SlackConnectionError } from './connection-error.ts';
import { scopeOf } from './error-scope.ts';
import { createPatience, type Patience } from './patience.ts';
import { platformErrorOf } from './platform-error.ts';
import { NO_OBSERVER, type SlackObserver } from './slack-observer.ts';
import type { Workspace } from './workspace.ts';

/** The sentence for the person who runs a bot whose token Slack does not accept. */
export function tokenRefused(code: string): SlackConnectionError {
  return new SlackConnectionError(
    `Slack refuses SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token from your app's page "OAuth & Permissions". If the app was removed from the workspace, install it again.`,
  );
}

/**
 * Looks whether Slack still accepts the bot's token. A bot whose app was removed, or whose token was revoked, would go on
 * without answering anybody, and nobody would know.
 * @returns the check, to be made from time to time; it never rejects
 * @param onRefused called once, when it is certain
 */
export function createTokenCheck(
  { client }: Pick<Workspace, 'client'>,
  {
    log,
    onRefused,
    patience = createPatience(),
    observer = NO_OBSERVER,
  }: {
    log: Log;
    onRefused(error: SlackConnectionError): void;
    patience?: Patience;
    observer?: SlackObserver;
  },
): () => Promise<void> {
  return async () => {
    try {
      await client.auth.test();
      patience.accepted();
      observer.token(undefined);
    } catch (error) {
      const code = platformErrorOf(error);
      if (code === undefined || scopeOf(code) !== 'token') return;
      observer.token(tokenRefused(code).message);
      log.error({ event: 'slack.token_refused' }, tokenRefused(code).message);
      if (patience.refused()) onRefused(tokenRefused(code));
    }
  };
}
