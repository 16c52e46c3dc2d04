import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Nudges } from '../../nudges/nudges.ts';
import { personIn, workspaceOf } from '../kit/workspace.ts';

type UserArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

export interface PersonChangesDeps {
  nudges: Nudges;
}

/** Listens to people who move to another time zone or leave, because their nudges follow them or end. */
export function registerPersonChanges(app: App, deps: PersonChangesDeps): void {
  app.event('user_change', (args) => followPerson(args, deps));
}

async function followPerson({ event, context }: UserArgs, deps: PersonChangesDeps): Promise<void> {
  const { id, deleted, tz } = event.user;
  const person = personIn(workspaceOf(context), id);
  if (deleted) return deps.nudges.accountDeactivated(person);
  if (tz) await deps.nudges.timeZoneChanged(person, tz);
}
