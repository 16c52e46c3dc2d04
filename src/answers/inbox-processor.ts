import { forEachConcurrent } from '../for-each-concurrent.ts';
import type { Log } from '../log.ts';
import type { MessageRef } from '../people/conversation.ts';
import { createSlots } from '../slots.ts';
import { asWork } from '../work.ts';
import { createInOrder } from './in-order.ts';
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

/** What to do about a message. */
export interface MessageWork {
  /** What it may change, as keys: messages that share one take effect in the order in which they were written. */
  changes: readonly string[];
  answer(): Promise<Given>;
  /** Says, instead of an answer, that something written after it has taken effect already. */
  overtaken(): Promise<void>;
}

/** The same for a message that is taken up again. */
export interface RecoveryWork {
  changes(message: IncomingMessage): Promise<readonly string[]>;
  answer(message: IncomingMessage): Promise<void>;
  overtaken(message: IncomingMessage): Promise<void>;
  /** Says that there will be no answer; a rejection leaves the message open. */
  close(message: IncomingMessage): Promise<void>;
}

export interface InboxProcessor {
  /**
   * Answers a message unless somebody has claimed it before. One that got nothing is answered if a mention is added. A message whose answer fails stays open, and
   * `recover` tries it again. What it changes, it changes after what was written before it, as far as this process has that.
   * @param onClaimed called before the answer, as soon as the message is safe: whatever happens to this process, it is
   *   answered. While the database is away, it is called as well, with `stored: false`: nobody will try again. Then it
   *   resolves with false if the message will be delivered once more, as Slack does if it can't be told that it has
   *   arrived: it is left for that delivery
   */
  process(message: IncomingMessage, work: MessageWork, onClaimed?: OnClaimed): Promise<void>;
  /**
   * Answers the messages that were received but not answered, because a process was killed or Slack could not
   * be reached, in the order in which they were written as far as they change the same. Those for which it is too late get
   * closing words instead.
   * @param olderThanMs leaves alone newer messages, which another process may be answering right now
   * @param signal stops it once the messages being answered are finished
   */
  recover(work: RecoveryWork, olderThanMs: number, signal?: AbortSignal): Promise<void>;
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
  const inOrder = createInOrder();
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

  /** Whether a message that had to wait is still this process's: another one may have taken it for left behind. */
  const isStillMine = async (message: IncomingMessage) => {
    try {
      return await store.inbox.retake({ ...message, attempts: 1 }, now());
    } catch (error) {
      log.warn(
        { event: 'message.claim_failed', err: error },
        'database unavailable; message answered anyway',
      );
      return true;
    }
  };

  async function process(...[message, work, onClaimed]: Parameters<InboxProcessor['process']>) {
    const key = keyOf(message);
    if (claimed.has(key)) {
      if ((await claiming.get(key)) === 'left') return process(message, work, onClaimed);
      void onClaimed?.({ stored: false });
      return;
    }
    remember(key);
    // Before the row becomes visible, or `recover` could find it in between.
    underWay.add(key);
    const place = inOrder.enter(message, work.changes);
    let tookEffect = false;
    try {
      const mine = claim(message, onClaimed).finally(() => claiming.delete(key));
      claiming.set(key, mine);
      const outcome = await mine;
      if (outcome === 'seen' || outcome === 'left') return;
      // In a burst, the claims come first: answers take longer, and every message should be safe soon.
      await Promise.all(claiming.values());
      const { waited, overtaken } = await place.turn();
      if (waited && outcome === 'claimed' && !(await isStillMine(message))) return;
      const given = await asWork(() => (overtaken ? leaveUndone(work) : work.answer()), message);
      tookEffect = given === 'answer' && !overtaken;
      // What a database got while it hung, it may still do once it goes on.
      if (outcome === 'not-stored') rememberIn(answeredUnstored, key);
      await finish(message, given);
      if (given === 'nothing') claimed.delete(key);
    } finally {
      place.leave(tookEffect);
      underWay.delete(key);
    }
  }

  return {
    process,

    async recover({ answer, overtaken, close, changes }, olderThanMs, signal) {
      const at = now();
      const limits = { now: at, notYoungerThanMs: olderThanMs };
      /** @returns whether the work was done */
      const takeUp = async (
        message: UnfinishedMessage,
        work: (message: IncomingMessage) => Promise<void>,
      ): Promise<boolean> => {
        if (signal?.aborted || underWay.has(keyOf(message))) return false;
        if (answeredUnstored.has(keyOf(message))) {
          await finish(message);
          return true;
        }
        if (!(await store.inbox.retake(message, now()))) return false;
        remember(keyOf(message));
        underWay.add(keyOf(message));
        try {
          await asWork(() => work(message), message);
          await finish(message);
          return true;
        } catch (error) {
          log.error(
            { event: 'message.recovery_failed', err: error, channel: message.channel },
            'unfinished message could not be answered',
          );
          return false;
        } finally {
          underWay.delete(keyOf(message));
        }
      };
      const open = await store.inbox.unfinished({
        ...limits,
        notOlderThanMs: STALE_MS,
        maxAttempts: MAX_ATTEMPTS,
      });
      const subjects = await Promise.all(open.map((message) => changes(message)));
      // All of them at once: none may pass one that this process has not come to yet.
      const entered = open.map((message, at) => ({
        message,
        // What is being answered has its place.
        place: underWay.has(keyOf(message)) ? undefined : inOrder.enter(message, subjects[at] ?? []),
      }));
      // Whoever waits for their turn must not keep anybody from working.
      const atOnce = createSlots(AT_ONCE);
      const all = entered.map(async ({ message, place }) => {
        let tookEffect = false;
        try {
          const isOvertaken = (await place?.turn())?.overtaken ?? false;
          const isDone = await atOnce(() => takeUp(message, isOvertaken ? overtaken : answer));
          tookEffect = isDone && !isOvertaken;
        } finally {
          place?.leave(tookEffect);
        }
      });
      const failed = (await Promise.allSettled(all)).find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
      const late = await store.inbox.overdue({
        ...limits,
        olderThanMs: STALE_MS,
        notOlderThanMs: FORGOTTEN_MS,
      });
      await forEachConcurrent(late, AT_ONCE, async (message) => void (await takeUp(message, close)));
    },
  };
}

async function leaveUndone({ overtaken }: MessageWork): Promise<Given> {
  await overtaken();
  return 'answer';
}

/** Adds a key; of too many, the oldest go. */
function rememberIn(keys: Set<string>, key: string): void {
  keys.add(key);
  if (keys.size > REMEMBERED) for (const oldest of keys.values().take(REMEMBERED / 10)) keys.delete(oldest);
}
