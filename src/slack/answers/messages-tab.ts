import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** The app's Messages tab, where a person begins to write to the bot. */
export function registerMessagesTab(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', (args) => suggestPrompts(args, deps));
}

async function suggestPrompts({ event, context }: Args, { agentChats }: SlackDeps): Promise<void> {
  if (event.tab !== 'messages') return;
  await agentChats.suggest({ team: context.teamId ?? '', userId: event.user }, event.channel);
}
