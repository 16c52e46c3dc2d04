import type { webApi } from '@slack/bolt';
import type { IncomingMessage } from '../../answers/incoming-message.ts';
import { COMMAND } from '../cards/copy.ts';
import { noteView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import type { Reply } from '../kit/blocks.ts';
import {
  callsByName,
  isQuestionToBot,
  speaksToOthers,
  withoutMention,
  withoutName,
} from '../kit/message-text.ts';
import { payloadOf, postPrivately, postReply } from '../kit/send.ts';
import {
  type BotMessageMetadata,
  followsAnswerTo,
  followsBot,
  lastAnswerOfBot,
  metadataOf,
  readThread,
  type ThreadMessage,
  whatPeopleWrote,
} from '../kit/thread.ts';
import { type FollowUpReply, replyToFollowUp } from './follow-up-reply.ts';
import { type FollowUp, readFollowUp } from './follow-up-text.ts';
import { replyTo } from './replies.ts';

/**
 * Answers a message where it was written: in its thread (a mention at the top of a channel begins one, and so does a
 * direct message in the agent view), or plainly in a direct message.
 */
export async function answerMessage(
  client: webApi.WebClient,
  message: IncomingMessage,
  deps: SlackDeps,
): Promise<void> {
  const { botUserId, botName, answers, agentChats } = deps;
  const { channel, ts, threadTs, source } = message;
  const thread: ThreadMessage[] =
    threadTs && source !== 'direct'
      ? await readThread(client, { channel, threadTs, botUserId, upTo: ts })
      : [];
  const text = withoutName(withoutMention(message.text, botUserId), botName);
  const wish = readFollowUp(text, answers.library().kinds);
  if (source === 'thread' && !isForBot(message, wish, thread, deps)) return;

  const chat = source === 'direct' ? await agentChats.begin({ channel, ts, threadTs, text }) : undefined;
  const answersIn = threadTs ?? (chat && !chat.isChat ? undefined : ts);
  let given: Reply | undefined;
  try {
    given = await give(client, { message, text, wish, thread, answersIn }, deps);
  } finally {
    chat?.over(given);
  }
}

/** @returns the answer, once it is out */
async function give(client: webApi.WebClient, understood: Understood, deps: SlackDeps): Promise<Reply> {
  const { sender } = deps;
  const { message, answersIn } = understood;
  const { channel, ts, source } = message;
  const { reply, privately } = await answer(client, understood, deps);
  if (privately && source !== 'direct') {
    await postPrivately(sender, { channel, threadTs: answersIn, user: message.userId }, reply);
  } else {
    await postReply(sender, { channel, threadTs: answersIn, answers: ts }, reply);
  }
  return reply;
}

/** Only a guess says that a reply without a mention is for the bot: it must still be one when the thread is known. */
function isForBot(
  { text, ts, userId }: IncomingMessage,
  wish: FollowUp | undefined,
  thread: readonly ThreadMessage[],
  { answers, botName }: SlackDeps,
): boolean {
  if (wish && !callsByName(text, botName)) {
    // "More?" may be said to anybody: it counts right after the answer, by the one who got it.
    const { kinds } = answers.library();
    const isWish = (said: string) => !speaksToOthers(said) && readFollowUp(said, kinds) !== undefined;
    return !speaksToOthers(text) && followsAnswerTo(thread, ts, userId, isWish);
  }
  return isQuestionToBot(text, { afterBot: followsBot(thread, ts), botName });
}

interface Understood {
  message: IncomingMessage;
  /** Without mention and name of the bot. */
  text: string;
  wish: FollowUp | undefined;
  thread: readonly ThreadMessage[];
  answersIn: string | undefined;
}

async function answer(
  client: webApi.WebClient,
  { message, text, wish, thread, answersIn }: Understood,
  deps: SlackDeps,
): Promise<FollowUpReply> {
  const { ts, source } = message;
  const asked = {
    asker: { team: message.team, userId: message.userId },
    place: { channel: message.channel, threadTs: answersIn },
    source,
  };
  const { kinds } = deps.answers.library();
  const last =
    source === 'direct' && wish ? await lastInDirect(client, message, deps) : lastAnswerOfBot(thread, ts);
  if (wish && last) {
    const people = thread.filter((one) => one.fromBot || !readFollowUp(one.text, kinds));
    return replyToFollowUp({ ...asked, wish, last, thread: whatPeopleWrote(people, ts) }, deps);
  }
  if (wish && wish.type !== 'steer' && thread.length === 0) {
    return { reply: noteView('There is no answer yet that this could be about. Ask me something first.') };
  }
  const reply = await replyTo(
    {
      ...asked,
      text,
      shareable: false,
      thread: whatPeopleWrote(thread, ts),
      lastCardId: last?.cardId,
    },
    deps,
  );
  if (source === 'thread' && reply.unanswered) {
    // Nobody called the bot by name: that it knows nothing is news for the person who asked, not for the thread.
    const nothing = `No card fits that. Ask me in other words with <@${deps.botUserId}>, or see \`${COMMAND} help\`.`;
    return { reply: noteView(nothing), privately: true };
  }
  return { reply };
}

/** Messages of a direct message, outside its threads, among which the latest ones are looked for. */
const RECENT = 20;
/** So many of them, with their threads, are looked at for what the bot said last. */
const LATEST = 6;

/** What the bot said last in a direct message: in the thread where the wish stands, or in whichever was the latest. */
async function lastInDirect(
  client: webApi.WebClient,
  message: IncomingMessage,
  { botUserId, answers }: SlackDeps,
): Promise<BotMessageMetadata | undefined> {
  const { team, channel, ts, threadTs } = message;
  if (threadTs)
    return lastAnswerOfBot(await readThread(client, { channel, threadTs, botUserId, upTo: ts }), ts);
  const [seen, given] = await Promise.all([
    lastSeenInDirect(client, message, botUserId),
    answers.lastAnswerIn(team, channel),
  ]);
  if (!given || given.id === seen?.answerId) return seen;
  // An answer that has only just been given, or stands in a chat further back.
  return !seen || given.at.getTime() > Number(seen.ts) * 1000 ? { answerId: given.id } : seen;
}

/** The bot's latest message with a card or an answer, also in the threads: in the agent view each question begins one. */
async function lastSeenInDirect(
  client: webApi.WebClient,
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

/**
 * Answers a message that a killed process may have answered already: it looks for that answer first.
 * A direct message's answers stand beside it or, in the agent view, in its thread, so both are read.
 */
export async function answerAgain(
  client: webApi.WebClient,
  message: IncomingMessage,
  deps: SlackDeps,
): Promise<void> {
  const { channel, ts, threadTs, source } = message;
  if ((await answersSince(client, { channel, ts }, threadTs ?? ts)).includes(ts)) return;
  if (source === 'direct' && !threadTs && (await answersSince(client, { channel, ts })).includes(ts)) return;
  await answerMessage(client, message, deps);
}

/** Which messages the bot has answered since one of them, in a thread or beside the threads. */
async function answersSince(
  client: webApi.WebClient,
  { channel, ts }: { channel: string; ts: string },
  threadTs?: string,
): Promise<unknown[]> {
  const since = { channel, oldest: ts, limit: 200, include_all_metadata: true };
  const { messages = [] } = threadTs
    ? await client.conversations.replies({ ...since, ts: threadTs })
    : await client.conversations.history(since);
  return messages.map((message) => payloadOf(message)?.message_ts);
}
