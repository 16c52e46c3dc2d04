// Pieces that the patterns are made of.

const WHICH =
  '(?:(?:all|any|of|the|my|your|these|those|this|that|daily|weekly|learning|more|further|other|such|bloody|stupid|annoying) ){0,5}';

/** What the bot sends. */
export const NUDGES = `${WHICH}(?:nudges?|nudging|(?<=\\b(?:daily|weekly) (?:learning )?)(?:tips?|lessons?))`;
/** Whether a text names them beyond doubt, even among other people. */
export const NAMES_NUDGES = /\bnudg(?:es?|ing)\b|\b(?:daily|weekly) (?:learning )?(?:tips?|lessons?)\b/;
/** The same by words that mean other things elsewhere. */
export const LOOSELY = `${WHICH}(?:(?:direct )?messages?|msgs?|dms?|subscriptions?|notifications?|pings?|reminders?|e?-?mails?|tips?|lessons|spam|things?|stuff|content)`;
/** What stands for it, or for anything else. */
export const THAT = '(?:it|this|that|all of (?:it|this|that)|all(?: this| that)?)';
/** What stands for several things, as nudges are. */
export const THEM =
  '(?:these|those|them|mine|everything|all of (?:these|them)|(?:any |some )?(?:more )?of (?:it|this|that|these|them)|any more(?: of (?:it|this|that|these|them))?|anything(?: more| else)?)';
/** Said beside it, without changing anything. */
export const TO_ME = '(?: (?:to|at|for) (?:me|us))?';
