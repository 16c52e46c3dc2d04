import type { MessageRef } from '../../people/conversation.ts';
import { linkTo } from './escape.ts';
import type { Workspace } from './workspace.ts';

/** The address of a message; undefined if Slack doesn't say: a sentence reads well without it. */
export async function permalinkOf(
  { client, log }: Pick<Workspace, 'client' | 'log'>,
  { channel, ts }: Omit<MessageRef, 'team'>,
): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  } catch (error) {
    log.debug({ event: 'permalink.unknown', err: error }, 'could not get the address of a message');
    return undefined;
  }
}

/** Words that lead to an address; the words alone without one. @param words mrkdwn */
export function linked(words: string, url: string | undefined): string {
  return url ? linkTo(url, words) : words;
}
