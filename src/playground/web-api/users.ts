import { APP_ID, BOT_ID, TEAM } from '../ids.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Person } from '../protocol.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, text, wholeNumber } from './arguments.ts';
import type { Methods } from './method.ts';
import { paginate } from './paginate.ts';

/** users.*: https://docs.slack.dev/reference/methods?family=users */
export const usersMethods: Methods = {
  'users.info': { token: 'bot', scopes: ['users:read'], run: info },
  'users.list': { token: 'bot', scopes: ['users:read'], run: list },
};

function info(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const person = slack.workspace.person(text(args, 'user') ?? '');
  if (!person) throw new ApiError('user_not_found');
  return { user: personOnTheWire(slack, person) };
}

function list(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const limit = wholeNumber(args, 'limit', { fallback: 1000, min: 1, max: 1000 });
  const page = paginate(slack.workspace.people, limit, text(args, 'cursor'));
  return {
    members: page.items.map((person) => personOnTheWire(slack, person)),
    cache_ts: Math.floor(slack.now().getTime() / 1000),
    ...page.fields,
  };
}

function personOnTheWire(slack: LocalSlack, person: Person): Record<string, unknown> {
  return {
    id: person.id,
    team_id: TEAM.id,
    name: person.name,
    deleted: false,
    color: person.color.replace('#', ''),
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, slack.now()),
    profile: {
      title: person.title,
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: TEAM.id,
      ...(person.isBot && { api_app_id: APP_ID, bot_id: BOT_ID }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: 0,
  };
}

/** Seconds east of Greenwich at this moment. */
function offsetSeconds(tz: string, now: Date): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tz);
  return zoned.offsetNanoseconds / 1e9;
}
