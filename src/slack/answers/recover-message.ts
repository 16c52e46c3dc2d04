import type { IncomingMessage } from '../../answers/incoming-message.ts';
import { attachedTo, MOST_READ } from '../kit/message-content.ts';
import { payloadOf } from '../kit/message-metadata.ts';
import { noteView } from '../kit/note-view.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import type { SlackMessage } from '../kit/read-thread.ts';
import { postPrivately, postReply } from '../kit/send.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import type { Workspace } from '../kit/workspace.ts';
import { type AnswerMessageDeps, answerMessage, noteDeleted } from './answer-message.ts';
import { OVERTAKEN, TOO_LATE } from './words.ts';

/** Answers a message that a killed process may have answered already, so it looks for that answer first. */
export async function recoverMessage(
  workspace: Workspace,
  message: IncomingMessage,
  deps: AnswerMessageDeps,
): Promise<void> {
  const inThread = await readUnanswered(workspace, message);
  if (!inThread) return;
  const original = inThread.find((one) => one.ts === message.ts);
  const attached =
    original && attachedTo(original, { most: MOST_READ.inThread, botUserId: workspace.botUserId });
  await answerMessage(workspace, { ...message, ...(attached && { attached }) }, deps);
}

/** Tells the person who asked, and nobody else, that there will be no answer any more. */
export async function sayTooLate(workspace: Workspace, message: IncomingMessage): Promise<void> {
  await sayInstead(TOO_LATE, workspace, message);
}

/** Tells the person who asked that something that was written later has been done already. */
export async function sayOvertaken(workspace: Workspace, message: IncomingMessage): Promise<void> {
  await sayInstead(OVERTAKEN, workspace, message);
}

async function sayInstead(words: string, workspace: Workspace, message: IncomingMessage): Promise<void> {
  const { channel, ts, threadTs, userId, source } = message;
  // Whoever wrote in a thread without calling the bot does not wait for it.
  if (source === 'thread') return;
  try {
    if (!(await readUnanswered(workspace, message))) return;
    const target = { channel, threadTs: threadTs ?? undefined };
    if (source === 'direct') await postReply(workspace, { ...target, answers: ts }, noteView(words));
    else await postPrivately(workspace, { ...target, user: userId }, noteView(words));
  } catch (error) {
    if (!whyNotPosted(error, channel, workspace.botName)) throw error;
  }
}

/**
 * Reads the thread of a message. The answer to a direct message is next to it or, in the agent view, in its thread, so it
 * reads both.
 * @returns undefined if the message was answered or deleted
 */
async function readUnanswered(
  workspace: Workspace,
  { channel, ts, threadTs, source }: IncomingMessage,
): Promise<SlackMessage[] | undefined> {
  const since = { channel, ts };
  const inThread = await readInThread(workspace, since, threadTs ?? ts);
  if (inThread === 'gone' || answeredBy(inThread).includes(ts)) return undefined;
  if (source === 'direct' && !threadTs && answeredBy(await readSince(workspace, since)).includes(ts)) {
    return undefined;
  }
  return inThread;
}

/** As `readSince`; `gone` if the message was deleted in the meantime, so that nobody waits for an answer. */
async function readInThread(
  workspace: Workspace,
  since: { channel: string; ts: string },
  threadTs: string,
): Promise<SlackMessage[] | 'gone'> {
  try {
    return await readSince(workspace, since, threadTs);
  } catch (error) {
    if (!isPlatformError(error, 'thread_not_found')) throw error;
    noteDeleted(workspace);
    return 'gone';
  }
}

/** The messages from one on, in its thread or outside of threads. */
async function readSince(
  { client }: Workspace,
  { channel, ts }: { channel: string; ts: string },
  threadTs?: string,
): Promise<SlackMessage[]> {
  const since = { channel, oldest: ts, inclusive: true, limit: 200, include_all_metadata: true };
  const { messages = [] } = threadTs
    ? await client.conversations.replies({ ...since, ts: threadTs })
    : await client.conversations.history(since);
  return messages;
}

/** The ts of the messages that some messages of the bot answer. */
function answeredBy(messages: readonly SlackMessage[]): unknown[] {
  return messages.map((message) => payloadOf(message)?.message_ts);
}
