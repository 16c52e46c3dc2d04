import type { App } from '@slack/bolt';
import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, updateModal } from '../kit/show.ts';
import { unpackWhose, type Whose } from '../kit/whose.ts';
import { OLD_BUTTON, OLD_FORM, WAITING } from '../kit/words.ts';
import { announceChange, PAUSED_HERE, RESUMED_HERE, STOPPED_HERE } from './announce-change.ts';
import { type FormValues, pauseUntilModal, readFormState } from './nudge-form-view.ts';
import { dismissedModal, nudgesModal, nudgesView } from './nudge-status-view.ts';

export interface NudgeSettingsDeps {
  nudges: Nudges;
  formWaitsMs: number;
}

/** The buttons by which nudges are shown, paused, resumed and stopped. */
export function registerNudgeSettingsActions(app: App, deps: NudgeSettingsDeps): void {
  onAction(app, ACTIONS.nudgesPause, deps, pause);
  onAction(app, ACTIONS.nudgesPauseUntil, deps, askUntil);
  onSubmit(app, VIEWS.nudgePauseUntil, deps, pauseUntil);
  onAction(app, ACTIONS.nudgesResume, deps, resume);
  onAction(app, ACTIONS.nudgesStop, deps, stop);
  onAction(app, ACTIONS.nudgesShow, deps, show);
  onAction(app, ACTIONS.nudgesDismissed, deps, showDismissed);
}

async function pause(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const [packed, length] = (action.value ?? '').split(' ');
  const whose = unpackWhose(packed);
  if (!whose || (length !== 'day' && length !== 'week')) {
    return sayBriefly(action, OLD_BUTTON);
  }
  await showChange(action, whose, await deps.nudges.pause(subscriberOf(whose, action.person), length), {
    mine: 'Done.',
    theirs: PAUSED_HERE,
  });
}

async function resume(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  await showChange(action, whose, await deps.nudges.resume(subscriberOf(whose, action.person)), {
    mine: 'Your nudges go on.',
    theirs: RESUMED_HERE,
  });
}

async function stop(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  await showChange(action, whose, await deps.nudges.stop(subscriberOf(whose, action.person)), {
    mine: 'Stopped.',
    theirs: STOPPED_HERE,
  });
}

async function askUntil(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, 'Pause until', [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const today = await deps.nudges.today(subscriberOf(whose, action.person));
    return pauseUntilModal(whose, today.add({ days: 7 }).toString());
  });
}

async function pauseUntil(
  { view, values, person, workspace }: Submission,
  deps: NudgeSettingsDeps,
): Promise<FormOutcome> {
  const state = readFormState(view.private_metadata);
  const until = Object.values((values as FormValues)[NUDGE_FIELDS.until] ?? {})[0]?.selected_date;
  if (!state || !until) {
    return { type: 'done', view: modal(VIEWS.nudges, 'Nudges', [section(OLD_FORM)]) };
  }
  const { whose } = state;
  const changed = await deps.nudges.pause(subscriberOf(whose, person), { until });
  if (!changed.ok) return { type: 'errors', errors: { [NUDGE_FIELDS.until]: changed.message } };
  const { status } = changed;
  if (whose.of === 'me') return { type: 'done', view: nudgesModal(status) };
  const untold = await announceChange(workspace, whose.channel, person.userId, PAUSED_HERE, status);
  return { type: 'done', view: nudgesModal(status, untold && `Done. ${untold}`) };
}

async function show(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, 'Nudges', [section(WAITING)]);
  await showModalInTime(action, opening, async () =>
    nudgesModal(await deps.nudges.status(subscriberOf(whose, action.person))),
  );
}

async function showDismissed(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const opening = modal(VIEWS.nudges, 'Put away', [section(WAITING)]);
  await showModalInTime(action, opening, async () =>
    dismissedModal(await deps.nudges.dismissedCards(action.person)),
  );
}

/** Shows the person how it stands now; what concerns a channel, everybody there sees. */
async function showChange(
  action: ActionContext,
  whose: Whose,
  changed: SubscriptionChange,
  said: { mine: string; theirs: string },
): Promise<void> {
  const { place } = action;
  if (!changed.ok) return sayBriefly(action, changed.message);
  const { status } = changed;
  const untold =
    whose.of === 'channel'
      ? await announceChange(action.workspace, whose.channel, action.person.userId, said.theirs, status)
      : undefined;
  const lead = untold ? `Done. ${untold}` : said.mine;
  if (place.type === 'modal' && action.body.view) {
    await updateModal(action.client, action.body.view.id, nudgesModal(status, lead));
    return;
  }
  // The Home tab shows it already.
  if (place.type !== 'message') return;
  const ephemeral = action.body.container?.is_ephemeral === true;
  if (whose.of === 'channel' && !untold && !ephemeral) return;
  await respondWith(action.respond, nudgesView(status, lead), action.workspace.log, {
    replace_original: ephemeral,
  });
}
