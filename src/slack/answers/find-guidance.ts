import type {
  AllMiddlewareArgs,
  App,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
  webApi,
} from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { SHORTCUTS } from '../kit/ids.ts';
import { isMemberOf } from '../kit/membership.ts';
import { textOf } from '../kit/message-text.ts';
import { isDirectMessage } from '../kit/place.ts';
import { updateModal } from '../kit/show.ts';
import { notHere } from '../kit/words.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { foundModal, readingModal } from './found-view.ts';
import { findForMessage } from './guidance-on-message.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

export interface FindGuidanceDeps {
  answers: AnswerService;
}

/** The message shortcut "Find guidance": which cards fit a message, shown to the one who asks alone. */
export function registerFindGuidance(app: App, deps: FindGuidanceDeps): void {
  app.shortcut(SHORTCUTS.findGuidance, (args) => findGuidance(args as Args, deps));
}

async function findGuidance({ ack, shortcut, client, context }: Args, deps: FindGuidanceDeps): Promise<void> {
  await ack();
  const workspace = workspaceOf(context);
  const { message, user, team, trigger_id: trigger } = shortcut;
  const channel = shortcut.channel.id;
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  // In a direct message between people nobody else can post. Nobody else is invited to a group message either, but
  // those who began it may have begun it with the bot.
  const state = isDirectMessage(channel) ? { channel: '' } : { channel, threadTs: threadTs ?? message.ts };
  const opened = await client.views.open({ trigger_id: trigger, view: readingModal(state) });
  const asking = state.channel ? canShareIn(client, channel, workspace.log) : true;
  const answer = await findForMessage(
    workspace,
    { channel, ts: message.ts, threadTs, text: textOf(message), author: message.user },
    { team: team?.id ?? context.teamId ?? '', userId: user.id },
    'shortcut',
    deps.answers,
  );
  const library = deps.answers.library();
  const whyNot = isGroupMessage(shortcut.channel)
    ? undefined
    : `Sharing in the thread needs me there. ${notHere(channel, workspace.botName)}`;
  const view = (await asking)
    ? foundModal(answer, library, state)
    : foundModal(answer, library, { channel: '' }, whyNot);
  await updateModal(client, opened.view?.id ?? '', view);
}

/** Slack names a message of several people after them: “mpdm-ada--marco--noor-1”. */
function isGroupMessage({ name }: { name: string }): boolean {
  return name.startsWith('mpdm-');
}

/** Whether a card can be shared there. Where that can't be found out it is offered all the same: a press tells. */
async function canShareIn(
  client: webApi.WebClient,
  channel: string,
  log: Workspace['log'],
): Promise<boolean> {
  try {
    return await isMemberOf(client, channel);
  } catch (error) {
    log.warn({ err: error }, 'whether the bot is in a channel could not be looked up');
    return true;
  }
}
