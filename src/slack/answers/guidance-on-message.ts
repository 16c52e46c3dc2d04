import type { webApi } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { Person } from '../../people/person.ts';
import { type PostedMessage, textOf } from '../kit/message-content.ts';
import { linesWithoutMention } from '../kit/message-text.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { isUnreadable, readThreadIfAllowed } from '../kit/read-thread.ts';
import { whatPeopleWrote } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** A message that a person wants guidance on. Usually, somebody else wrote it. */
export interface TargetMessage {
  channel: string;
  ts: string;
  /** The thread that it belongs to or starts. */
  threadTs: string | undefined;
  /** All that it says, with what comes along: a forwarded message, the preview of a link, a file. */
  text: string;
  /** What its author wrote in it. */
  written: string;
  author: string | undefined;
}

/** What a message says, and what of that its author wrote: the rest may be somebody else's words. */
export function wordsOf(message: PostedMessage): Pick<TargetMessage, 'text' | 'written'> {
  const { text, blocks } = message;
  return { text: textOf(message), written: textOf({ text, blocks }) };
}

/**
 * Finds the cards that fit a message, using its thread where the bot may read it. Records only what the asker wrote in
 * it.
 */
export async function findForMessage(
  workspace: Workspace,
  { channel, ts, threadTs, text, written, author }: TargetMessage,
  asker: Person,
  source: AnswerSource,
  { answers, pageAccess }: { answers: Pick<AnswerService, 'answerInThread'>; pageAccess: PageAccess },
): Promise<Answer> {
  const { retryingClient: client, botUserId } = workspace;
  const roots = await pageAccess.rootsFor(workspace, { person: asker, channel, alone: true });
  const thread = threadTs ? await readThreadIfAllowed(client, { channel, threadTs, botUserId }) : [];
  return answers.answerInThread(
    {
      text: linesWithoutMention(text, botUserId),
      keep: author === asker.userId ? linesWithoutMention(written, botUserId) : '',
      asker,
      // The thread doesn't show the answer, so later questions there are not follow-ups.
      place: { channel },
      source,
      roots,
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
    return { channel, ts, threadTs: message.thread_ts, ...wordsOf(message), author: message.user };
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
