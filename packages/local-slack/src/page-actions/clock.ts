import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { targetOf } from '../workspace/clock-targets.ts';
import type { ActionOf } from './action-of.ts';
import { refuse } from './refusal.ts';

/** Moves the workspace's time. Resolves once the app has done what was due by then. */
export async function moveClock(
  slack: LocalSlack,
  person: Person,
  { to }: ActionOf<'moveClock'>,
): Promise<ActResult> {
  const target = targetOf(to, slack.now(), person.tz);
  if (target.type === 'none') return refuse('invalid_time', target.why);
  if (target.type === 'real') slack.clock.backToReal();
  const forward = target.type === 'time' && slack.clock.moveTo(target.time);
  slack.workspace.changed();
  if (forward) await slack.onTimeMoved();
  return { ok: true };
}
