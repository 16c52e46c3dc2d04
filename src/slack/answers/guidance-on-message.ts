import type { webApi } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { Person } from '../../people/person.ts';
import { textOf } from '../kit/message-content.ts';
import { linesWithoutMention } from '../kit/message-text.ts';
import { isUnreadable, readThreadIfAllowed } from '../kit/read-thread.ts';
import { whatPeopleWrote } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** A message that a person wants guidance on. Usually, somebody else wrote it. */
export interface TargetMessage {
  channel: string;
  ts: string;
  /** The thread that it belongs to or starts. */
  threadTs: string | undefined;
  text: string;
  author: string | undefined;
}

/**
 * Finds the cards that fit a message, using its thread where the bot may read it. Records the text of the message only if
 * the asker wrote it.
 */
export async function findForMessage(
  { retryingClient: client, botUserId }: Workspace,
  { channel, ts, threadTs, text, author }: TargetMessage,
  asker: Person,
  source: AnswerSource,
  answers: Pick<AnswerService, 'answerInThread'>,
): Promise<Answer> {
  const thread = threadTs ? await readThreadIfAllowed(client, { channel, threadTs, botUserId }) : [];
  return answers.answerInThread(
    {
      text: linesWithoutMention(text, botUserId),
      ...(author !== asker.userId && { keep: '' }),
      asker,
      // The thread doesn't show the answer, so later questions there are not follow-ups.
      place: { channel },
      source,
    },
    whatPeopleWrote(thread, ts),
  );
}

/** Fetches a message by its place; undefined when it is gone or the bot can't read there. */
export async function fetchMessage(
  client: webApi.WebClient,
  channel: string,
  ts: string,
): Promise<TargetMessage | undefined> {
  try {
    // Unlike the channel's history, this finds replies, too.
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
