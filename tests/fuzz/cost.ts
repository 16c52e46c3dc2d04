import { MOST_READ } from '../../src/slack/kit/message-content.ts';

/** Below this cost, in ms, nobody waits, and what is measured is chance. */
const NOTHING_MS = 30;
/** Twice as long as what is read of a message at all, in characters. */
const LONGEST = 2 * MOST_READ.atAll;
const SHORTEST = LONGEST / 16;
/** How many times the cost of a copy something may cost to read. */
const OF_A_COPY = 100;
/** Twice the length costs twice as much; four times as much if all pairs of places are tried. */
const LINEAR = 3;
/** How often a suspicion is looked into before it counts. */
const LOOKS = 4;

/**
 * Doubles the length until the work costs something, and compares with the half.
 * @returns what is wrong, or undefined if the work costs no more than its length
 */
export async function growsTooFast(work: (length: number) => unknown): Promise<string | undefined> {
  for (let length = SHORTEST; length <= LONGEST; length *= 2) {
    if ((await costMs(() => work(length))) < NOTHING_MS) continue;
    return worseThanLinear(work, length);
  }
  return undefined;
}

/** Both are measured in turns, so that whatever else the machine does concerns both. */
async function worseThanLinear(
  work: (length: number) => unknown,
  length: number,
): Promise<string | undefined> {
  let [whole, half] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let look = 0; look < LOOKS; look += 1) {
    half = Math.min(half, await costMs(() => work(length / 2)));
    whole = Math.min(whole, await costMs(() => work(length)));
    if (whole < NOTHING_MS || whole <= LINEAR * half) return undefined;
  }
  return `${length} characters cost ${whole.toFixed()} ms, half of them ${half.toFixed()} ms`;
}

/** Whether reading something costs out of proportion to its size: far more than copying it. */
export async function costsTooMuch(
  given: unknown,
  read: (given: unknown) => unknown,
): Promise<string | undefined> {
  let [ms, copyMs] = [Number.POSITIVE_INFINITY, 0];
  for (let look = 0; look < LOOKS; look += 1) {
    copyMs = Math.max(copyMs, await costMs(() => JSON.parse(JSON.stringify(given))));
    ms = Math.min(ms, await costMs(() => read(given)));
    if (ms < NOTHING_MS || ms <= OF_A_COPY * copyMs) return undefined;
  }
  return `it costs ${ms.toFixed()} ms, and a copy ${copyMs.toFixed(2)} ms`;
}

/** What some work costs, in ms of this thread's time: what else the machine does is not in it. */
export async function costMs(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
