import type { Finding } from '../../finding.ts';
import { tokenRefused } from '../kit/check-token.ts';
import type { SlackCredentials } from '../kit/connect.ts';
import { askSlack, type SlackAnswer } from './ask-slack.ts';
import { EVENT_SCOPES } from './event-scopes.ts';

/** A clock that is wrong by so much makes nudges late, and by more than five minutes Slack's requests look forged, in ms. */
const CLOCK_WARNS_MS = 30_000;
const CLOCK_FAILS_MS = 5 * 60_000;

const INSTALL_AGAIN =
  'On your app’s page, paste manifest.yml under “App Manifest”, save it, and install the app again under “Install App”.';

/** What the app asks Slack for. */
export interface AppManifest {
  scopes: readonly string[];
  events: readonly string[];
}

export interface SlackSetup {
  connection: SlackCredentials;
  /** Ends in a slash; undefined for Slack itself. */
  apiUrl: string | undefined;
  manifest: AppManifest;
  /** Slack's user ids. */
  curators: readonly string[];
  now: () => Date;
}

/** Checks everything about the app that Slack tells. */
export async function slackFindings(setup: SlackSetup): Promise<Finding[]> {
  const { connection, apiUrl = 'https://slack.com/api/', now } = setup;
  const bot = { apiUrl, token: connection.botToken };
  const identity = await askSlack(bot, 'auth.test');
  const at = now();
  const token = botTokenFinding(identity, apiUrl);
  const connecting = await connectionFinding(connection, apiUrl);
  if (identity.type !== 'answered') return [token, connecting, clockFinding(identity, at)].flat();
  return [
    token,
    connecting,
    ...scopeFindings(identity.scopes, setup.manifest),
    ...(await curatorFindings(bot, setup.curators)),
    await channelFinding(bot),
    clockFinding(identity, at),
  ].flat();
}

function botTokenFinding(identity: SlackAnswer, apiUrl: string): Finding {
  const check = 'Bot token';
  if (identity.type === 'unreachable') {
    return {
      check,
      status: 'failing',
      says: `Slack can’t be reached at ${apiUrl} (${identity.why}).`,
      fix: 'Check the network, the proxy settings and SLACK_API_URL.',
    };
  }
  if (identity.type === 'refused')
    return { check, status: 'failing', ...sentenceAndFix(tokenRefused(identity.code).message) };
  const { team_id: team, user } = identity.body;
  if (!identity.body.bot_id) {
    return {
      check,
      status: 'failing',
      says: 'SLACK_BOT_TOKEN belongs to a person, not to a bot.',
      fix: 'Use the Bot User OAuth Token, which begins with “xoxb-”.',
    };
  }
  return { check, status: 'ok', says: `Slack accepts it; the bot is ${user} in the workspace ${team}.` };
}

async function connectionFinding(connection: SlackCredentials, apiUrl: string): Promise<Finding> {
  if (connection.mode === 'http') {
    return {
      check: 'Signing secret',
      status: 'unknown',
      says: 'Slack does not tell whether SLACK_SIGNING_SECRET is right.',
      fix: 'If the log has lines with request.refused and 401, copy it again from “Basic Information”.',
    };
  }
  const check = 'App token';
  const opened = await askSlack({ apiUrl, token: connection.appToken }, 'apps.connections.open');
  if (opened.type === 'answered')
    return { check, status: 'ok', says: 'Slack lets the bot connect over Socket Mode.' };
  if (opened.type === 'unreachable')
    return { check, status: 'unknown', says: `Slack did not answer (${opened.why}).` };
  if (opened.code === 'ratelimited')
    return {
      check,
      status: 'unknown',
      says: 'Slack limits how often one may connect. Try again in a minute.',
    };
  return {
    check,
    status: 'failing',
    says: `Slack refuses SLACK_APP_TOKEN (${opened.code}).`,
    fix: 'Create an App-Level Token with the scope connections:write under “Basic Information”, and switch Socket Mode on.',
  };
}

function scopeFindings(granted: readonly string[] | undefined, { scopes, events }: AppManifest): Finding[] {
  if (!granted) {
    return [{ check: 'Scopes', status: 'unknown', says: 'Slack did not say which scopes the bot has.' }];
  }
  const missing = scopes.filter((scope) => !granted.includes(scope));
  const deaf = events.filter((event) => missing.includes(EVENT_SCOPES[event] ?? ''));
  const unneeded = granted.filter((scope) => !scopes.includes(scope));
  return [
    missing.length > 0
      ? {
          check: 'Scopes',
          status: 'failing',
          says: `The bot lacks what manifest.yml asks for: ${missing.join(', ')}.`,
          fix: INSTALL_AGAIN,
        }
      : {
          check: 'Scopes',
          status: 'ok',
          says: `The bot has all ${scopes.length} scopes of manifest.yml${unneeded.length > 0 ? `, and more than it needs: ${unneeded.join(', ')}` : ''}.`,
        },
    deaf.length > 0
      ? {
          check: 'Events',
          status: 'failing',
          says: `Without their scopes, these events never come: ${deaf.join(', ')}.`,
          fix: INSTALL_AGAIN,
        }
      : {
          check: 'Events',
          status: 'unknown',
          says: 'The scopes allow all events of manifest.yml. Slack does not tell a bot which ones are switched on.',
          fix: `Compare “Event Subscriptions” on your app’s page with: ${events.join(', ')}.`,
        },
  ];
}

