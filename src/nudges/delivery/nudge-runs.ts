import type { Log } from '../../log.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { rescheduleAfterClockJump } from './clock-jump.ts';
import { planDueNudges } from './plan-due-nudges.ts';
import type { NudgeSending } from './send-due-nudges.ts';

export interface NudgeRuns {
  /** Plans what is due. */
  plan(): Promise<void>;
  /** Whether there is more to send than one process has done in a moment. */
  isMuchToSend(): Promise<boolean>;
  /**
   * Sends what is planned and due.
   * @param forMs ends it after so long, in real time, with the rest left in the ledger
   * @returns whether it was ended by that
   */
  send(forMs: number): Promise<boolean>;
  /** Plans and sends everything that is due; resolves when it is done. */
  runDue(): Promise<void>;
  /** Ends what runs when what is on its way is dealt with; nothing begins any more. */
  stop(): Promise<void>;
}

/** A clock that is set back by less than this is only put right. */
const CLOCK_JUMP_MS = 60 * 60_000;

/** More than this is worth the help of another process. */
const MUCH = 50;

/** Planning and sending in this process; it sends in one run after the other. */
export function createNudgeRuns({
  store,
  sending,
  log,
  now,
}: {
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries'>;
  sending: NudgeSending;
  log: Log;
  now: () => Date;
}): NudgeRuns {
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** When it was planned the last time, in epoch ms; at the start, the clock may have gone back before. */
  let planned = Number.POSITIVE_INFINITY;

  async function plan(): Promise<void> {
    const time = now().getTime();
    if (time < planned - CLOCK_JUMP_MS) {
      const mended = await rescheduleAfterClockJump(store, now());
      if (mended > 0) log.info({ mended }, 'the clock was ahead: nudges go on from now');
    }
    planned = time;
    const counts = await planDueNudges(store, now(), stopping.signal);
    if (counts.planned + counts.skipped > 0) log.info(counts, 'nudges were planned');
  }

  function sendInTurn(signal: AbortSignal): Promise<void> {
    const mine = last.then(async () => {
      const counts = await sending.sendDue(signal);
      if (Object.values(counts).some((count) => count > 0)) log.info(counts, 'nudges were sent');
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
    async stop() {
      stopping.abort();
      await last;
    },
  };
}
