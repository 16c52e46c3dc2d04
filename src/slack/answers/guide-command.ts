import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { COMMAND } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { respondWith } from '../kit/send.ts';
import { replyTo } from './replies.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/guide …`: the reply is seen by the person who typed it alone. */
export function registerGuideCommand(app: App, deps: SlackDeps): void {
  app.command(COMMAND, (args) => answerCommand(args, deps));
}

async function answerCommand({ ack, command, respond }: Args, deps: SlackDeps): Promise<void> {
  await ack();
  const reply = await replyTo(
    {
      text: command.text,
      asker: { team: command.team_id, userId: command.user_id },
      place: { channel: command.channel_id },
      source: 'command',
      shareable: canShareIn(command.channel_id),
    },
    deps,
  );
  await respondWith(respond, reply, deps.log);
}

/** In a direct message there is nobody else to share with. */
function canShareIn(channel: string): boolean {
  return !channel.startsWith('D');
}
