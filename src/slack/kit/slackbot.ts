/**
 * Slack itself. It sends the bot direct messages, for example that it was removed from a channel, and posts people's
 * reminders, which may mention the bot.
 */
export const SLACKBOT = 'USLACKBOT';
