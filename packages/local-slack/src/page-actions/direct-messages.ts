import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import type { ActionOf } from './action-of.ts';
import { refuse } from './refusal.ts';

/** Opens the direct messages with somebody else, which the app can't see, or with the app. */
export function openDm(slack: LocalSlack, person: Person, { person: id }: ActionOf<'openDm'>): ActResult {
  const other = slack.workspace.person(id);
  if (!other || other.id === person.id) return refuse('user_not_found', 'There is nobody else by that name.');
  if (other.deactivated) return refuse('user_disabled', `${other.realName}’s account is deactivated.`);
  const channel = other.isBot
    ? slack.workspace.botDm(person.id)
    : slack.workspace.directMessages(person.id, other.id);
  return { ok: true, channel: channel.id };
}
