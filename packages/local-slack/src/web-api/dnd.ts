import type { LocalSlack } from '../local-slack.ts';
import type { Person } from '../protocol.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { quietTime } from '../workspace/quiet-hours.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, text } from './arguments.ts';
import type { Methods } from './method.ts';
import { findPerson } from './users.ts';

/** dnd.*: https://docs.slack.dev/reference/methods?family=dnd */
export const dndMethods: Methods = {
  'dnd.info': { token: 'bot', scopes: ['dnd:read'], run: info },
  'dnd.teamInfo': { token: 'bot', scopes: ['dnd:read'], run: teamInfo },
};

function info(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  return dndOnTheWire(findPerson(slack, text(args, 'user') ?? BOT_USER_ID), slack.now());
}

/** Slack answers for up to fifty people. */
const mostPeople = 50;

function teamInfo(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const ids = (text(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new ApiError('missing_argument');
  if (ids.length > mostPeople) throw new ApiError('too_many_users');
  const known = ids.flatMap((id) => slack.workspace.person(id) ?? []);
  const now = slack.now();
  return { users: Object.fromEntries(known.map((person) => [person.id, dndOnTheWire(person, now)])) };
}

/** What Slack tells others about a person's do-not-disturb. Without any, the times are 1. */
export function dndOnTheWire(person: Person, now: Date): Record<string, unknown> {
  if (person.isBot || person.deactivated) {
    return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
  }
  const { from, until } = quietTime(person, now);
  return { dnd_enabled: true, next_dnd_start_ts: from, next_dnd_end_ts: until };
}
