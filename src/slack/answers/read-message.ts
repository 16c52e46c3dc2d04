import type { AnswerService } from '../../answers/answer-service.ts';
import type { IncomingMessage } from '../../answers/incoming-message.ts';
import { type BotMessageMetadata, metadataOf } from '../kit/message-metadata.ts';
import { withoutMention, withoutName } from '../kit/message-text.ts';
import { readThread } from '../kit/read-thread.ts';
import { lastAnswerOfBot, type ThreadMessage } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';
import type { FollowUp } from './follow-up.ts';
import { readFollowUp } from './follow-up-text.ts';

/** All that the decision on a reply needs to know of a message. */
export interface MessageFacts {
  message: IncomingMessage;
  /** Without the mention and the name of the bot. */
  text: string;
  /** What the text asks for if it speaks of the bot's last answer. */
  followUp: FollowUp | undefined;
  /** The thread up to the message, oldest first; empty outside of threads and in direct messages. */
  thread: readonly ThreadMessage[];
  /** What the bot answered last, where the message is. */
  lastAnswer: BotMessageMetadata | undefined;
}

/** Reads a message and what is around it. */
export async function readMessage(
  workspace: Workspace,
  message: IncomingMessage,
  answers: Pick<AnswerService, 'library' | 'lastAnswerIn'>,
): Promise<MessageFacts> {
  const { client, botUserId, botName } = workspace;
  const { channel, ts, threadTs, source } = message;
  const direct = source === 'direct';
  const thread =
    threadTs && !direct ? await readThread(client, { channel, threadTs, botUserId, upTo: ts }) : [];
  const text = withoutName(withoutMention(message.text, botUserId), botName);
  const followUp = readFollowUp(text, answers.library().kinds);
  const lastAnswer =
    direct && followUp ? await lastInDirectMessage(workspace, message, answers) : lastAnswerOfBot(thread, ts);
  return { message, text, followUp, thread, lastAnswer };
}

/** How many messages of a direct message, outside its threads, are searched for the latest ones. */
const RECENT = 20;
/** How many of those, with their threads, are read to find what the bot said last. */
const LATEST = 6;

/** What the bot answered last in a direct message: in the thread that the message is in, or else anywhere. */
async function lastInDirectMessage(
  { client, botUserId }: Workspace,
  message: IncomingMessage,
  answers: Pick<AnswerService, 'lastAnswerIn'>,
): Promise<BotMessageMetadata | undefined> {
  const { team, channel, ts, threadTs } = message;
  if (threadTs) {
    return lastAnswerOfBot(await readThread(client, { channel, threadTs, botUserId, upTo: ts }), ts);
  }
  const [seen, given] = await Promise.all([
    lastSeenInDirectMessage(client, message, botUserId),
    answers.lastAnswerIn(team, channel),
  ]);
  if (!given || given.id === seen?.answerId) return seen;
  // An answer that was given a moment ago, or in a chat further back.
  return !seen || given.at.getTime() > Number(seen.ts) * 1000 ? { answerId: given.id } : seen;
}

/** The bot's latest message with a card or an answer, also in threads: in the agent view each question begins one. */
async function lastSeenInDirectMessage(
  client: Workspace['client'],
  { channel, ts }: IncomingMessage,
  botUserId: string,
): Promise<(BotMessageMetadata & { ts: string }) | undefined> {
  const { messages = [] } = await client.conversations.history({
    channel,
    latest: ts,
    limit: RECENT,
    include_all_metadata: true,
  });
  const latestFirst = messages
    .flatMap((one) => (one.ts ? [{ ...one, ts: one.ts, until: Number(one.latest_reply ?? one.ts) }] : []))
    .toSorted((a, b) => b.until - a.until)
    .slice(0, LATEST);
  let last: (BotMessageMetadata & { ts: string }) | undefined;
  for (const one of latestFirst) {
    if (last && Number(last.ts) > one.until) break;
    const thread = one.reply_count
      ? await readThread(client, { channel, threadTs: one.ts, botUserId, upTo: ts })
      : [{ ts: one.ts, userId: one.user, fromBot: one.user === botUserId, text: '', ...metadataOf(one) }];
    const found = lastAnswerOfBot(thread, ts);
    if (found && (!last || Number(found.ts) > Number(last.ts))) last = found;
  }
  return last;
}
