import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Nudges } from '../../nudges/nudges.ts';
import type { Standings } from '../kit/standing.ts';
import { personIn, workspaceOf } from '../kit/workspace.ts';

type UserArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

export interface PersonChangesDeps {
  nudges: Nudges;
  standings: Pick<Standings, 'forget'>;
}

/** Listens to people who move to another time zone or leave, because their nudges follow them or end. */
export function registerPersonChanges(app: App, deps: PersonChangesDeps): void {
  app.event('user_change', (args) => followPerson(args, deps));
}

async function followPerson({ event, context }: UserArgs, deps: PersonChangesDeps): Promise<void> {
  const { id, deleted, tz } = event.user;
  const workspace = workspaceOf(context);
  // Who was a member may be a guest by now.
  deps.standings.forget(id, workspace);
  const person = personIn(workspace, id);
  if (deleted) return deps.nudges.accountDeactivated(person);
  if (tz) await deps.nudges.timeZoneChanged(person, tz);
}
