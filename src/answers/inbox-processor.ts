import { forEachConcurrent } from '../for-each-concurrent.ts';
import type { Log } from '../log.ts';
import type { MessageRef } from '../people/conversation.ts';
import { asWork } from '../work.ts';
import type { IncomingMessage, UnfinishedMessage } from './incoming-message.ts';
import type { InboxRecords } from './records/inbox-records.ts';

/** How many keys stay in memory. Slack delivers a message again within minutes, not days. */
const REMEMBERED = 5000;

/** After this many ms, an answer would surprise people more than it helps. */
const STALE_MS = 15 * 60_000;

/** Whoever asked longer ago than this, in ms, has no use for the words that there is no answer either. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

/**
 * How often a message is tried in total: one that ends the process every time must not be tried forever. While Slack takes
 * no answers, a try every three minutes (lifecycle.ts) needs no more than these until it is too late for an answer.
 */
const MAX_ATTEMPTS = 6;

/** How many messages are taken up at once, so that one that takes long does not hold up the others. */
const AT_ONCE = 8;

/** `not-stored`: the database is away, and this process answers. `left`: nor could Slack be told; it delivers it again. */
type Claimed = 'claimed' | 'seen' | 'not-stored' | 'left';

type OnClaimed = (claimed: { stored: boolean }) => Promise<boolean>;

/** What somebody who wrote a message got: an answer, or none that others could see. */
export type Given = 'answer' | 'nothing';

export interface InboxProcessor {
  /**
   * Answers a message unless somebody has claimed it before. One that got nothing is answered if a mention is added. A message whose answer fails stays open, and
   * `recover` tries it again.
   * @param onClaimed called before the answer, as soon as the message is safe: whatever happens to this process, it is
   *   answered. While the database is away, it is called as well, with `stored: false`: nobody will try again. Then it
   *   resolves with false if the message will be delivered once more, as Slack does if it can't be told that it has
   *   arrived: it is left for that delivery
   */
  process(message: IncomingMessage, answer: () => Promise<Given>, onClaimed?: OnClaimed): Promise<void>;
  /**
   * Answers the messages that were received but not answered, because a process was killed or Slack could not
   * be reached. Those for which it is too late get closing words instead.
   * @param close says that there will be no answer; a rejection leaves the message open
   * @param olderThanMs leaves alone newer messages, which another process may be answering right now
   * @param signal stops it once the messages being answered are finished
   */
  recover(
    answer: (message: IncomingMessage) => Promise<void>,
    close: (message: IncomingMessage) => Promise<void>,
    olderThanMs: number,
    signal?: AbortSignal,
  ): Promise<void>;
}

/**
 * Makes sure that each message is answered exactly once, across deliveries, processes and crashes. While the
 * database is unavailable, this process's memory still does so for the messages that reach this process.
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
  const claimed = new Set<string>();
  /** What this process has answered although it could not be stored: nobody is to answer it a second time. */
  const answeredUnstored = new Set<string>();
  /** What this process is answering right now: not to be started a second time, however long it takes. */
  const underWay = new Set<string>();
  /** What this process is claiming right now. */
  const claiming = new Map<string, Promise<Claimed>>();
  const keyOf = ({ team, channel, ts }: MessageRef) => `${team} ${channel} ${ts}`;

  const remember = (key: string) => rememberIn(claimed, key);
  const claim = async (message: IncomingMessage, onClaimed?: OnClaimed): Promise<Claimed> => {
    try {
      const outcome = await store.inbox.claim(message, now());
      void onClaimed?.({ stored: outcome === 'claimed' });
      return outcome;
    } catch (error) {
      if ((await onClaimed?.({ stored: false })) === false) {
        log.warn(
          { event: 'message.left', err: error },
          'database unavailable and message not acknowledged; it is answered when Slack delivers it again',
        );
        claimed.delete(keyOf(message));
        return 'left';
      }
      log.warn(
        { event: 'message.claim_failed', err: error },
        'database unavailable; message answered anyway',
      );
      return 'not-stored';
    }
  };
  const finish = async (key: MessageRef, given: Given = 'answer') => {
    try {
      if (given === 'answer') await store.inbox.markAnswered(key, now());
      else await store.inbox.markLeft(key, now());
    } catch (error) {
      log.warn(
        { event: 'message.finish_failed', err: error },
        'answered message could not be marked as answered',
      );
    }
  };

  async function process(...[message, answer, onClaimed]: Parameters<InboxProcessor['process']>) {
    const key = keyOf(message);
    if (claimed.has(key)) {
      if ((await claiming.get(key)) === 'left') return process(message, answer, onClaimed);
      void onClaimed?.({ stored: false });
      return;
    }
    remember(key);
    // Before the row becomes visible, or `recover` could find it in between.
    underWay.add(key);
    try {
      const mine = claim(message, onClaimed).finally(() => claiming.delete(key));
      claiming.set(key, mine);
      const outcome = await mine;
      if (outcome === 'seen' || outcome === 'left') return;
      // In a burst, the claims come first: answers take longer, and every message should be safe soon.
      await Promise.all(claiming.values());
      const given = await asWork(answer, message);
      // What a database got while it hung, it may still do once it goes on.
      if (outcome === 'not-stored') rememberIn(answeredUnstored, key);
      await finish(message, given);
      if (given === 'nothing') claimed.delete(key);
    } finally {
      underWay.delete(key);
    }
  }

  return {
    process,

    async recover(answer, close, olderThanMs, signal) {
      const at = now();
      const limits = { now: at, notYoungerThanMs: olderThanMs };
      const takeUp = async (
        message: UnfinishedMessage,
        work: (message: IncomingMessage) => Promise<void>,
      ) => {
        if (signal?.aborted || underWay.has(keyOf(message))) return;
        if (answeredUnstored.has(keyOf(message))) return finish(message);
        if (!(await store.inbox.retake(message, now()))) return;
        remember(keyOf(message));
        underWay.add(keyOf(message));
        try {
          await asWork(() => work(message), message);
          await finish(message);
        } catch (error) {
          log.error(
            { event: 'message.recovery_failed', err: error, channel: message.channel },
            'unfinished message could not be answered',
          );
        } finally {
          underWay.delete(keyOf(message));
        }
      };
      const open = await store.inbox.unfinished({
        ...limits,
        notOlderThanMs: STALE_MS,
        maxAttempts: MAX_ATTEMPTS,
      });
      await forEachConcurrent(open, AT_ONCE, (message) => takeUp(message, answer));
      const late = await store.inbox.overdue({
        ...limits,
        olderThanMs: STALE_MS,
        notOlderThanMs: FORGOTTEN_MS,
      });
      await forEachConcurrent(late, AT_ONCE, (message) => takeUp(message, close));
    },
  };
}

/** Adds a key; of too many, the oldest go. */
function rememberIn(keys: Set<string>, key: string): void {
  keys.add(key);
  if (keys.size > REMEMBERED) for (const oldest of keys.values().take(REMEMBERED / 10)) keys.delete(oldest);
}
