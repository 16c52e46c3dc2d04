import type { ConversationRef } from '../../people/conversation.ts';
import type { PostRef } from '../kit/ids.ts';
import { metadataOf } from '../kit/message-metadata.ts';
import { isUnreadable, readThreadMessages, type SlackMessage } from '../kit/read-thread.ts';
import type { Workspace } from '../kit/workspace.ts';

/** About as many messages as a screen shows: further up, people would have to look for the card. */
const IN_SIGHT = 10;

/** A message of the bot that shows a card already. */
export interface StandingCard extends PostRef {
  /** The id of the person in whose name it was posted; undefined if it is an answer. */
  postedFor: string | undefined;
}

/**
 * Looks for a card among the latest messages of a channel or thread, so that nobody posts it below itself.
 * @returns undefined also where the bot may not read
 */
export async function findStanding(
  { client, botUserId }: Pick<Workspace, 'client' | 'botUserId'>,
  { channel, threadTs }: ConversationRef,
  cardId: string,
): Promise<StandingCard | undefined> {
  const latest = await latestMessages(client, { channel, threadTs });
  const found = latest.findLast((message) => message.user === botUserId && shows(message, cardId));
  return found?.ts ? { channel, ts: found.ts, threadTs, postedFor: metadataOf(found).postedFor } : undefined;
}

function shows(message: SlackMessage, cardId: string): boolean {
  const { cardId: shown, aside } = metadataOf(message);
  return shown === cardId && !aside;
}

/** Oldest first. */
async function latestMessages(
  client: Workspace['client'],
  { channel, threadTs }: ConversationRef,
): Promise<SlackMessage[]> {
  try {
    if (threadTs) return (await readThreadMessages(client, { channel, threadTs })).slice(-IN_SIGHT);
    const { messages = [] } = await client.conversations.history({
      channel,
      limit: IN_SIGHT,
      include_all_metadata: true,
    });
    return messages.toReversed();
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}
