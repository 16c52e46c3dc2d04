import type { LocalSlack } from '../local-slack.ts';
import type { Person } from '../protocol.ts';
import { APP_ID, BOT_ID, BOT_USER_ID, TEAM } from '../workspace/ids.ts';
import type { Organization } from '../workspace/workspace.ts';

/** A person as Slack sends them in responses and events: https://docs.slack.dev/reference/objects/user-object */
export function personOnTheWire(
  slack: LocalSlack,
  person: Person,
  { withLocale = false }: { withLocale?: boolean } = {},
): Record<string, unknown> {
  const profile = profileOf(person);
  const who = {
    id: person.id,
    team_id: teamIdOf(person),
    name: person.name,
    deleted: person.deactivated ?? false,
  };
  // For a deactivated account, Slack sends no name or time zone outside the profile.
  if (person.deactivated) {
    return { ...who, profile, is_bot: person.isBot, is_app_user: false, updated: 0 };
  }
  return {
    ...who,
    color: person.color.replace('#', ''),
    real_name: person.realName,
    tz: person.tz,
    tz_label: zoneLabel(person.tz, slack.now()),
    tz_offset: offsetSeconds(person.tz, slack.now()),
    profile,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single',
    is_bot: person.isBot,
    ...(isOutsider(person) && { is_stranger: isStranger(slack, person) }),
    is_app_user: false,
    updated: 0,
    ...(slack.organization &&
      !isOutsider(person) && { enterprise_user: inOrganization(slack.organization, person) }),
    ...(withLocale && { locale: 'en-US' }),
  };
}

/** Who somebody is in the organization that the workspace belongs to. */
function inOrganization({ id, name }: Organization, person: Person): Record<string, unknown> {
  return {
    id: person.id,
    enterprise_id: id,
    enterprise_name: name,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    teams: [TEAM.id],
  };
}

function profileOf(person: Person): Record<string, unknown> {
  return {
    title: person.title,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    team: teamIdOf(person),
    ...(person.isBot && { api_app_id: APP_ID, bot_id: BOT_ID }),
  };
}

/** Sent along with an outsider's messages, because an app may not be able to look them up. */
export function userProfileOf(person: Person): Record<string, unknown> {
  return {
    name: person.name,
    display_name: person.name,
    real_name: person.realName,
    first_name: person.realName.split(' ')[0],
    team: teamIdOf(person),
    is_restricted: false,
    is_ultra_restricted: false,
  };
}

/** The workspace a person belongs to. */
export function teamIdOf(person: Person): string {
  return person.teamId ?? TEAM.id;
}

/** True for somebody from another workspace (Slack Connect). */
export function isOutsider(person: Person): boolean {
  return teamIdOf(person) !== TEAM.id;
}

/** What Slack calls a stranger: an outsider who shares no channel with the app. */
function isStranger(slack: LocalSlack, person: Person): boolean {
  return !slack.workspace.channels.some(
    ({ kind, memberIds }) =>
      kind !== 'dm' && memberIds.includes(person.id) && memberIds.includes(BOT_USER_ID),
  );
}

/** Kept per zone, because creating one takes longer than everything else about a person. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** `Central European Standard Time`. */
function zoneLabel(tz: string, now: Date): string {
  let format = zoneFormats.get(tz);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'long' });
    zoneFormats.set(tz, format);
  }
  const parts = format.formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? tz;
}

/** Seconds east of Greenwich right now. */
function offsetSeconds(tz: string, now: Date): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tz);
  return zoned.offsetNanoseconds / 1e9;
}
