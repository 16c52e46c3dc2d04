import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { homeView } from '../views/home.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The app's Home tab. */
export function registerHomeTab(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', (args) => showHome(args, deps));
}

async function showHome({ event, client, context }: Args, deps: SlackDeps): Promise<void> {
  if (event.tab !== 'home') return;
  const card = deps.guide.cardForToday({ team: context.teamId ?? '', userId: event.user });
  await client.views.publish({
    user_id: event.user,
    view: homeView(deps.guide.library(), deps.botUserId, card),
  });
}
