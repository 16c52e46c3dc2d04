/**
 * What the local Slack supports, and how strictly. A test compares this table with the real methods, schemas, and
 * actions, so it can't promise anything that doesn't exist.
 */

export interface Coverage {
  /** What is checked the way Slack checks it, and what is missing. */
  strictness: string;
}

export const methodCoverage: Record<string, Coverage> = {
  'api.test': { strictness: 'whole' },
  'auth.test': { strictness: 'whole, for bot and app tokens' },
  'apps.connections.open': { strictness: 'app token only; addresses open one socket' },
  'chat.postMessage': {
    strictness:
      'scope, membership, archived channels, thread, length, every block; by channel id, name, or person; a deactivated person with an existing conversation causes no error. No attachments, no reply_broadcast, no other names or icons',
  },
  'chat.postEphemeral': { strictness: 'as chat.postMessage, and the person must be a member' },
  'chat.update': {
    strictness: 'own messages, not ephemeral ones, in open channels; omitted blocks stay',
  },
  'chat.delete': { strictness: 'own messages, not ephemeral ones' },
  'chat.getPermalink': { strictness: 'whole' },
  'conversations.history': {
    strictness: 'scope by type of channel, membership, time range, pages, metadata',
  },
  'conversations.replies': {
    strictness: 'scope by type of channel, membership, time range, pages, metadata',
  },
  'conversations.info': { strictness: 'scope by type of channel, sharing, archived; no message counts' },
  'conversations.list': { strictness: 'scope by type of channel, pages, archived' },
  'users.conversations': { strictness: 'as conversations.list, for the app or a person' },
  'conversations.members': { strictness: 'scope by type of channel, pages' },
  'conversations.open': {
    strictness: 'direct messages with one person, not with a deactivated one; no group messages',
  },
  'dnd.info': {
    strictness: 'scope; everybody has nightly hours from 22:00 to 08:00, plus any snooze they chose',
  },
  'dnd.teamInfo': { strictness: 'as dnd.info, for up to fifty people; unknown ones are left out' },
  'users.info': {
    strictness: 'scope; zone, guests, outsiders, deactivated people; no email, no pictures',
  },
  'users.list': { strictness: 'as users.info, and pages' },
  'users.getPresence': { strictness: 'scope; active or away as set; for the app, whether it is connected' },
  'views.open': { strictness: 'trigger, every block, lengths, size, external ids' },
  'views.push': { strictness: 'as views.open; up to three views' },
  'views.update': { strictness: 'hash, every block, lengths, size' },
  'views.publish': { strictness: 'Home tab in the manifest, hash, every block' },
  'reactions.add': { strictness: 'scope, membership, archived channels; any well-formed emoji name' },
  'reactions.get': { strictness: 'scope, membership; all reactions of a message, by its channel and time' },
  'reactions.remove': { strictness: 'scope, membership' },
  'agents.sessions.setStatus': {
    strictness:
      'agents only; scope, membership, thread, the four states; a title for a new session; stays until told. No other names or icons',
  },
  'assistant.threads.setStatus': {
    strictness:
      'scope, membership, thread; cleared after two minutes or by the answer. No other names or icons',
  },
  'assistant.threads.setSuggestedPrompts': {
    strictness: 'agents only; scope, one to four prompts; does nothing with a thread, as Slack documents',
  },
  'assistant.threads.setTitle': { strictness: 'agents only; scope, thread' },
  'functions.completeSuccess': {
    strictness: 'a running step; outputs checked against the manifest: required ones and types',
  },
  'functions.completeError': { strictness: 'a running step' },
};

/**
 * Events by the name of their subscription. All need a subscription in the manifest; events in a channel also need the
 * app to be a member. In a channel shared with another workspace, events say so (`is_ext_shared_channel`, `user_team`,
 * `source_team`).
 */
