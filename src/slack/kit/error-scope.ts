/**
 * Whom one of Slack's error codes is about, and so whom it may hold up:
 * - `token`: Slack does not accept the token
 * - `app`: it accepts the token, but the app may do this nowhere until the person who runs it changes something
 * - `channel`: one conversation, where the bot is not, or may not do this
 * - `person`: one person, who can't be reached
 * - `message`: this one message, which is never accepted
 * - `passing`: trouble on Slack's side; a second try usually works
 */
export type ErrorScope = 'token' | 'app' | 'channel' | 'person' | 'message' | 'passing';

// Source: the error tables of chat.postMessage, conversations.open, conversations.history and apps.connections.open on
// docs.slack.dev, read in 2026.
const CODES: Record<ErrorScope, readonly string[]> = {
  token: ['not_authed', 'invalid_auth', 'account_inactive', 'token_revoked', 'token_expired'],
  app: [
    'missing_scope',
    'not_allowed_token_type',
    'org_login_required',
    'enterprise_is_restricted',
    'two_factor_setup_required',
    'accesslimited',
    'user_removed_from_team',
    'team_disabled',
    'socket_mode_not_enabled',
  ],
  channel: [
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    // What Slack says where the app is not a member of the conversation.
    'no_permission',
    // An administrator has taken the key away, for single channels as well.
    'ekm_access_denied',
    // The channel belongs to a workspace of the organization that has not let the app in.
    'team_access_not_granted',
    'access_denied',
  ],
  person: [
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'is_inactive',
    'cannot_dm_bot',
    // Nobody can read direct messages with the app until the tab is switched on; channels get theirs.
    'messages_tab_disabled',
  ],
  message: ['invalid_arguments', 'no_text', 'too_many_attachments'],
  passing: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'],
};

/** Slack adds codes to these families from time to time. */
const FAMILIES: readonly [RegExp, ErrorScope][] = [
  [/^restricted_action/, 'channel'],
  [/^(invalid_(blocks|metadata)|msg_(blocks_)?too_long|metadata_)/, 'message'],
];

const SCOPES = new Map(
  Object.entries(CODES).flatMap(([scope, codes]) =>
    codes.map((code) => [code, scope as ErrorScope] as const),
  ),
);

/** Undefined for a code that is not known. */
export function scopeOf(code: string): ErrorScope | undefined {
  return SCOPES.get(code) ?? FAMILIES.find(([family]) => family.test(code))?.[1];
}
