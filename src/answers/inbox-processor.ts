import type { Log } from '../log.ts';
import type { MessageRef } from '../people/conversation.ts';
import type { IncomingMessage } from './incoming-message.ts';
import type { InboxRecords } from './records/inbox-records.ts';

/** Keys kept in memory; Slack delivers a message again within minutes, not days. */
const REMEMBERED = 5000;

/** After this, an answer would surprise more than help, in milliseconds. */
const STALE_MS = 15 * 60_000;

/** Tries in all, the first included: a message that breaks the bot each time must not be tried for ever. */
const MAX_ATTEMPTS = 3;

export interface InboxProcessor {
  /**
   * Answers a message unless it has been taken before. A message whose answer fails stays open and is taken up
   * again by `resume`.
   */
  process(message: IncomingMessage, answer: () => Promise<void>): Promise<void>;
  /**
   * Takes up the messages that were received but not answered: by a process that was killed, or because Slack
   * could not be reached.
   * @param olderThanMs leaves alone what another process may be answering this moment
   */
  recover(answer: (message: IncomingMessage) => Promise<void>, olderThanMs: number): Promise<void>;
}

/**
 * Holds that each message is answered exactly once, over deliveries, processes and crashes. While the database is
 * away the memory of this process still holds it for the messages that this process gets.
 */
export function createInboxProcessor({
  store,
  log,
  now,
}: {
  store: { inbox: InboxRecords };
  log: Log;
  now: () => Date;
}): InboxProcessor {
  const taken = new Set<string>();
  /** What this process is answering this moment: not to be taken up a second time, however long it takes. */
  const underWay = new Set<string>();
  const keyOf = ({ team, channel, ts }: MessageRef) => `${team} ${channel} ${ts}`;

  const remember = (key: string) => {
    taken.add(key);
    if (taken.size > REMEMBERED)
      for (const oldest of taken.values().take(REMEMBERED / 10)) taken.delete(oldest);
  };
  const claim = async (message: IncomingMessage): Promise<boolean> => {
    try {
      return (await store.inbox.claim(message, now())) === 'claimed';
    } catch (error) {
      log.warn({ err: error }, 'the database is away; a message is answered all the same');
      return true;
    }
  };
  const finish = async (key: MessageRef) => {
    try {
      await store.inbox.markAnswered(key, now());
    } catch (error) {
      log.warn({ err: error }, 'that a message is answered could not be noted');
    }
  };

  return {
    async process(message, answer) {
      const key = keyOf(message);
      if (taken.has(key)) return;
      remember(key);
      // Under way before the row can be seen: `resume` must not find it in between.
      underWay.add(key);
      try {
        if (!(await claim(message))) return;
        await answer();
        await finish(message);
      } finally {
        underWay.delete(key);
      }
    },

    async recover(answer, olderThanMs) {
      const open = await store.inbox.unfinished({
        now: now(),
        notOlderThanMs: STALE_MS,
        notYoungerThanMs: olderThanMs,
        maxAttempts: MAX_ATTEMPTS,
      });
      for (const message of open) {
        if (underWay.has(keyOf(message)) || !(await store.inbox.retake(message, now()))) continue;
        remember(keyOf(message));
        underWay.add(keyOf(message));
        try {
          await answer(message);
          await finish(message);
        } catch (error) {
          log.error(
            { err: error, channel: message.channel },
            'a message that was left open could not be answered',
          );
        } finally {
          underWay.delete(keyOf(message));
        }
      }
    },
  };
}
