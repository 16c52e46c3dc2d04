import type { App } from '@slack/bolt';
import type { StoppingAll } from '../../nudges/subscriptions/stop-all.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { profileZone } from '../kit/profile-zone.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { dayIn } from '../kit/slack-ids.ts';
import { textIn } from '../kit/slack-json.ts';
import { WAITING } from '../kit/words.ts';
import { stopForm, stopOutcome } from './stop-all-view.ts';
import {
  FOR_CURATORS_ONLY,
  NOT_A_DAY,
  NOT_STOPPED,
  SAY_WHY,
  STARTED,
  STOP_TITLE,
  STOPPED,
} from './stop-all-words.ts';
import { stoppedForAll } from './words.ts';

export interface StopAllDeps extends FormDeps {
  nudges: StoppingAll;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

/** Lets curators stop everybody's nudges, and start them again. */
export function registerStopAll(app: App, deps: StopAllDeps): void {
  onAction(app, ACTIONS.nudgesStopAll, deps, openForm);
  onSubmit(app, VIEWS.nudgeStopAll, deps, stop);
  onAction(app, ACTIONS.nudgesStartAll, deps, start);
}

async function openForm(action: ActionContext, { nudges, curators }: StopAllDeps): Promise<void> {
  if (!curators.includes(action.person.userId)) return sayBriefly(action, FOR_CURATORS_ONLY);
  const opening = modal(VIEWS.answer, STOP_TITLE, [section(WAITING)], JSON.stringify({ channel: '' }));
  await showModalInTime(action, opening, async () => stopForm(await nudges.stopped(action.person.team)));
}

async function stop(
  { values, person, workspace }: Submission,
  { nudges, curators }: StopAllDeps,
): Promise<FormOutcome> {
  if (!curators.includes(person.userId)) return { type: 'done', view: stopOutcome(FOR_CURATORS_ONLY) };
  const reason = textIn(values[INPUTS.stopReason]?.[INPUTS.stopReason]?.value)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LIMITS.stopReason);
  if (!reason) return { type: 'errors', errors: { [INPUTS.stopReason]: SAY_WHY } };
  const chosen = values[INPUTS.stopUntil]?.[INPUTS.stopUntil]?.selected_date ?? null;
  const until = dayIn(chosen) ?? null;
  // A day that doesn't exist is no stop without an end.
  if (chosen !== null && until === null) return { type: 'errors', errors: { [INPUTS.stopUntil]: NOT_A_DAY } };
  const zone = until === null ? undefined : await profileZone(workspace.client, person.userId, workspace.log);
  const stopped = await nudges.stopAll(person, until, reason, zone ?? 'UTC');
  if (!stopped.ok) return { type: 'errors', errors: { [INPUTS.stopUntil]: stopped.message } };
  const now = await nudges.stopped(person.team);
  return { type: 'done', view: stopOutcome([STOPPED, now ? stoppedForAll(now) : ''].join(' ').trim()) };
}

async function start(action: ActionContext, { nudges, curators }: StopAllDeps): Promise<void> {
  const { person } = action;
  if (!curators.includes(person.userId)) return sayBriefly(action, FOR_CURATORS_ONLY);
  await sayBriefly(action, (await nudges.startAll(person)) ? STARTED : NOT_STOPPED);
}
