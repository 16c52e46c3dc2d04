import type { AllMiddlewareArgs, App, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { findForMessage } from '../guidance-on-message.ts';
import { SHORTCUTS } from '../ids.ts';
import { textOf } from '../message-text.ts';
import { updateModal } from '../show.ts';
import { foundModal, readingModal } from '../views/found.ts';

type Args = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** The message shortcut "Find guidance": which cards fit a message, shown to the one who asks alone. */
export function registerFindGuidance(app: App, deps: SlackDeps): void {
  app.shortcut(SHORTCUTS.findGuidance, (args) => findGuidance(args as Args, deps));
}

async function findGuidance({ ack, shortcut, client, context }: Args, deps: SlackDeps): Promise<void> {
  await ack();
  const { message, user, team, trigger_id: trigger } = shortcut;
  const channel = shortcut.channel.id;
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
  // In a direct message between people nobody else can post.
  const state = channel.startsWith('D') ? { channel: '' } : { channel, threadTs: threadTs ?? message.ts };
  const opened = await client.views.open({ trigger_id: trigger, view: readingModal(state) });
  const answer = await findForMessage(
    client,
    { channel, ts: message.ts, threadTs, text: textOf(message), author: message.user },
    { team: team?.id ?? context.teamId ?? '', userId: user.id },
    'shortcut',
    deps,
  );
  const view = foundModal(answer, deps.guide.library(), state);
  await updateModal(client, opened.view?.id ?? '', view);
}
