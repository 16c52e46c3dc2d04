import { webApi } from '@slack/bolt';
import type { NotPosted } from '../../nudges/delivery/nudge-transport.ts';
import { platformErrorOf } from '../kit/platform-error.ts';
import { isTransient, mayHaveArrived } from '../kit/retry.ts';

// What Slack's answers mean to nudges. Source: the error tables of chat.postMessage, conversations.open and
// conversations.history on docs.slack.dev, read in 2026.

/** Nobody can be reached before whoever runs the bot mends something. */
const REFUSES_THE_BOT = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
  'enterprise_is_restricted',
  'access_denied',
  'messages_tab_disabled',
  'two_factor_setup_required',
  'accesslimited',
]);

/** There is nobody to write to any more; clauses for people. */
const UNDELIVERABLE: Record<string, string> = {
  user_not_found: 'the person is not in this workspace any more',
  user_not_visible: 'the person can’t be reached by me any more',
  users_not_found: 'the person is not in this workspace any more',
  user_disabled: 'the account was deactivated',
  account_inactive: 'the account was deactivated',
  is_inactive: 'the account was deactivated',
  cannot_dm_bot: 'bots don’t read nudges',
  channel_not_found: 'the channel is gone, or I was removed from it',
  not_in_channel: 'I was removed from the channel',
  is_archived: 'the channel was archived',
  restricted_action: 'I may not post there any more',
  restricted_action_read_only_channel: 'only some people may post in the channel',
  restricted_action_non_threadable_channel: 'only some people may post in the channel',
};

/** Words about the account that a token belongs to, or the one that is written to: Slack has one for both. */
export const ABOUT_SOME_ACCOUNT = 'account_inactive';

/** In the middle of these, a message may have been taken. */
const HALF_DONE = new Set(['fatal_error', 'internal_error']);

/** The message itself is not accepted, in whichever blocks. */
const NEVER = /^(invalid_(blocks|arguments|metadata)|msg_(blocks_)?too_long|no_text|metadata_)/;

/**
 * What a failed call means for the nudge that it was made for. Throws what does not come from Slack.
 * @param posting whether the call would have sent the message
 */
export function classifyDeliveryError(error: unknown, posting: boolean): NotPosted {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { type: 'limited', waitMs: error.retryAfter * 1000 };
  }
  if (mayHaveArrived(error)) return { type: 'later', why: 'Slack did not answer', maybeSent: posting };
  const word = platformErrorOf(error);
  if (word === undefined) throw error;
  if (REFUSES_THE_BOT.has(word)) return { type: 'halt', why: word };
  const ends = Object.hasOwn(UNDELIVERABLE, word) ? UNDELIVERABLE[word] : undefined;
  if (ends !== undefined) return { type: 'end', why: ends };
  if (NEVER.test(word)) return { type: 'fail', why: 'Slack does not accept this message' };
  const why = isTransient(word) ? 'Slack had trouble of its own' : `Slack refused it (${word})`;
  return { type: 'later', why, maybeSent: posting && HALF_DONE.has(word) };
}
