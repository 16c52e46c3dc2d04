/** A message of a thread, or of a channel lately. */
export interface ChannelMessage {
  /** Who said it; an app by its own id. */
  by: string;
  /** By an app, an alert for example. */
  app: boolean;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Words by which people speak of something that is broken now. */
const INCIDENT =
  /\b(incidents?|outages?|sev-?[0-3]|p[01]|on fire|war ?room|paged|pagerduty|opsgenie|hot ?fix|(rolling|roll(ed)?|revert(ed|ing)?) ?back (now|immediately|asap)|rollback now|(is|are|went|going) down|still down|back up|customers? (are )?affected|all hands|mitigat(e|ed|ing|ion))\b|:rotating_light:|:fire:|:ambulance:/i;

/** Words of an alert that an app posts. */
const ALERT = /\b(alerts?|firing|triggered|critical|error rate|unhealthy|failed|down)\b/i;

const MINUTE_MS = 60_000;
/** So many different people within five minutes are a crowd that is busy with something. */
const CROWD = 5;
/** So many messages within five minutes, too, whoever they are from. */
const FLOOD = 12;
/** So many alerts within ten minutes are no coincidence. */
const ALERTS = 2;

/**
 * Whether people are plainly in an incident, so that nobody should talk in unasked: somebody speaks of one, alerts come
 * in quick succession, or many people or many messages within minutes. Rather once too often than once too few.
 * @param said what was said where a card would be suggested: a thread, or the last hour of a channel
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

/** Whether something holds for what was said in any span of this length. */
function within(
  said: readonly ChannelMessage[],
  spanMs: number,
  holds: (some: readonly ChannelMessage[]) => boolean,
): boolean {
  return said.some(({ at }) => holds(said.filter((one) => one.at <= at && one.at > at - spanMs)));
}
