import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { personIn, workspaceOf } from '../kit/workspace.ts';
import type { HomeTabs } from './home-tabs.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

export interface HomeDeps {
  home: HomeTabs;
}

/** Listens to people opening the Home tab. The middleware refreshes it after anything they do elsewhere. */
export function registerHomeTab(app: App, deps: HomeDeps): void {
  app.event('app_home_opened', (args) => showHome(args, deps));
}

async function showHome({ event, context }: Args, { home }: HomeDeps): Promise<void> {
  if (event.tab !== 'home') return;
  const workspace = workspaceOf(context);
  await home.open(workspace, personIn(workspace, event.user));
}
