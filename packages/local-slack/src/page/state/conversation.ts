/** How the flat list of messages becomes conversations: top level, threads, groups by author, days. */
import type { Message } from '../../protocol.ts';

export interface Row {
  message: Message;
  /** The first of several messages in a row by one author, which shows the avatar and the name. */
  leads: boolean;
  /** Set on the first message of a day: that day, as `2026-11-23`. */
  day?: string;
}

/** After this many seconds, the author is shown again. */
const RUN_SECONDS = 300;

/** The messages of a channel outside threads. */
export function topLevel(messages: readonly Message[], channel: string): Message[] {
  return messages.filter((m) => m.channel === channel && (m.threadTs === undefined || m.threadTs === m.ts));
}

/** The replies of one thread, without its first message. */
export function repliesOf(messages: readonly Message[], channel: string, threadTs: string): Message[] {
  return messages.filter((m) => m.channel === channel && m.threadTs === threadTs && m.ts !== threadTs);
}

/** The calendar day of a Slack timestamp in `zone`, as `2026-11-23`. */
function dayOf(ts: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Number(ts) * 1000);
}

/** Rows in the given order, with authors grouped and days marked. */
export function rowsOf(messages: readonly Message[], zone: string): Row[] {
  let previous: Message | undefined;
  let lastDay = '';
  return messages.map((message) => {
    const day = dayOf(message.ts, zone);
    const newDay = day !== lastDay;
    const leads = newDay || !previous || !runsOn(previous, message);
    previous = message;
    lastDay = day;
    return { message, leads, ...(newDay ? { day } : {}) };
  });
}

function runsOn(previous: Message, message: Message): boolean {
  return (
    previous.userId === message.userId &&
    previous.replyCount === 0 &&
    Boolean(previous.ephemeral) === Boolean(message.ephemeral) &&
    !message.ephemeral &&
    Number(message.ts) - Number(previous.ts) < RUN_SECONDS
  );
}