export const eventCoverage: Record<string, Coverage> = {
  app_home_opened: {
    strictness: 'home and messages tab; the view when there is one; no context of what else is open',
  },
  app_mention: {
    strictness:
      'scope; beside the message event, after each edit as well (`edited`, with the time of the message), never in direct messages',
  },
  'message.channels': { strictness: 'scope; posts, replies, joins, message_changed, message_deleted' },
  'message.groups': { strictness: 'scope; as message.channels' },
  'message.im': { strictness: 'scope; as message.channels, in direct messages with the app' },
  'message.mpim': { strictness: 'never sent: there are no group messages' },
  member_joined_channel: { strictness: 'after /invite and from the panel' },
  member_left_channel: {
    strictness:
      'scope; after /remove and from the panel; not sent when the app itself leaves, as apps report',
  },
  channel_left: {
    strictness: 'scope; when the app itself is removed; Slackbot also writes to it (message.im)',
  },
  group_left: { strictness: 'as channel_left, in private channels' },
  channel_id_changed: { strictness: 'scope; in private channels' },
  channel_archive: { strictness: 'scope' },
  channel_unarchive: { strictness: 'scope' },
  group_archive: { strictness: 'scope; in private channels' },
  group_unarchive: { strictness: 'scope; in private channels' },
  channel_deleted: { strictness: 'scope' },
  group_deleted: { strictness: 'scope; in private channels that the app is in' },
  user_change: {
    strictness: 'scope; when a zone, the kind of account or its deactivation changes, not for presence',
  },
  dnd_updated_user: { strictness: 'scope; when somebody starts or ends a snooze, not every night' },
  reaction_added: { strictness: 'scope' },
  reaction_removed: { strictness: 'scope' },
};

/** Events that come without a subscription. */
export const unsubscribedCoverage: Record<string, Coverage> = {
  function_executed: {
    strictness:
      'steps of the manifest, a token for the run; interactions with messages from the step carry no function_data',
  },
};

/** Interactions by the `type` of their payload, and slash commands. */
export const interactionCoverage: Record<string, Coverage> = {
  slash_command: {
    strictness:
      'acknowledgement within three seconds; refused in threads; answer in the acknowledgement; private channels have no name',
  },
  shortcut: { strictness: 'acknowledgement within three seconds' },
  message_action: { strictness: 'acknowledgement within three seconds' },
  block_actions: { strictness: 'acknowledgement within three seconds; elements must exist' },
  block_suggestion: { strictness: 'options in the acknowledgement, up to 100' },
  view_submission: { strictness: 'required fields; errors, update, push, clear' },
  view_closed: { strictness: 'where notify_on_close is set' },
};

/** Blocks on the surfaces where Slack accepts them. All lengths, counts, and fields are checked. */
export const blockCoverage: Record<string, Coverage> = {
  actions: { strictness: 'whole, without workflow buttons' },
  alert: { strictness: 'modals' },
  card: { strictness: 'messages and Home; up to three buttons' },
  carousel: { strictness: 'messages and Home; up to ten cards' },
  container: { strictness: 'messages; without file and video blocks' },
  context: { strictness: 'whole' },
  context_actions: { strictness: 'messages' },
  divider: { strictness: 'whole' },
  header: { strictness: 'whole' },
  image: { strictness: 'whole; nothing is fetched, so an unreachable image is not refused' },
  input: { strictness: 'whole, without file inputs' },
  markdown: { strictness: 'messages; 12,000 characters in total' },
  rich_text: { strictness: 'whole' },
  section: { strictness: 'whole' },
  table: { strictness: 'messages; one per message' },
};

/** Elements within blocks. All lengths, counts, and fields are checked. */
export const elementCoverage: Record<string, Coverage> = {
  button: { strictness: 'whole' },
  channels_select: { strictness: 'whole; no response_urls' },
  checkboxes: { strictness: 'whole' },
  conversations_select: { strictness: 'whole; no response_urls' },
  datepicker: { strictness: 'whole' },
  datetimepicker: { strictness: 'whole' },
  email_text_input: { strictness: 'whole; the address must look like one' },
  external_select: { strictness: 'whole' },
  feedback_buttons: { strictness: 'whole' },
  icon_button: { strictness: 'whole' },
  image: { strictness: 'whole; nothing is fetched' },
  multi_channels_select: { strictness: 'whole' },
  multi_conversations_select: { strictness: 'whole' },
  multi_external_select: { strictness: 'whole' },
  multi_static_select: { strictness: 'whole' },
  multi_users_select: { strictness: 'whole' },
  number_input: { strictness: 'whole; bounds and decimals' },
  overflow: { strictness: 'whole' },
  plain_text_input: { strictness: 'whole; lengths' },
  radio_buttons: { strictness: 'whole' },
  rich_text_input: { strictness: 'the block; the page produces plain paragraphs' },
  static_select: { strictness: 'whole' },
  timepicker: { strictness: 'whole' },
  url_text_input: { strictness: 'whole; the address must be one' },
  users_select: { strictness: 'whole' },
};
