import type { LocalSlack } from '../local-slack.ts';
import { APP_ID, BOT_ID, BOT_USER_ID, TEAM } from '../workspace/ids.ts';
import { ApiError } from './api-error.ts';
import type { Arguments } from './arguments.ts';
import type { Methods } from './method.ts';

/** Who am I, is anybody there, and where do I connect? */
export const authAndAppsMethods: Methods = {
  'api.test': { token: 'none', scopes: [], run: apiTest },
  'auth.test': { token: 'any', scopes: [], run: authTest },
  'apps.connections.open': { token: 'app', scopes: [], run: openConnection },
};

function apiTest(_slack: LocalSlack, args: Arguments): Record<string, unknown> {
  if (typeof args.error === 'string' && args.error !== '') throw new ApiError(args.error, { args });
  return { args };
}

function authTest(slack: LocalSlack): Record<string, unknown> {
  return {
    url: `https://${TEAM.domain}.slack.com/`,
    team: TEAM.name,
    user: slack.manifest.botName.toLowerCase(),
    team_id: TEAM.id,
    user_id: BOT_USER_ID,
    bot_id: BOT_ID,
    app_id: APP_ID,
    ...(slack.organization && {
      enterprise_id: slack.organization.id,
      enterprise: slack.organization.name,
    }),
    is_enterprise_install: false,
  };
}

function openConnection(slack: LocalSlack): Record<string, unknown> {
  const url = slack.socketAddress();
  if (url === undefined) throw new ApiError('socket_mode_not_enabled');
  return { url };
}
