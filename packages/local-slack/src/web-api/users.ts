import type { LocalSlack } from '../local-slack.ts';
import type { Person } from '../protocol.ts';
import { personOnTheWire } from '../wire/person-wire.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, flag, text, wholeNumber } from './arguments.ts';
import type { Methods } from './method.ts';
import { paginate } from './paginate.ts';

/** users.*: https://docs.slack.dev/reference/methods?family=users */
export const usersMethods: Methods = {
  'users.info': { token: 'bot', scopes: ['users:read'], run: info },
  'users.list': { token: 'bot', scopes: ['users:read'], run: list },
  'users.getPresence': { token: 'bot', scopes: ['users:read'], run: getPresence },
};

function info(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const person = findPerson(slack, text(args, 'user') ?? '');
  return { user: personOnTheWire(slack, person, { withLocale: flag(args, 'include_locale') }) };
}

function list(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const limit = wholeNumber(args, 'limit', { fallback: 1000, min: 1, max: 1000 });
  const page = paginate(slack.workspace.people, limit, text(args, 'cursor'));
  const withLocale = flag(args, 'include_locale');
  return {
    members: page.items.map((person) => personOnTheWire(slack, person, { withLocale })),
    cache_ts: Math.floor(slack.now().getTime() / 1000),
    ...page.fields,
  };
}

/** For the app itself, Slack returns more than for others, who are just active or away. */
function getPresence(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const person = findPerson(slack, text(args, 'user') ?? BOT_USER_ID);
  if (person.id === BOT_USER_ID) {
    const online = slack.delivery.connected;
    return { presence: online ? 'active' : 'away', online, auto_away: false, manual_away: false };
  }
  return { presence: person.away || person.deactivated ? 'away' : 'active' };
}

/** The person with this id; throws `user_not_found`. */
export function findPerson(slack: LocalSlack, id: string): Person {
  const person = slack.workspace.person(id);
  if (!person) throw new ApiError('user_not_found');
  return person;
}
