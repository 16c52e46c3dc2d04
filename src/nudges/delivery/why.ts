/**
 * Why a nudge was not sent, as a clause that a person reads in the list of their nudges. Those of a state
 * (“paused”, “stopped”, “ended”) are the store's own.
 */
export const WHY = {
  holiday: (name: string) => `public holiday (${name})`,
  notRunning: 'I was not running at that time',
  tooLate: 'it could not be sent in time',
  doNotDisturb: 'your notifications were off (do not disturb)',
  away: 'you seemed to be away',
  gone: 'the account was deactivated',
  silence: 'the last ones stayed unanswered, so I paused',
  unreadable: 'what was chosen can’t be read any more; please set it up anew',
  mine: 'something went wrong on my side',
} as const;
