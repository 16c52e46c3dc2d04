import type { Log } from '../../log.ts';
import { SlackConnectionError } from './connection-error.ts';
import { platformErrorOf } from './platform-error.ts';
import type { Workspace } from './workspace.ts';

/** What Slack says to a token that it does not accept. */
export const TOKEN_REFUSALS: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** Slack has refused good tokens before, for some minutes: this many checks in a row mean that it is the token. */
const REFUSED_IN_A_ROW = 3;

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
  { log, onRefused }: { log: Log; onRefused(error: SlackConnectionError): void },
): () => Promise<void> {
  let refusals = 0;
  return async () => {
    try {
      await client.auth.test();
      refusals = 0;
    } catch (error) {
      const code = platformErrorOf(error);
      if (code === undefined || !TOKEN_REFUSALS.has(code)) return;
      refusals += 1;
      log.error({ event: 'slack.token_refused', refusals }, tokenRefused(code).message);
      if (refusals === REFUSED_IN_A_ROW) onRefused(tokenRefused(code));
    }
  };
}
