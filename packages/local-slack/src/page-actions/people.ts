import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person, PersonChange } from '../protocol.ts';
import { dndOnTheWire } from '../web-api/dnd.ts';
import { isOutsider, personOnTheWire } from '../wire/person-wire.ts';
import { isSubscribed } from '../workspace/messages.ts';
import { unixSeconds } from '../workspace/timestamps.ts';
import type { ActionOf } from './action-of.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Changes somebody's account or presence, and sends the app the events that Slack would send. */
export function changePerson(slack: LocalSlack, { person: id, change }: ActionOf<'changePerson'>): ActResult {
  const person = slack.workspace.person(id);
  if (!person || person.isBot) return refuse('user_not_found', `There is no person ${id} here.`);
  const problem = problemWith(person, change);
  if (problem) return problem;
  const before = JSON.stringify(personOnTheWire(slack, person));
  const dndBefore = JSON.stringify(dndOnTheWire(person, slack.now()));
  apply(person, change, slack.now());
  slack.workspace.changed();
  if (JSON.stringify(personOnTheWire(slack, person)) !== before) sendUserChange(slack, person);
  if (JSON.stringify(dndOnTheWire(person, slack.now())) !== dndBefore) sendDndUpdated(slack, person);
  return { ok: true };
}

function problemWith(person: Person, { tz, guest }: PersonChange): Refusal | undefined {
  if (tz !== undefined && !isZone(tz)) {
    return refuse('invalid_timezone', `“${tz}” is not a time zone. Try one like Europe/Berlin.`);
  }
  if (guest !== undefined && isOutsider(person)) {
    return refuse('user_is_external', `${person.realName} belongs to another workspace.`);
  }
  return undefined;
}

function isZone(name: string): boolean {
  // Temporal accepts an offset like +02:00, but nobody lives in one.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId === name;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function apply(person: Person, change: PersonChange, now: Date): void {
  if (change.tz !== undefined) person.tz = change.tz;
  if (change.guest === 'none') delete person.guest;
  else if (change.guest !== undefined) person.guest = change.guest;
  if (change.deactivated !== undefined) setFlag(person, 'deactivated', change.deactivated);
  if (change.away !== undefined) setFlag(person, 'away', change.away);
  if (change.snoozeMinutes === 0) delete person.snooze;
  else if (change.snoozeMinutes !== undefined) {
    const from = unixSeconds(now);
    person.snooze = { from, until: from + change.snoozeMinutes * 60 };
  }
}

function setFlag(person: Person, name: 'deactivated' | 'away', on: boolean): void {
  if (on) person[name] = true;
  else delete person[name];
}

/** https://docs.slack.dev/reference/events/user_change */
function sendUserChange(slack: LocalSlack, person: Person): void {
  if (!isSubscribed(slack, 'user_change', 'users:read')) return;
  void slack.events.send({
    type: 'user_change',
    user: personOnTheWire(slack, person, { withLocale: true }),
    cache_ts: unixSeconds(slack.now()),
    event_ts: slack.timestamps.next(),
  });
}

/** https://docs.slack.dev/reference/events/dnd_updated_user */
function sendDndUpdated(slack: LocalSlack, person: Person): void {
  if (!isSubscribed(slack, 'dnd_updated_user', 'dnd:read')) return;
  void slack.events.send({
    type: 'dnd_updated_user',
    user: person.id,
    dnd_status: dndOnTheWire(person, slack.now()),
    event_ts: slack.timestamps.next(),
  });
}
