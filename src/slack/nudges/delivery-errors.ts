import { webApi } from '@slack/bolt';
import type { PostFailure } from '../../nudges/delivery/nudge-transport.ts';
import { scopeOf } from '../kit/error-scope.ts';
import { platformErrorOf } from '../kit/platform-error.ts';
import { mayHaveArrived } from '../kit/retry.ts';
import { NOT_DELIVERED, UNDELIVERABLE } from './words.ts';

/** What is certain, as clauses for people: nobody is left to write to. */
const ENDS: Record<string, string> = {
  user_disabled: UNDELIVERABLE.deactivated,
  account_inactive: UNDELIVERABLE.deactivated,
  is_inactive: UNDELIVERABLE.deactivated,
  cannot_dm_bot: UNDELIVERABLE.bot,
  is_archived: UNDELIVERABLE.archived,
};

/** What Slack has also said of people and channels that were there again an hour later, as clauses for people. */
const REFUSALS: Record<string, string> = {
  user_not_found: UNDELIVERABLE.personLeft,
  user_not_visible: UNDELIVERABLE.personHidden,
  users_not_found: UNDELIVERABLE.personLeft,
  channel_not_found: UNDELIVERABLE.channelGone,
  not_in_channel: UNDELIVERABLE.removed,
  restricted_action: UNDELIVERABLE.notAllowed,
  restricted_action_read_only_channel: UNDELIVERABLE.postingRestricted,
  restricted_action_non_threadable_channel: UNDELIVERABLE.postingRestricted,
  restricted_action_thread_only_channel: UNDELIVERABLE.threadsOnly,
};

/** The same for a channel. To somebody's direct messages, Slack may say this of everybody's, and not for good. */
const REFUSALS_IN_CHANNEL: Record<string, string> = {
  no_permission: UNDELIVERABLE.notAllowed,
  team_access_not_granted: UNDELIVERABLE.notAllowed,
};

/** Either the bot's own account or the recipient's is inactive: Slack has one error for both. */
export const ABOUT_SOME_ACCOUNT = 'account_inactive';

/** Slack may have accepted the message before it ran into one of these. */
const HALF_DONE = new Set(['fatal_error', 'internal_error']);

/**
 * What a failed call means for its nudge. Only what is about the bot itself holds up everybody's. Rethrows an error that
 * doesn't come from Slack.
 * @param call whether it would have sent the message, and whether that goes to a channel
 */
export function classifyDeliveryError(
  error: unknown,
  { posting, toChannel }: { posting: boolean; toChannel: boolean },
): PostFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { type: 'limited', waitMs: error.retryAfter * 1000 };
  }
  if (mayHaveArrived(error)) return { type: 'later', why: NOT_DELIVERED.noResponse, maybeSent: posting };
  const code = platformErrorOf(error);
  if (code === undefined) throw error;
  const ends = clauseIn(ENDS, code);
  if (ends !== undefined) return { type: 'end', why: ends };
  const refusal = clauseIn(REFUSALS, code) ?? (toChannel ? clauseIn(REFUSALS_IN_CHANNEL, code) : undefined);
  if (refusal !== undefined) return { type: 'refused', why: refusal };
  const scope = scopeOf(code);
  // Which scope it takes to look for a message depends on the kind of conversation.
  if (scope === 'token' || (scope === 'app' && posting)) return { type: 'halt', why: code };
  if (scope === 'message') return { type: 'fail', why: NOT_DELIVERED.notAccepted };
  const why = scope === 'passing' ? NOT_DELIVERED.slackTrouble : NOT_DELIVERED.refused(code);
  return { type: 'later', why, maybeSent: posting && HALF_DONE.has(code) };
}

function clauseIn(clauses: Record<string, string>, code: string): string | undefined {
  return Object.hasOwn(clauses, code) ? clauses[code] : undefined;
}
