import type { MadeChecklist } from '../../answers/checklist.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import { metadataOf } from '../kit/message-metadata.ts';
import { isPlatformError } from '../kit/platform-error.ts';
import { readPost } from '../kit/read-post.ts';
import { isUnreadable } from '../kit/read-thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** A list is posted right after it is made: so long before and after that to look for it, in ms. */
const BEFORE_MS = 60_000;
const AFTER_MS = 5 * 60_000;

/**
 * Looks whether a list that somebody made is there: a process that was cut short may have stored it without posting it, or
 * posted it without noting where.
 * @returns the ts of its message; undefined if there is none
 */
export async function findList(
  { retryingClient: client }: Pick<Workspace, 'retryingClient'>,
  { id, messageTs, createdAt }: MadeChecklist,
  { channel, threadTs }: ConversationRef,
): Promise<string | undefined> {
  if (messageTs !== null) {
    const gone = (await readPost(client, { channel, threadTs, ts: messageTs })) === 'gone';
    return gone ? undefined : messageTs;
  }
  const at = createdAt.getTime();
  const where = {
    channel,
    oldest: String((at - BEFORE_MS) / 1000),
    latest: String((at + AFTER_MS) / 1000),
    limit: 200,
    include_all_metadata: true,
  };
  try {
    const { messages = [] } = threadTs
      ? await client.conversations.replies({ ...where, ts: threadTs })
      : await client.conversations.history(where);
    return messages.find((message) => metadataOf(message).checklistId === id)?.ts;
  } catch (error) {
    if (isUnreadable(error) || isPlatformError(error, 'thread_not_found')) return undefined;
    throw error;
  }
}
