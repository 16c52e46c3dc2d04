// What the bot says to people whom it does not answer. Texts are mrkdwn.

export const REFUSALS = {
  outsider:
    'I only answer members of the workspace that runs me. Please ask one of them to look it up for you.',
  guest: 'I only answer full members of this workspace. Please ask one of them to look it up for you.',
  unknown: 'Slack didn’t tell me who you are just now, so I can’t answer. Please ask again in a minute.',
} as const;

const readPerMinute = (perMinute: number) =>
  `That was a lot at once: I read ${perMinute === 1 ? 'one message' : `${perMinute} messages`} a minute from each person, so that everybody gets an answer.`;

/** To somebody who writes faster than anybody can read. @param perMinute how many messages are read */
export const slowDown = (perMinute: number) =>
  `${readPerMinute(perMinute)} I left out this one. Please ask again in a moment.`;
/** The same where the message is about what is their own. */
export const onlyOwnWorks = (perMinute: number) =>
  `${readPerMinute(perMinute)} For a moment, I don’t answer. To stop or pause your nudges still works.`;
