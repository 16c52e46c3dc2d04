import { webApi } from '@slack/bolt';
import type { PostFailure } from '../../nudges/delivery/nudge-transport.ts';
import { platformErrorOf } from '../kit/platform-error.ts';
import { isTransient, mayHaveArrived } from '../kit/retry.ts';
import { NOT_DELIVERED, UNDELIVERABLE } from './words.ts';

// What Slack's errors mean for nudges. Source: the error tables of chat.postMessage, conversations.open and
// conversations.history on docs.slack.dev, read in 2026.

/** Nothing can be delivered until the person who runs the bot fixes something. */
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

/** Why there is nobody left to write to, as clauses for people. */
const ENDS: Record<string, string> = {
  user_not_found: UNDELIVERABLE.personLeft,
  user_not_visible: UNDELIVERABLE.personHidden,
  users_not_found: UNDELIVERABLE.personLeft,
  user_disabled: UNDELIVERABLE.deactivated,
  account_inactive: UNDELIVERABLE.deactivated,
  is_inactive: UNDELIVERABLE.deactivated,
  cannot_dm_bot: UNDELIVERABLE.bot,
  channel_not_found: UNDELIVERABLE.channelGone,
  not_in_channel: UNDELIVERABLE.removed,
  is_archived: UNDELIVERABLE.archived,
  restricted_action: UNDELIVERABLE.notAllowed,
  restricted_action_read_only_channel: UNDELIVERABLE.postingRestricted,
  restricted_action_non_threadable_channel: UNDELIVERABLE.postingRestricted,
};

/** Either the bot's own account or the recipient's is inactive: Slack has one error for both. */
export const ABOUT_SOME_ACCOUNT = 'account_inactive';

/** Slack may have accepted the message before it ran into one of these. */
const HALF_DONE = new Set(['fatal_error', 'internal_error']);

/** Slack doesn't accept the message itself, with any blocks. */
const NEVER = /^(invalid_(blocks|arguments|metadata)|msg_(blocks_)?too_long|no_text|metadata_)/;

/**
 * What a failed call means for its nudge. Rethrows an error that doesn't come from Slack.
 * @param posting whether the call would have sent the message
 */
export function classifyDeliveryError(error: unknown, posting: boolean): PostFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { type: 'limited', waitMs: error.retryAfter * 1000 };
  }
  if (mayHaveArrived(error)) return { type: 'later', why: NOT_DELIVERED.noResponse, maybeSent: posting };
  const code = platformErrorOf(error);
  if (code === undefined) throw error;
  if (REFUSES_THE_BOT.has(code)) return { type: 'halt', why: code };
  const ends = Object.hasOwn(ENDS, code) ? ENDS[code] : undefined;
  if (ends !== undefined) return { type: 'end', why: ends };
  if (NEVER.test(code)) return { type: 'fail', why: NOT_DELIVERED.notAccepted };
  const why = isTransient(code) ? NOT_DELIVERED.slackTrouble : NOT_DELIVERED.refused(code);
  return { type: 'later', why, maybeSent: posting && HALF_DONE.has(code) };
}
