import type { webApi } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { Person } from '../../people/person.ts';
import { textOf, withoutMention } from '../kit/message-text.ts';
import { isUnreadable, readThreadIfAllowed } from '../kit/read-thread.ts';
import { whatPeopleWrote } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** A message that somebody wants guidance on; as a rule somebody else wrote it. */
export interface PointedAt {
  channel: string;
  ts: string;
  /** The thread that it stands in or begins. */
  threadTs: string | undefined;
  text: string;
  author: string | undefined;
}

/**
 * Finds the cards that fit a message, with its thread where the bot may read it, else by the message alone.
 * Of the message only what the asker wrote themselves is recorded.
 */
export async function findForMessage(
  { retryingClient: client, botUserId }: Workspace,
  { channel, ts, threadTs, text, author }: PointedAt,
  asker: Person,
  source: AnswerSource,
  answers: Pick<AnswerService, 'answerInThread'>,
): Promise<Answer> {
  const thread = threadTs ? await readThreadIfAllowed(client, { channel, threadTs, botUserId }) : [];
  return answers.answerInThread(
    {
      text: withoutMention(text, botUserId),
      ...(author !== asker.userId && { keep: '' }),
      asker,
      // No answer stands in the thread: questions after it are not follow-ups.
      place: { channel },
      source,
    },
    whatPeopleWrote(thread, ts),
  );
}

/** Fetches a message of which only the place is known; undefined when it is gone or the bot can't read there. */
export async function readMessage(
  client: webApi.WebClient,
  channel: string,
  ts: string,
): Promise<PointedAt | undefined> {
  try {
    // Finds replies, too, which the channel's history does not hold.
    const { messages = [] } = await client.conversations.replies({
      channel,
      ts,
      latest: ts,
      inclusive: true,
      limit: 200,
    });
    const message = messages.find((one) => one.ts === ts);
    if (!message) return undefined;
    return { channel, ts, threadTs: message.thread_ts, text: textOf(message), author: message.user };
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
