import type { Reply } from './blocks.ts';
import type { ActionContext } from './on-action.ts';
import { isNotInChannel } from './platform-error.ts';
import { postReply } from './send.ts';

/**
 * Posts a reply as an ordinary message if the button is in the person's direct messages with the bot, so that it can be asked
 * about. Two people have direct messages without the bot, too, and a command's answer may stand there.
 * @returns whether it is posted
 */
export async function postInDm({ place, workspace }: ActionContext, reply: Reply): Promise<boolean> {
  if (place.type !== 'message' || !place.direct) return false;
  try {
    await postReply(workspace, { channel: place.channel, threadTs: place.threadTs }, reply);
    return true;
  } catch (error) {
    if (!isNotInChannel(error)) throw error;
    return false;
  }
}
