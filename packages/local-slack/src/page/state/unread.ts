/** What is unread, as Slack shows it. Pure: state and read mark in, what to show out. */
import type { Channel, Message, PageState } from '../../protocol.ts';

export interface Unread {
  /** There is something new: the name is bold. */
  some: boolean;
  /** How many of the new messages are for this person, which Slack counts: mentions and direct messages. */
  forMe: number;
}

/** What others have written in a channel since the read mark. In threads, only where this person takes part. */
export function unreadIn(state: PageState, channel: Channel, mark: string | undefined): Unread {
  const { me } = state;
  const isDm = channel.kind === 'dm';
  const here = state.messages.filter((message) => message.channel === channel.id);
  const fresh = here.filter(({ userId, ts }) => userId !== me.id && Number(ts) > Number(mark ?? 0));
  const shown = fresh.filter(
    (message) =>
      isDm || message.ephemeral || mentions(message, me.id) || !isInOthersThread(message, here, me.id),
  );
  return {
    some: shown.length > 0,
    forMe: shown.filter((message) => isDm || mentions(message, me.id)).length,
  };
}

/** By name, or along with everybody. */
function mentions({ text }: Message, personId: string): boolean {
  return text.includes(`<@${personId}>`) || /<!(?:here|channel|everyone)[|>]/.test(text);
}

function isInOthersThread({ threadTs, ts }: Message, here: readonly Message[], personId: string): boolean {
  if (threadTs === undefined || threadTs === ts) return false;
  return !here.some((one) => one.userId === personId && (one.ts === threadTs || one.threadTs === threadTs));
}
