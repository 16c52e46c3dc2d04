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
import type { PageAccess } from '../kit/page-access.ts';
import { isDirectMessage, knownName } from '../kit/place.ts';
import { fillModal } from '../kit/show.ts';
import { notHere } from '../kit/words.ts';
import { personIn, type Workspace, workspaceOf } from '../kit/workspace.ts';
import { foundModal, readingModal } from './found-view.ts';
import { findForMessage, wordsOf } from './guidance-on-message.ts';
import { sharingNeedsMe } from './words.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

export interface FindGuidanceDeps {
  answers: AnswerService;
  pageAccess: PageAccess;
}

/** Listens to the message shortcut "Find guidance", which shows the person who uses it the cards that fit a message. */
export function registerFindGuidance(app: App, deps: FindGuidanceDeps): void {
  app.shortcut(SHORTCUTS.findGuidance, (args) => findGuidance(args as Args, deps));
}

async function findGuidance({ ack, shortcut, context }: Args, deps: FindGuidanceDeps): Promise<void> {
  await ack();
  const workspace = workspaceOf(context);
  const client = workspace.retryingClient;
  const { message, user, trigger_id: trigger } = shortcut;
  const channel = shortcut.channel.id;
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  // The bot can't post in a direct message between two people. Nor can it be invited to a group message, but it may
  // have been there from the start.
  const state = isDirectMessage(channel)
    ? { channel: '' }
    : { channel, channelName: knownName(shortcut.channel.name), threadTs: threadTs ?? message.ts };
  const opening = readingModal(state);
  const opened = await client.views.open({ trigger_id: trigger, view: opening });
  await fillModal(client, opened.view?.id ?? '', opening, async () => {
    const canShare = state.channel ? canShareIn(client, channel, workspace.log) : true;
    const answer = await findForMessage(
      workspace,
      { channel, ts: message.ts, threadTs, ...wordsOf(message), author: message.user },
      personIn(workspace, user.id),
      'shortcut',
      deps,
    );
    const facts = {
      library: deps.answers.library(),
      roots: deps.answers.pages().roots,
      now: workspace.now(),
    };
    const whyNot = isGroupMessage(shortcut.channel)
      ? undefined
      : sharingNeedsMe(notHere(channel, workspace.botName));
    return (await canShare)
      ? foundModal(answer, facts, state)
      : foundModal(answer, facts, { channel: '' }, whyNot);
  });
}

/** Slack names a group message after its people: “mpdm-ada--marco--noor-1”. */
function isGroupMessage({ name }: { name: string }): boolean {
  return name.startsWith('mpdm-');
}

/** Whether the bot can share a card there. If it can't tell, it offers to share anyway: the click will show. */
async function canShareIn(
  client: webApi.WebClient,
  channel: string,
  log: Workspace['log'],
): Promise<boolean> {
  try {
    return await isMemberOf(client, channel);
  } catch (error) {
    log.warn(
      { event: 'find_guidance.membership_unknown', err: error },
      'could not look up whether the bot is in the channel',
    );
    return true;
  }
}
