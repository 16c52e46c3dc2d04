/** A message in a thread, or a recent one in a channel. */
export interface ChannelMessage {
  /** Who wrote it; for an app, the app's id. */
  by: string;
  /** Whether an app posted it, for example an alert. */
  app: boolean;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Words that people use about something that is broken right now. */
const INCIDENT =
  /\b(incidents?|outages?|sev-?[0-3]|p[01]|on fire|war ?room|paged|pagerduty|opsgenie|hot ?fix|(rolling|roll(ed)?|revert(ed|ing)?) ?back (now|immediately|asap)|rollback now|(is|are|went|going) down|still down|back up|customers? (are )?affected|all hands|mitigat(e|ed|ing|ion))\b|:rotating_light:|:fire:|:ambulance:/i;

/** Words in an alert that an app posts. */
const ALERT = /\b(alerts?|firing|triggered|critical|error rate|unhealthy|failed|down)\b/i;

const MINUTE_MS = 60_000;
/** This many different people within five minutes are a crowd that is busy with something. */
const CROWD = 5;
/** So are this many messages within five minutes, no matter who writes them. */
const FLOOD = 12;
/** This many alerts within ten minutes are no coincidence. */
const ALERTS = 2;

/**
 * Whether people are obviously dealing with an incident, so that the bot should not interrupt: somebody
 * mentions one, alerts follow each other quickly, or many people or messages come within minutes. Errs on the
 * side of staying silent.
 * @param said what was said where the card would be suggested: in the thread, or in the last hour of the
 *   channel
 */
export function looksLikeIncident(said: readonly ChannelMessage[]): boolean {
  if (said.some(({ text }) => INCIDENT.test(text))) return true;
  const alerts = said.filter((one) => one.app && ALERT.test(one.text));
  if (within(alerts, 10 * MINUTE_MS, (some) => some.length >= ALERTS)) return true;
  return within(
    said,
    5 * MINUTE_MS,
    (some) => some.length >= FLOOD || new Set(some.map((one) => one.by)).size >= CROWD,
  );
}

/** Whether a channel is named after an incident, as “inc-2041” and “incident-checkout” are. */
export function isIncidentChannel(name: string): boolean {
  return /^(?:inc|incident|sev\d?|outage|war-?room)(?:[-_]|\d|$)/i.test(name);
}

/** Whether a condition holds for the messages of any period of this length. */
function within(
  said: readonly ChannelMessage[],
  spanMs: number,
  holds: (some: readonly ChannelMessage[]) => boolean,
): boolean {
  return said.some(({ at }) => holds(said.filter((one) => one.at <= at && one.at > at - spanMs)));
}