async function curatorFindings(
  bot: { apiUrl: string; token: string },
  curators: readonly string[],
): Promise<Finding[]> {
  const check = 'Curators';
  if (curators.length === 0) {
    return [
      {
        check,
        status: 'warning',
        says: 'Nobody reads what people report as wrong on a card, or which questions found none.',
        fix: 'Set CURATORS to the Slack user ids of those who look after the cards.',
      },
    ];
  }
  const faults: string[] = [];
  let unasked = 0;
  for (const curator of curators) {
    const asked = await askSlack(bot, 'users.info', { user: curator });
    const fault = curatorFault(asked);
    if (fault === 'unasked') unasked += 1;
    else if (fault) faults.push(`${curator} ${fault}`);
  }
  if (faults.length > 0) {
    return [
      {
        check,
        status: 'failing',
        says: `CURATORS names somebody who can’t be reached: ${faults.join(', ')}.`,
        fix: 'Correct CURATORS. To copy an id, open the person’s profile in Slack and choose “…”, “Copy member ID”.',
      },
    ];
  }
  if (unasked > 0) return [{ check, status: 'unknown', says: 'Slack did not say who the curators are.' }];
  const people = curators.length === 1 ? '1 person' : `${curators.length} people`;
  return [{ check, status: 'ok', says: `${people} can be reached.` }];
}

function curatorFault(asked: SlackAnswer): string | undefined {
  if (asked.type === 'refused' && ['user_not_found', 'user_not_visible'].includes(asked.code))
    return 'is not in this workspace';
  if (asked.type !== 'answered') return 'unasked';
  const user = asked.body.user as { deleted?: boolean; is_bot?: boolean } | undefined;
  if (user?.deleted) return 'has a deactivated account';
  return user?.is_bot ? 'is a bot' : undefined;
}

async function channelFinding(bot: { apiUrl: string; token: string }): Promise<Finding> {
  const check = 'Channels';
  const asked = await askSlack(bot, 'users.conversations', {
    types: 'public_channel,private_channel',
    exclude_archived: 'true',
    limit: '200',
  });
  if (asked.type !== 'answered') {
    const why = asked.type === 'refused' ? asked.code : asked.why;
    return { check, status: 'unknown', says: `Slack did not say which channels the bot is in (${why}).` };
  }
  const channels = Array.isArray(asked.body.channels) ? asked.body.channels.length : 0;
  if (channels === 0) {
    return {
      check,
      status: 'warning',
      says: 'The bot is in no channel, so it answers only commands and direct messages.',
      fix: 'Write “/invite @Guidepost” in the channels where it may answer.',
    };
  }
  const more = (asked.body.response_metadata as { next_cursor?: string } | undefined)?.next_cursor;
  const count = more
    ? `more than ${channels} channels`
    : channels === 1
      ? '1 channel'
      : `${channels} channels`;
  return { check, status: 'ok', says: `The bot is in ${count}.` };
}

function clockFinding(answer: SlackAnswer, at: Date): Finding {
  const check = 'Clock';
  const date = answer.type === 'unreachable' ? undefined : answer.date;
  if (!date) return { check, status: 'unknown', says: 'Slack did not say what time it is.' };
  const offMs = at.getTime() - date.getTime();
  const seconds = Math.round(Math.abs(offMs) / 1000);
  if (Math.abs(offMs) < CLOCK_WARNS_MS) return { check, status: 'ok', says: 'It agrees with Slack’s.' };
  return {
    check,
    status: Math.abs(offMs) < CLOCK_FAILS_MS ? 'warning' : 'failing',
    says: `It is ${seconds} s ${offMs > 0 ? 'ahead of' : 'behind'} Slack’s.`,
    fix: 'Let the machine set its clock over the network (NTP).',
  };
}

/** The sentences for a failed start hold both. */
function sentenceAndFix(message: string): { says: string; fix: string } {
  const [says = '', ...rest] = message.split(/(?<=\.) /);
  return { says, fix: rest.join(' ') };
}
