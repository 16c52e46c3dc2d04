/** The scope without which Slack does not send an event; null for none. From the event pages on docs.slack.dev. */
export const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'groups:read',
  channel_left: 'channels:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
  user_change: 'users:read',
};
