import type { InteractionOutcome } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult } from '../protocol.ts';
import { TEAM } from '../workspace/ids.ts';

export type Refusal = Extract<ActResult, { ok: false }>;

/** A refusal: Slack's error code, and a sentence for the person. */
export function refuse(error: string, message: string): Refusal {
  return { ok: false, error, message };
}

/** An app's commands and shortcuts only work for the workspace that installed it, even in shared channels. */
export function appIsForeign(slack: LocalSlack, what: string): Refusal {
  const message = `${what} is only for members of ${TEAM.name}, where ${slack.manifest.name} is installed.`;
  return refuse('app_not_installed', message);
}

/** What to tell the person if the app did not answer an interaction; undefined if it did. */
export function failureOf(outcome: InteractionOutcome, appName: string): Refusal | undefined {
  switch (outcome.type) {
    case 'acked':
      return undefined;
    case 'timeout':
      return refuse('operation_timeout', `${appName} did not answer within three seconds.`);
    case 'unreachable':
      return refuse('dispatch_failed', `${appName} is not connected.`);
    case 'not_configured':
      return refuse('not_configured', `${appName} is not configured to handle interactive responses.`);
    case 'refused':
      return refuse('dispatch_failed', `${appName} answered with HTTP status ${outcome.status}.`);
  }
}
