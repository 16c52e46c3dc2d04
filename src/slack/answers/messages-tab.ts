import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { personIn, workspaceOf } from '../kit/workspace.ts';
import type { AgentChats } from './agent-chats.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

export interface MessagesTabDeps {
  agentChats: AgentChats;
}

/** Listens to people opening the Messages tab, where they write to the bot. */
export function registerMessagesTab(app: App, deps: MessagesTabDeps): void {
  app.event('app_home_opened', (args) => suggestPrompts(args, deps));
}

async function suggestPrompts({ event, context }: Args, { agentChats }: MessagesTabDeps): Promise<void> {
  if (event.tab !== 'messages') return;
  const workspace = workspaceOf(context);
  await agentChats.suggest(workspace, personIn(workspace, event.user), event.channel);
}
