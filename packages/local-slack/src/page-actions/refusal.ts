import type { InteractionOutcome } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult } from '../protocol.ts';
import { TEAM } from '../workspace/ids.ts';

export type Refused = Extract<ActResult, { ok: false }>;

/** A refusal: Slack's error code, and a sentence for the person. */
export function refused(error: string, message: string): Refused {
  return { ok: false, error, message };
}

/** An app's commands and shortcuts only work for the workspace that installed it, even in shared channels. */
export function appIsForeign(slack: LocalSlack, what: string): Refused {
  const words = `${what} is there for members of ${TEAM.name} only, where ${slack.manifest.name} is installed.`;
  return refused('app_not_installed', words);
}

/** What to tell the person if the app did not answer an interaction; undefined if it did. */
export function failureOf(outcome: InteractionOutcome, appName: string): Refused | undefined {
  switch (outcome.type) {
    case 'acked':
      return undefined;
    case 'timeout':
      return refused('operation_timeout', `${appName} did not answer within three seconds.`);
    case 'unreachable':
      return refused('dispatch_failed', `${appName} is not connected.`);
    case 'not_configured':
      return refused('not_configured', `${appName} is not configured to handle interactive responses.`);
    case 'refused':
      return refused('dispatch_failed', `${appName} answered with HTTP status ${outcome.status}.`);
  }
}
