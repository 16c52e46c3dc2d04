import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';

type UserArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

/** People who move or leave, as far as it concerns their nudges. */
export function registerPersonChanges(app: App, deps: SlackDeps): void {
  app.event('user_change', (args) => followPerson(args, deps));
}

async function followPerson({ event, context }: UserArgs, deps: SlackDeps): Promise<void> {
  const { id, deleted, tz } = event.user;
  const person = { team: context.teamId ?? event.user.team_id, userId: id };
  if (deleted) return deps.nudges.accountDeactivated(person);
  if (tz) await deps.nudges.timeZoneChanged(person, tz);
}
