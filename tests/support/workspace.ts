import type { webApi } from '@slack/bolt';
import type { Workspace } from '../../src/slack/kit/workspace.ts';
import { silent } from './databases.ts';

/** A workspace whose calls to Slack a test answers itself. */
export function workspaceWith(
  client: Partial<Record<keyof webApi.WebClient, unknown>>,
  changes: Partial<Workspace> = {},
): Workspace {
  const answered = client as unknown as webApi.WebClient;
  return {
    team: 'T1',
    enterprise: undefined,
    client: answered,
    retryingClient: answered,
    botUserId: 'UBOT',
    botName: 'guidepost',
    log: silent,
    now: () => new Date('2026-11-24T09:00:00Z'),
    ...changes,
  };
}
