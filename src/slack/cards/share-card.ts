import type { Card } from '../../cards/card.ts';
import type { SlackDeps } from '../deps.ts';
import { escapeText } from '../kit/escape.ts';
import { isOutside } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { notHere } from './copy.ts';
import { sharedView } from './shared-view.ts';

/**
 * Posts a card in a channel in somebody's name.
 * @returns what to tell that person, mrkdwn: that it is shared, or how to let the bot in first
 */
export async function shareIn(
  where: { channel: string; threadTs?: string | undefined },
  card: Card,
  sharedBy: string,
  { guide, sender, botName }: Pick<SlackDeps, 'guide' | 'sender' | 'botName'>,
): Promise<string> {
  try {
    await postReply(sender, where, sharedView(card, guide.library(), sharedBy));
  } catch (error) {
    if (!isOutside(error)) throw error;
    return notHere(where.channel, botName);
  }
  return `Shared *${escapeText(card.title)}* in <#${escapeText(where.channel)}>.`;
}
