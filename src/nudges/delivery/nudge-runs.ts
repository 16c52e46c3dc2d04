import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import type { NoticeSending } from '../notices/send-notices.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { upcomingNudge } from '../rules/upcoming.ts';
import { type Backlog, readBacklog } from './backlog.ts';
import { rescheduleAfterClockJump } from './clock-jump.ts';
import { type PlanCounts, planDueNudges } from './plan-due-nudges.ts';
import type { NudgeSending, SendCounts } from './send-due-nudges.ts';

/** Is told what came of each run. Must not throw. */
export interface NudgeObserver {
  planned(counts: Pick<PlanCounts, 'planned' | 'skipped'>): void;
  sent(counts: SendCounts): void;
}

export interface NudgeRuns {
  /** Plans what is due. */
  plan(): Promise<void>;
  /** Whether there is more to send than one process can do in a moment. */
  isMuchToSend(): Promise<boolean>;
  /**
   * Sends what is planned and due.
   * @param forMs stops it after this many ms of real time; the rest stays in the ledger
   * @returns whether that stopped it
   */
  send(forMs: number): Promise<boolean>;
  /** Plans and sends everything that is due, then resolves. */
  runDue(): Promise<void>;
  /**
   * When the next nudge is due that is planned or has to wait, if there is one. It may be due already.
   * @param person whose next nudge will come then; if none will, or without a person, it is anybody's
   */
  nextDue(person?: Person): Promise<Date | undefined>;
  /** What the ledger holds, and how long it has been waiting. */
  backlog(): Promise<Backlog>;
  /** Lets the deliveries being sent finish and starts nothing new. */
  stop(): Promise<void>;
}

/** A clock that is set back by less than this has only been corrected. */
const CLOCK_JUMP_MS = 60 * 60_000;

/** Later than any nudge is due. */
const END_OF_TIME = new Date('9999-01-01T00:00:00Z');

/** With more than this to send, the help of another process is worth it. */
const MUCH = 50;

/** Plans and sends in this process, one sending run after the other. */
export function createNudgeRuns({
  store,
  sending,
  notices,
  log,
  now,
  observer,
}: {
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'stops'>;
  sending: NudgeSending;
  notices: NoticeSending;
  log: Log;
  now: () => Date;
  observer?: NudgeObserver | undefined;
}): NudgeRuns {
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** When it last planned, in epoch ms. Infinity at the start, because the clock may have gone back before. */
  let planned = Number.POSITIVE_INFINITY;

  async function noticeClockJump(): Promise<void> {
    const time = now().getTime();
    if (time < planned - CLOCK_JUMP_MS) {
      const rescheduled = await rescheduleAfterClockJump(store, now());
      if (rescheduled > 0) {
        log.info(
          { event: 'nudge.clock_jumped', rescheduled },
          'the clock was ahead; nudges continue from now',
        );
      }
    }
    planned = time;
  }

  async function plan(): Promise<void> {
    await noticeClockJump();
    const counts = await planDueNudges(store, now(), stopping.signal, ({ subscription, why }) =>
      log.info({ event: 'nudge.day_skipped', subscription, why }, 'no nudge today'),
    );
    observer?.planned(counts);
    if (counts.planned + counts.skipped > 0)
      log.info({ event: 'nudge.planned', ...counts }, 'nudges planned');
  }

  function sendInTurn(signal: AbortSignal): Promise<void> {
    const mine = last.then(async () => {
      const counts = await sending.sendDue(signal);
      observer?.sent(counts);
      if (Object.values(counts).some((count) => count > 0))
        log.info({ event: 'nudge.sent', ...counts }, 'nudges sent');
      await notices.sendDue(signal);
    });
    last = mine.catch(() => {});
    return mine;
  }

  return {
    plan,
    async isMuchToSend() {
      return (await store.deliveries.planned({ now: now(), limit: MUCH + 1 })).length > MUCH;
    },
    async send(forMs) {
      const timeIsUp = AbortSignal.timeout(forMs);
      await sendInTurn(AbortSignal.any([stopping.signal, timeIsUp]));
      return timeIsUp.aborted && !stopping.signal.aborted;
    },
    async runDue() {
      await plan();
      await sendInTurn(stopping.signal);
    },
    async nextDue(person) {
      await noticeClockJump();
      const own = person && (await store.subscriptions.forPerson(person));
      if (own?.nextAt) {
        // The stored moment may be a public holiday, on which none comes.
        const { next } = upcomingNudge(own, own.nextAt.toTemporalInstant().subtract({ nanoseconds: 1 }));
        if (next) return new Date(next.at.epochMilliseconds);
      }
      const first = { now: END_OF_TIME, limit: 1 };
      const [[subscription], [delivery]] = await Promise.all([
        store.subscriptions.due(first),
        store.deliveries.planned(first),
      ]);
      const times = [subscription?.nextAt, delivery?.notBefore].filter((time) => time != null);
      return times.sort((a, b) => a.getTime() - b.getTime())[0];
    },
    backlog: () => readBacklog(store, now()),
    async stop() {
      stopping.abort();
      await last;
    },
  };
}
