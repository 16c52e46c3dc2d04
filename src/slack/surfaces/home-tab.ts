import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The app's Home tab. */
export function registerHomeTab(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', (args) => showHome(args, deps));
}

async function showHome({ event, context }: Args, deps: SlackDeps): Promise<void> {
  if (event.tab !== 'home') return;
  await deps.home.open({ team: context.teamId ?? '', userId: event.user });
}
