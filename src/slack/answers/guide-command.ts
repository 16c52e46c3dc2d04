import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { isIncidentChannel } from '../../answers/looks-like-incident.ts';
import { isWithoutAnswer } from '../kit/message-limit.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { respondVia } from '../kit/respond.ts';
import { respondWith } from '../kit/send.ts';
import { COMMAND } from '../kit/words.ts';
import { personIn, workspaceOf } from '../kit/workspace.ts';
import { mayStandAlone } from './follow-up.ts';
import { readFollowUp } from './follow-up-text.ts';
import { type ReplyDeps, replyTo } from './reply-to.ts';
import { NOTHING_TO_GO_ON_FROM } from './words.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** Listens to `/guide …`. Only the person who typed it sees the reply. */
export function registerGuideCommand(app: App, deps: ReplyDeps): void {
  app.command(COMMAND, (args) => answerCommand(args, deps));
}

async function answerCommand({ ack, command, context }: Args, deps: ReplyDeps): Promise<void> {
  await ack();
  const workspace = workspaceOf(context);
  const goesOn = goesOnFromNothing(command.text, deps);
  const reply = goesOn
    ? noteView(NOTHING_TO_GO_ON_FROM)
    : await replyTo(
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
  if (isWithoutAnswer(context)) return;
  const { response_url: url, user_id: user, channel_id: channel } = command;
  const respond = respondVia({ url, user, channel }, workspace);
  await respondWith(respond, reply, workspace.log);
}

/** Whether a text only makes sense after an answer: “shorter please”. A command goes on from none. */
function goesOnFromNothing(text: string, { answers, commands }: ReplyDeps): boolean {
  const followUp = readFollowUp(text, answers.library().kinds);
  if (!followUp || mayStandAlone(followUp)) return false;
  return !commands.find(text, { source: 'command' }) && commands.nearest(text) === undefined;
}
