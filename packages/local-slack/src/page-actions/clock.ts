import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { targetOf } from '../workspace/clock-targets.ts';
import type { ActionOf } from './action-of.ts';
import { refuse } from './refusal.ts';

/** More stops than a month of an ordinary app has. Beyond that, the time jumps. */
const mostStops = 400;

/** What stays due hides what comes after it. The time then goes on in steps that an app can still be on time with. */
const blindStepMs = 60 * 60_000;

/** Moves the workspace's time. Resolves once the app has done what was due by then. */
export async function moveClock(
  slack: LocalSlack,
  person: Person,
  { to }: ActionOf<'moveClock'>,
): Promise<ActResult> {
  const due = to.at === 'next-due' ? await slack.nextDue?.(person.id) : undefined;
  const target = targetOf(to, slack.now(), person.tz, due);
  if (target.type === 'none') return refuse('invalid_time', target.why);
  if (target.type === 'real') {
    slack.clock.backToReal();
    slack.workspace.changed();
  } else {
    await moveTo(slack, target.time);
  }
  return { ok: true };
}

/** Moves the time, and forward only as fast as the app can do what becomes due on the way. */
async function moveTo(slack: LocalSlack, time: Date): Promise<void> {
  if (time > slack.now() && !(await stopOnTheWay(slack, time))) return;
  const forward = slack.clock.moveTo(time);
  slack.workspace.changed();
  if (forward) await slack.onTimeMoved();
}

/** Stops whenever the app has something to do before `time`. @returns false if somebody moves the time meanwhile */
async function stopOnTheWay(slack: LocalSlack, time: Date): Promise<boolean> {
  let last = Number.NEGATIVE_INFINITY;
  for (let stop = 0; stop < mostStops; stop += 1) {
    const { aheadMs } = slack.clock;
    const due = (await slack.nextDue?.())?.getTime();
    if (slack.clock.aheadMs !== aheadMs) return false;
    if (due === undefined) return true;
    // What is still due after a stop there failed, and would hold the time forever.
    const next = due > last ? due : slack.now().getTime() + blindStepMs;
    if (next >= time.getTime()) return true;
    last = Math.max(last, due);
    if (next > slack.now().getTime()) slack.clock.moveTo(new Date(next));
    slack.workspace.changed();
    const here = slack.clock.aheadMs;
    await slack.onTimeMoved();
    if (slack.clock.aheadMs !== here) return false;
  }
  return true;
}
