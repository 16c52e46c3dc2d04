import { context, type Reply } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** A reply with a line of small text below it, which is read aloud as well if there is room. @param line mrkdwn without markup */
export function withLineBelow(reply: Reply, line: string): Reply {
  const below = context(line);
  return {
    ...reply,
    text: reply.text.length + line.length < LIMITS.messageText ? `${reply.text} ${line}` : reply.text,
    blocks: [...reply.blocks, below],
    plain: [...reply.plain, below],
  };
}
