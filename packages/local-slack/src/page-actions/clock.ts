import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { targetOf } from '../workspace/clock-targets.ts';
import type { ActionOf } from './action-of.ts';
import { refuse } from './refusal.ts';

/** More stops than a month of an ordinary app has. Beyond that, the time jumps. */
const mostStops = 200;

/** Moves the workspace's time. Resolves once the app has done what was due by then. */
export async function moveClock(
  slack: LocalSlack,
  person: Person,
  { to }: ActionOf<'moveClock'>,
): Promise<ActResult> {
  const due = to.at === 'next-due' ? await slack.nextDue?.() : undefined;
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
    // What is still due after a stop there failed, and would hold the time forever.
    if (due === undefined || due >= time.getTime() || due <= last) return true;
    last = due;
    if (due > slack.now().getTime()) slack.clock.moveTo(new Date(due));
    slack.workspace.changed();
    const here = slack.clock.aheadMs;
    await slack.onTimeMoved();
    if (slack.clock.aheadMs !== here) return false;
  }
  return true;
}
