import type { AllMiddlewareArgs, App, Context, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { InboxProcessor } from '../../answers/inbox-processor.ts';
import type { Person } from '../../people/person.ts';
import { noteAddressed } from '../kit/addressed.ts';
import { acknowledgmentOf, claimedIn } from '../kit/hold-ack.ts';
import { attachedTo, MOST_READ } from '../kit/message-content.ts';
import { isWithoutAnswer, type MessageLimit } from '../kit/message-limit.ts';
import { isQuestionToBot, mentions, speaksToOthers, withoutName } from '../kit/message-text.ts';
import { asksToLeave } from '../kit/requests/leave-words.ts';
import { SLACKBOT } from '../kit/slackbot.ts';
import type { ChannelTalk } from '../kit/thread.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { isWritten } from '../kit/written.ts';
import type { AnswerMessageDeps } from './answer-message.ts';
import { readFollowUp } from './follow-up-text.ts';
import { inboxWork } from './inbox-work.ts';

type Args = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

export interface MessagesDeps extends AnswerMessageDeps {
  inbox: InboxProcessor;
  /** A message to the bot shows that a person who gets nudges is still there. */
  nudges: AnswerMessageDeps['nudges'] & {
    recordActivity(person: Person): Promise<void>;
    /** Whether a nudge at the root of a thread names this person. */
    isNamedBy(person: Person, message: { channel: string; ts: string }): Promise<boolean>;
  };
  threadFollowUps: boolean;
  messageLimit: MessageLimit;
  /** Handles a message in a channel that is not for the bot. Never rejects. */
  onChannelTalk(workspace: Workspace, message: ChannelTalk): Promise<void>;
}

/**
 * Listens to direct messages, replies in threads where the bot has answered, wishes not to be named in a nudge's thread, and questions in channels that have switched
 * suggestions on.
 */
export function registerMessages(app: App, deps: MessagesDeps): void {
  app.message((args) => answerWritten(args, deps));
}

async function answerWritten({ message: event, context }: Args, deps: MessagesDeps): Promise<void> {
  if (!isWritten(event)) return;
  if (!('user' in event) || !event.user || ('bot_id' in event && event.bot_id)) return;
  if (event.user === SLACKBOT) return;
  const workspace = workspaceOf(context);
  const text = ('text' in event && event.text) || '';
  const threadTs = ('thread_ts' in event && event.thread_ts) || null;
  const message = {
    team: workspace.team,
    channel: event.channel,
    ts: event.ts,
    threadTs,
    userId: event.user,
    text,
  };
  if (event.channel_type === 'im') {
    const attached = attachedTo(event, { most: MOST_READ.inThread, botUserId: workspace.botUserId });
    const direct = { ...message, source: 'direct' as const, ...(attached && { attached }) };
    const work = inboxWork(workspace, direct, deps, { withoutAnswer: isWithoutAnswer(context) });
    const answer = async () => {
      // Any message counts as a response to the nudges in the same conversation. Record it before answering, because the
      // answer may show their status.
      await deps.nudges.recordActivity({ team: message.team, userId: message.userId });
      return work.answer();
    };
    await deps.inbox.process(direct, { ...work, answer }, claimedIn(context));
    return;
  }
  // A mention also arrives as an event of its own. Nothing else that people say in channels is stored or looked up, unless it
  // could be a question to the bot in a thread that it has answered, or the channel has switched suggestions on.
  if (mentions(text, workspace.botUserId)) return;
  // Whoever a nudge names may say right below it that they don't want that, as if they called the bot.
  const parent = ('parent_user_id' in event && event.parent_user_id) || undefined;
  if (await leavesNudge(message, parent, workspace, context, deps)) {
    await answerInThread({ ...message, source: 'mention' }, workspace, context, deps);
    return;
  }
  if (await isFollowUp(message, workspace.botName, deps)) {
    await answerInThread({ ...message, source: 'thread' }, workspace, context, deps);
    return;
  }
  void acknowledgmentOf(context)();
  await deps.onChannelTalk(workspace, message);
}

/** Counts it for the one who wrote it, as a mention would be, unless it is one message too many. */
async function answerInThread(
  message: ChannelTalk & { source: 'mention' | 'thread' },
  workspace: Workspace,
  context: Context,
  deps: MessagesDeps,
): Promise<void> {
  noteAddressed(context);
  const { channel, ts, userId, text } = message;
  const at = {
    type: 'channel' as const,
    direct: false,
    channel,
    ts,
    threadTs: message.threadTs ?? undefined,
    text,
  };
  const own = () => deps.messageLimit.isOwn(withoutName(text, workspace.botName));
  const withoutAnswer = !(await deps.messageLimit.admits({ userId, at, own }, workspace));
  if (withoutAnswer && !own()) {
    void acknowledgmentOf(context)();
    return;
  }
  const work = inboxWork(workspace, message, deps, { withoutAnswer });
  await deps.inbox.process(message, work, claimedIn(context));
}

/**
 * Whether somebody asks not to be named, in the thread of a nudge that names them in turn with others.
 * @param parent who wrote the message that the thread began with, if Slack says so
 */
async function leavesNudge(
  { team, channel, threadTs, userId, text }: ChannelTalk,
  parent: string | undefined,
  { botName, botUserId }: Workspace,
  context: Context,
  { nudges }: Pick<MessagesDeps, 'nudges'>,
): Promise<boolean> {
  if (!threadTs || speaksToOthers(text) || !asksToLeave(withoutName(text, botName))) return false;
  if (parent !== undefined && parent !== botUserId) return false;
  // Below a message of the bot, whoever is still named after this must know that it failed.
  if (parent === botUserId) noteAddressed(context);
  return nudges.isNamedBy({ team, userId }, { channel, ts: threadTs });
}

async function isFollowUp(
  { team, channel, threadTs, text }: ChannelTalk,
  botName: string,
  deps: MessagesDeps,
): Promise<boolean> {
  if (!deps.threadFollowUps || !threadTs) return false;
  const mayBeForBot =
    isQuestionToBot(text, { afterBot: true, botName }) ||
    (!speaksToOthers(text) && readFollowUp(text, deps.answers.library().kinds) !== undefined);
  if (!mayBeForBot) return false;
  return deps.answers.hasAnsweredIn(team, channel, threadTs);
}
