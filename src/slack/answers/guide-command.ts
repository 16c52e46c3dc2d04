import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { isIncidentChannel } from '../../answers/looks-like-incident.ts';
import { isDirectMessage } from '../kit/place.ts';
import { respondVia } from '../kit/respond.ts';
import { respondWith } from '../kit/send.ts';
import { COMMAND } from '../kit/words.ts';
import { personIn, workspaceOf } from '../kit/workspace.ts';
import { type ReplyDeps, replyTo } from './reply-to.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** Listens to `/guide …`. Only the person who typed it sees the reply. */
export function registerGuideCommand(app: App, deps: ReplyDeps): void {
  app.command(COMMAND, (args) => answerCommand(args, deps));
}

async function answerCommand({ ack, command, context }: Args, deps: ReplyDeps): Promise<void> {
  await ack();
  const workspace = workspaceOf(context);
  const reply = await replyTo(
    {
      text: command.text,
      asker: personIn(workspace, command.user_id),
      place: { channel: command.channel_id },
      source: 'command',
      // In a direct message, there is nobody else to share with.
      shareable: !isDirectMessage(command.channel_id),
      inIncident: isIncidentChannel(command.channel_name),
      workspace,
    },
    deps,
  );
  const { response_url: url, user_id: user, channel_id: channel } = command;
  const respond = respondVia({ url, user, channel }, workspace);
  await respondWith(respond, reply, workspace.log);
}
