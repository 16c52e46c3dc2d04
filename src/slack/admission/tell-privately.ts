import type { AskedAt } from '../kit/message-limit.ts';
import { noteView } from '../kit/note-view.ts';
import { respondVia } from '../kit/respond.ts';
import { postPrivately, postReply, respondWith } from '../kit/send.ts';
import type { Workspace } from '../kit/workspace.ts';

/** Begins the chat of a direct message, in apps that have chats. */
export interface ChatStart {
  start(
    workspace: Workspace,
    message: { channel: string; ts: string; threadTs: string | null; text: string },
  ): Promise<{ isChat: boolean; finish(answer: undefined): void }>;
}

/** Tells somebody something where they addressed the bot, so that only they see it. @param text mrkdwn */
export async function tellPrivately(
  text: string,
  { userId, at }: { userId: string; at: AskedAt },
  workspace: Workspace,
  agentChats: ChatStart,
): Promise<void> {
  if (at.type !== 'channel' || !at.direct) return say(text, userId, at, workspace);
  const chat = await agentChats.start(workspace, { ...at, threadTs: at.threadTs ?? null });
  const threadTs = at.threadTs ?? (chat.isChat ? at.ts : undefined);
  try {
    await say(text, userId, { ...at, threadTs }, workspace);
  } finally {
    chat.finish(undefined);
  }
}

async function say(text: string, user: string, at: AskedAt, workspace: Workspace): Promise<void> {
  const line = noteView(text);
  if (at.type === 'response') {
    const respond = respondVia({ url: at.url, user, channel: '' }, workspace);
    await respondWith(respond, line, workspace.log);
  } else if (at.type === 'direct') await postReply(workspace, { channel: user }, line);
  else if (at.direct) await postReply(workspace, { channel: at.channel, threadTs: at.threadTs }, line);
  else await postPrivately(workspace, { channel: at.channel, threadTs: at.threadTs, user }, line);
}
