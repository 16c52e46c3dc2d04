// What curators read about the switch that stops all nudges. Titles, buttons, labels, hints and errors are plain text; everything
// else is mrkdwn.

export const STOP_ALL = 'Stop all nudges';
export const STOP_ALL_LABEL = 'Stop the nudges of everybody, for example during an incident';
export const CHANGE_STOP = 'Change the stop';
export const CHANGE_STOP_LABEL = 'Change until when or why all nudges are stopped';
export const START_ALL = 'Start nudges again';
export const START_ALL_LABEL = 'Start the nudges of everybody again';

/** The title of the window. */
export const STOP_TITLE = 'Stop all nudges';
export const WHAT_IT_DOES =
  'People and channels get no nudges meanwhile. Nobody is sent anything about it: whoever opens my Home tab or `/guide nudges` sees until when, who stopped them and why. Nudges that are left out don’t come later.';
export const UNTIL = 'The first day with nudges again';
export const UNTIL_HINT =
  'Each person’s own day counts. Leave it empty to stop them until a curator starts them again.';
export const REASON = 'Why?';
export const REASON_HINT = 'Everybody who gets nudges can read this. It isn’t posted in any channel.';
export const REASON_EXAMPLE = 'We’re in an incident';
export const STOP = 'Stop';
export const CANCEL = 'Cancel';
/** Below the field. */
export const SAY_WHY = 'Write why, so that people know what to expect.';

/** Below the day, if it is none. */
export const NOT_A_DAY =
  'I can’t read that day. Choose one in the calendar, or leave it empty to stop them until further notice.';

export const STOPPED = ':white_check_mark: Done.';
export const STARTED =
  ':white_check_mark: Nudges come again. Those that were left out don’t come later; everybody goes on with their next one.';
export const NOT_STOPPED = 'Nudges are not stopped.';
export const FOR_CURATORS_ONLY =
  'Only the people who look after the cards can stop or start everybody’s nudges.';

/** The answer to a curator who asks in words for what the switch does. */
export const FOR_EVERYBODY =
  'Here you can stop or start the nudges of everybody. I have changed nothing yet.';
/** Below what was done with a curator's own nudges. */
export const ONLY_YOURS = 'That is about your own nudges. Here you can switch those of everybody:';
