import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { sharedView } from './shared-view.ts';
import { sharedCardIn } from './words.ts';

/**
 * Posts a card in a channel in somebody's name.
 * @returns what to tell that person, in mrkdwn: that it is shared, or how to invite the bot first
 */
export async function shareIn(
  where: ConversationRef,
  card: Card,
  sharedBy: string,
  library: Library,
  workspace: Workspace,
): Promise<string> {
  try {
    await postReply(workspace, where, sharedView(card, library, sharedBy));
  } catch (error) {
    if (!isNotInChannel(error)) throw error;
    return notHere(where.channel, workspace.botName);
  }
  return sharedCardIn(card.title, where.channel);
}
