/**
 * What the playground supports, and how strictly. A test holds this table against the real methods, schemas and
 * actions, so it cannot promise what is not there.
 */

export interface Coverage {
  /** What is checked as Slack checks it, and what Slack has beyond this. */
  strictness: string;
}

export const methodCoverage: Record<string, Coverage> = {
  'api.test': { strictness: 'whole' },
  'auth.test': { strictness: 'whole, for bot and app tokens' },
  'apps.connections.open': { strictness: 'app token only; addresses open one socket' },
  'chat.postMessage': {
    strictness:
      'scope, membership, archived channels, thread, length, every block; by channel id, name or person, and to a deactivated person where a conversation is there, without an error. No attachments, no reply_broadcast, no other names or icons',
  },
  'chat.postEphemeral': { strictness: 'as chat.postMessage, and the person must be a member' },
  'chat.update': {
    strictness:
      'own messages that are not ephemeral, in channels that are open; blocks that are left out stay',
  },
  'chat.delete': { strictness: 'own messages that are not ephemeral' },
  'chat.getPermalink': { strictness: 'whole' },
  'conversations.history': {
    strictness: 'scope by kind of channel, membership, time range, pages, metadata',
  },
  'conversations.replies': {
    strictness: 'scope by kind of channel, membership, time range, pages, metadata',
  },
  'conversations.info': { strictness: 'scope by kind of channel, sharing, archived; no message counts' },
  'conversations.list': { strictness: 'scope by kind of channel, pages, archived' },
  'conversations.members': { strictness: 'scope by kind of channel, pages' },
  'conversations.open': {
    strictness: 'direct messages with one person, not with a deactivated one; no group messages',
  },
  'dnd.info': {
    strictness: 'scope; every person has the nightly hours 22:00 to 08:00, and what they chose for a while',
  },
  'dnd.teamInfo': { strictness: 'as dnd.info, for fifty people at most; those who are unknown are left out' },
  'users.info': {
    strictness: 'scope; zone, guests, outsiders, deactivated people; no email, no pictures',
  },
  'users.list': { strictness: 'as users.info, and pages' },
  'users.getPresence': { strictness: 'scope; active or away as it was set, for the app by its connection' },
  'views.open': { strictness: 'trigger, every block, lengths, size, external ids' },
  'views.push': { strictness: 'as views.open; three windows at most' },
  'views.update': { strictness: 'hash, every block, lengths, size' },
  'views.publish': { strictness: 'Home tab in the manifest, hash, every block' },
  'reactions.add': { strictness: 'scope, membership, archived channels; any well-formed emoji name' },
  'reactions.remove': { strictness: 'scope, membership' },
  'assistant.threads.setStatus': {
    strictness:
      'scope, membership, thread; gone after two minutes or with the answer. No other names or icons',
  },
  'assistant.threads.setSuggestedPrompts': {
    strictness: 'agents only; scope, one to four prompts; with a thread it does nothing, as Slack says',
  },
  'assistant.threads.setTitle': { strictness: 'agents only; scope, thread' },
  'functions.completeSuccess': {
    strictness: 'a running step; outputs by the manifest, required ones and types',
  },
  'functions.completeError': { strictness: 'a running step' },
};

/**
 * Events by the name of their subscription. All need it in the manifest, and those of a channel the app's membership.
 * In a channel shared with another workspace they say so (`is_ext_shared_channel`, `user_team`, `source_team`).
 */
export const eventCoverage: Record<string, Coverage> = {
  app_home_opened: {
    strictness: 'home and messages tab; the view when there is one; no context of what else is open',
  },
  app_mention: { strictness: 'scope; beside the message event, never in direct messages' },
  'message.channels': { strictness: 'scope; posts, replies, joins, message_changed, message_deleted' },
  'message.groups': { strictness: 'scope; as message.channels' },
  'message.im': { strictness: 'scope; as message.channels, in direct messages with the app' },
  'message.mpim': { strictness: 'never sent: the playground has no group messages' },
  member_joined_channel: { strictness: 'after /invite and from the panel' },
  member_left_channel: {
    strictness: 'scope; after /remove and from the panel; of the app itself it does not come, as apps report',
  },
  channel_left: {
    strictness: 'scope; when the app itself was taken out, and Slackbot writes to it (message.im)',
  },
  group_left: { strictness: 'as channel_left, in private channels' },
  channel_archive: { strictness: 'scope' },
  channel_unarchive: { strictness: 'scope' },
  group_archive: { strictness: 'scope; in private channels' },
  group_unarchive: { strictness: 'scope; in private channels' },
  channel_deleted: { strictness: 'scope' },
  group_deleted: { strictness: 'scope; in private channels that the app is in' },
  user_change: {
    strictness: 'scope; when a zone, the kind of account or its deactivation changes, not for presence',
  },
  dnd_updated_user: { strictness: 'scope; when somebody chooses or ends a time, not for each night' },
  reaction_added: { strictness: 'scope' },
  reaction_removed: { strictness: 'scope' },
};

/** Events that no subscription brings. */
export const unsubscribedCoverage: Record<string, Coverage> = {
  function_executed: {
    strictness:
      'steps of the manifest, a token for the run; no function_data in interactions with what the step has sent',
  },
};

/** Interactions by the `type` of their payload; commands by that name. */
export const interactionCoverage: Record<string, Coverage> = {
  slash_command: {
    strictness: 'acknowledgement within three seconds; refused in threads; answer in the acknowledgement',
  },
  shortcut: { strictness: 'acknowledgement within three seconds' },
  message_action: { strictness: 'acknowledgement within three seconds' },
  block_actions: { strictness: 'acknowledgement within three seconds; elements must exist' },
  block_suggestion: { strictness: 'options in the acknowledgement, 100 at most' },
  view_submission: { strictness: 'required fields; errors, update, push, clear' },
  view_closed: { strictness: 'where notify_on_close is set' },
};

/** Blocks on the surfaces where Slack takes them; all lengths, counts and fields are checked. */
export const blockCoverage: Record<string, Coverage> = {
  actions: { strictness: 'whole, without workflow buttons' },
  alert: { strictness: 'modals' },
  card: { strictness: 'messages and Home; three buttons at most' },
  carousel: { strictness: 'messages and Home; ten cards at most' },
  container: { strictness: 'messages; without file and video blocks' },
  context: { strictness: 'whole' },
  context_actions: { strictness: 'messages' },
  divider: { strictness: 'whole' },
  header: { strictness: 'whole' },
  image: { strictness: 'whole; nothing is fetched, so an unreachable picture is not refused' },
  input: { strictness: 'whole, without file inputs' },
  markdown: { strictness: 'messages; 12,000 characters in all' },
  rich_text: { strictness: 'whole' },
  section: { strictness: 'whole' },
  table: { strictness: 'messages; one a message' },
};

/** Elements within blocks; all lengths, counts and fields are checked. */
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
  rich_text_input: { strictness: 'the block; the page decides how it is written' },
  static_select: { strictness: 'whole' },
  timepicker: { strictness: 'whole' },
  url_text_input: { strictness: 'whole; the address must be one' },
  users_select: { strictness: 'whole' },
};
