import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { answerMessage } from './answer-message.ts';

type Args = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/** `@Guidepost …` in a channel or thread: answered in the thread, for everybody. */
export function registerMentions(app: App, deps: SlackDeps): void {
  app.event('app_mention', (args) => answerMention(args, deps));
}

async function answerMention({ event, client, context }: Args, deps: SlackDeps): Promise<void> {
  // An edit that adds a mention arrives like a new message; the bot answers what was said, once.
  if (!event.user || event.bot_id || event.edited) return;
  const message = {
    team: context.teamId ?? event.team ?? '',
    channel: event.channel,
    ts: event.ts,
    threadTs: event.thread_ts ?? null,
    userId: event.user,
    text: event.text,
    source: 'mention' as const,
  };
  await deps.inbox.process(message, () => answerMessage(client, message, deps));
}
