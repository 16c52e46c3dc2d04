import { context, type Reply, reply } from './blocks.ts';

/** A sentence for one person, such as a thank-you, or why something can't be done. @param text mrkdwn */
export function noteView(text: string): Reply {
  return reply(text, () => [context(text)]);
}
