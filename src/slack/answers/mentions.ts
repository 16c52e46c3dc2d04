import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { InboxProcessor } from '../../answers/inbox-processor.ts';
import { claimedIn } from '../kit/hold-ack.ts';
import { attachedTo, MOST_READ } from '../kit/message-content.ts';
import { isWithoutAnswer } from '../kit/message-limit.ts';
import { SLACKBOT } from '../kit/slackbot.ts';
import { workspaceOf } from '../kit/workspace.ts';
import type { AnswerMessageDeps } from './answer-message.ts';
import { inboxWork } from './inbox-work.ts';

/**
 * Whoever forgot to mention the bot may add that for so many seconds. Later, people correct what they wrote long ago, and do
 * not ask anything.
 */
const ADDS_MENTION_S = 15 * 60;

type Args = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

export interface MentionDeps extends AnswerMessageDeps {
  inbox: InboxProcessor;
}

/** Listens to `@Guidepost …` in a channel or thread, and answers in the thread, for everyone. */
export function registerMentions(app: App, deps: MentionDeps): void {
  app.event('app_mention', (args) => answerMention(args, deps));
}

async function answerMention({ event, context }: Args, deps: MentionDeps): Promise<void> {
  // A reminder that names the bot comes from Slack, whoever wrote it.
  if (!event.user || event.user === SLACKBOT || event.bot_id) return;
  // Slack sends every edit of a message with a mention; the inbox knows whether the message was answered.
  if (event.edited && Number(event.edited.ts) - Number(event.ts) > ADDS_MENTION_S) return;
  const workspace = workspaceOf(context);
  const attached = attachedTo(event, { most: MOST_READ.inThread, botUserId: workspace.botUserId });
  const message = {
    team: workspace.team,
    channel: event.channel,
    ts: event.ts,
    threadTs: event.thread_ts ?? null,
    userId: event.user,
    text: event.text,
    source: 'mention' as const,
    ...(attached && { attached }),
  };
  const work = inboxWork(workspace, message, deps, { withoutAnswer: isWithoutAnswer(context) });
  await deps.inbox.process(message, work, claimedIn(context));
}
