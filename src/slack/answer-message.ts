import type { webApi } from '@slack/bolt';
import type { IncomingMessage } from '../store/inbox.ts';
import type { SlackDeps } from './deps.ts';
import { isQuestionToBot, withoutMention, withoutName } from './message-text.ts';
import { replyTo } from './replies.ts';
import { payloadOf, postPrivately, postReply } from './send.ts';
import { followsBot, readThread, type ThreadMessage, whatPeopleWrote } from './thread.ts';
import { noteView } from './views/shared.ts';
import { COMMAND } from './views/wording.ts';

/**
 * Answers a message where it was written: in its thread (a mention at the top of a channel begins one), or plainly
 * in a direct message.
 */
export async function answerMessage(
  client: webApi.WebClient,
  message: IncomingMessage,
  deps: SlackDeps,
): Promise<void> {
  const { botUserId, botName, sender } = deps;
  const { channel, ts, threadTs, source } = message;
  const thread: ThreadMessage[] =
    threadTs && source !== 'direct' ? await readThread(client, { channel, threadTs, botUserId }) : [];
  // Only a guess says that this is for the bot: it must still be one when the thread is known.
  const afterBot = followsBot(thread, ts);
  if (source === 'thread' && !isQuestionToBot(message.text, { afterBot, botName })) return;

  const reply = await replyTo(
    {
      text: withoutName(withoutMention(message.text, botUserId), botName),
      asker: { team: message.team, userId: message.userId },
      place: { channel, threadTs: threadTs ?? (source === 'direct' ? undefined : ts) },
      source,
      shareable: false,
      thread: whatPeopleWrote(thread, ts),
      lastCardId: thread.findLast((one) => one.fromBot && Number(one.ts) < Number(ts))?.cardId,
    },
    deps,
  );
  const answersIn = source === 'direct' ? (threadTs ?? undefined) : (threadTs ?? ts);
  if (source === 'thread' && reply.unanswered) {
    // Nobody called the bot by name: that it knows nothing is news for the person who asked, not for the thread.
    const nothing = noteView(
      `No card fits that. Ask me in other words with <@${botUserId}>, or see \`${COMMAND} help\`.`,
    );
    await postPrivately(sender, { channel, threadTs: answersIn, user: message.userId }, nothing);
    return;
  }
  await postReply(sender, { channel, threadTs: answersIn, answers: ts, cardId: reply.cardId }, reply);
}

/**
 * Answers a message that a killed process may have answered already: it looks for that answer first.
 * A direct message's answers stand beside it, not in a thread, so the conversation's latest messages are read.
 */
export async function answerAgain(
  client: webApi.WebClient,
  message: IncomingMessage,
  deps: SlackDeps,
): Promise<void> {
  const { channel, ts, threadTs, source } = message;
  const answers =
    source === 'direct' && !threadTs
      ? await latestAnswers(client, channel, ts)
      : (await readThread(client, { channel, threadTs: threadTs ?? ts, botUserId: deps.botUserId })).map(
          (reply) => reply.answers,
        );
  if (answers.includes(ts)) return;
  await answerMessage(client, message, deps);
}

async function latestAnswers(client: webApi.WebClient, channel: string, since: string): Promise<unknown[]> {
  const { messages = [] } = await client.conversations.history({
    channel,
    oldest: since,
    limit: 200,
    include_all_metadata: true,
  });
  return messages.map((message) => payloadOf(message)?.message_ts);
}
