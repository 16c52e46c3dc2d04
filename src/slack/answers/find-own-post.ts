import type { PostRef } from '../kit/ids.ts';
import { metadataOf } from '../kit/message-metadata.ts';
import { isUnreadable } from '../kit/read-thread.ts';
import type { ThreadMessage } from '../kit/thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** How many of a channel's latest messages to look at for a post that was asked for in a thread. */
const LATEST = 50;

/** How many of the channels that the person named there to look in, the last ones. */
const NAMED = 2;
const CHANNEL = /<#([CG][A-Z0-9]+)/g;

/**
 * The latest post in somebody's name that they asked for in a thread: in the thread itself, in its channel, or in one that they
 * named.
 * @returns undefined also where the bot may not read a channel
 */
export async function findOwnPost(
  workspace: Pick<Workspace, 'client' | 'botUserId'>,
  { channel, threadTs, userId }: { channel: string; threadTs: string | null; userId: string },
  thread: readonly ThreadMessage[],
): Promise<PostRef | undefined> {
  const here = thread.findLast(({ postedFor }) => postedFor === userId);
  const asked = thread.filter((one) => one.userId === userId);
  const named = asked.flatMap(({ text }) => [...text.matchAll(CHANNEL)].map(([, id = '']) => id));
  const channels = new Set([channel, ...named.slice(-NAMED)]);
  const posts: PostRef[] = here ? [{ channel, ts: here.ts, threadTs: threadTs ?? undefined }] : [];
  for (const one of channels) {
    const ts = await inChannel(
      workspace,
      { channel: one, userId },
      asked.map((message) => message.ts),
    );
    if (ts !== undefined) posts.push({ channel: one, ts, threadTs: undefined });
  }
  return posts.toSorted((a, b) => Number(a.ts) - Number(b.ts)).at(-1);
}

/** The ts of the latest post that a message asked for. @param asked the ts of the messages, oldest first */
async function inChannel(
  { client, botUserId }: Pick<Workspace, 'client' | 'botUserId'>,
  { channel, userId }: { channel: string; userId: string },
  asked: readonly string[],
): Promise<string | undefined> {
  const [oldest] = asked;
  if (oldest === undefined) return undefined;
  try {
    const { messages = [] } = await client.conversations.history({
      channel,
      oldest,
      limit: LATEST,
      include_all_metadata: true,
    });
    return messages.find((one) => {
      const { postedFor, answers = '' } = metadataOf(one);
      return one.user === botUserId && postedFor === userId && asked.includes(answers);
    })?.ts;
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
