import type { App } from '@slack/bolt';
import type { Nudges } from '../../nudges/nudges.ts';
import { type Subscriber, subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import type { Audit, AuditEvent } from '../../people/audit.ts';
import type { Turns } from '../../people/turns.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { isArchived } from '../kit/membership.ts';
import { type ActionContext, isForOneOnly, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { createOneRun } from '../kit/one-run.ts';
import { profileZone } from '../kit/profile-zone.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, updateModal } from '../kit/show.ts';
import { dayIn } from '../kit/slack-ids.ts';
import { unpackWhose, type Whose } from '../kit/whose.ts';
import { channelArchived, OLD_BUTTON, OLD_FORM, WAITING } from '../kit/words.ts';
import { type AnnouncedChange, changeAndAnnounce } from './announce-change.ts';
import { type FormValues, readFormState } from './form-state.ts';
import { whyNotByButton, whyNotChange } from './may-change.ts';
import { dismissedModal, nudgesModal, nudgesView, stoppedModal, stoppedView } from './nudge-status-view.ts';
import { pauseUntilModal } from './pause-until-view.ts';
import { quietClash } from './quiet-hours.ts';
import { unpackTimes } from './times-value.ts';
import { CHANGES, DONE, doneBut, LEARNER_CHANGED, TITLES } from './words.ts';

/** What to say about a change, to the person and to a channel. */
type ChangeWords = { mine: string; announcement: string; event: AuditEvent };

export interface NudgeSettingsDeps extends FormDeps {
  nudges: Nudges;
  turns: Turns;
  audit: Pick<Audit, 'note'>;
}

/** Listens to the buttons that show, pause, resume and stop nudges. */
export function registerNudgeSettingsActions(app: App, deps: NudgeSettingsDeps): void {
  const run = createOneRun<void>(() => false);
  // A double click is one change, of which a channel hears once.
  const once = (handle: typeof pause) => (action: ActionContext) =>
    run(`${action.person.userId} ${action.payload.action_id} ${action.value}`, () => handle(action, deps));
  onAction(app, ACTIONS.nudgesPause, deps, once(pause));
  onAction(app, ACTIONS.nudgesPauseUntil, deps, askUntil);
  onSubmit(app, VIEWS.nudgePauseUntil, deps, pauseUntil);
  onAction(app, ACTIONS.nudgesResume, deps, once(resume));
  onAction(app, ACTIONS.nudgesStop, deps, once(stop));
  onAction(app, ACTIONS.nudgesTimes, deps, once(changeTimes));
  onAction(app, ACTIONS.nudgesLearner, deps, changeLearner);
  onAction(app, ACTIONS.nudgesShow, deps, show);
  onAction(app, ACTIONS.nudgesDismissed, deps, showDismissed);
}

async function pause(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const [packed, length] = (action.value ?? '').split(' ');
  const day = dayIn(length);
  const asked = length === 'day' || length === 'week' ? length : day && { until: day };
  if (!asked) return sayBriefly(action, OLD_BUTTON);
  await change(action, packed, CHANGES.pause, deps, (subscriber) => deps.nudges.pause(subscriber, asked));
}

async function resume(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  await change(action, action.value, CHANGES.resume, deps, async (subscriber) => {
    const { type } = subscriber;
    const archived = type === 'channel' && (await isArchived(action.client, subscriber.channel));
    // They would end again before the first one came.
    if (archived) return { ok: false, message: channelArchived(subscriber.channel) };
    return deps.nudges.resume(subscriber);
  });
}

async function stop(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  await change(action, action.value, CHANGES.stop, deps, (subscriber) => deps.nudges.stop(subscriber));
}

async function changeTimes(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const [packed, asked] = (action.value ?? '').split(' ');
  const times = unpackTimes(asked);
  if (!times) return sayBriefly(action, OLD_BUTTON);
  await change(action, packed, CHANGES.times, deps, async (subscriber) => {
    const { client, log } = action.workspace;
    const zone = await profileZone(client, action.person.userId, log);
    return deps.nudges.changeTimes(subscriber, times, subscriber.type === 'person' && zone === times.zone);
  });
}

async function changeLearner(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const changed = await deps.nudges.changeLearner(action.person, action.value);
  await showChange(
    action,
    { of: 'me' },
    changed.ok ? { ...changed, problem: undefined } : changed,
    {
      mine: LEARNER_CHANGED,
    },
    deps,
  );
}

/** Changes the nudges that a button names, if this person may, and shows what came of it. */
async function change(
  action: ActionContext,
  packed: string | undefined,
  words: ChangeWords,
  deps: NudgeSettingsDeps,
  make: (subscriber: Subscriber) => Promise<SubscriptionChange>,
): Promise<void> {
  const whose = unpackWhose(packed);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const no = await whyNotByButton(action, whose);
  if (no) return sayBriefly(action, no);
  const { person: by, workspace } = action;
  const { announcement, event } = words;
  const changed = await changeAndAnnounce({ whose, by, announcement, event }, workspace, deps, () =>
    make(subscriberOf(whose, by)),
  );
  await showChange(action, whose, changed, words, deps);
}

async function askUntil(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, TITLES.pauseUntil, [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const no = await whyNotByButton(action, whose);
    if (no) return modal(VIEWS.nudges, TITLES.pauseUntil, [section(no)]);
    const today = await deps.nudges.today(subscriberOf(whose, action.person));
    return pauseUntilModal(whose, today.add({ days: 7 }).toString());
  });
}

async function pauseUntil(
  { view, values, person, workspace }: Submission,
  deps: NudgeSettingsDeps,
): Promise<FormOutcome> {
  const state = readFormState(view.private_metadata);
  const until = dayIn(Object.values((values as FormValues)[NUDGE_FIELDS.until] ?? {})[0]?.selected_date);
  if (!state || !until) {
    return { type: 'done', view: modal(VIEWS.nudges, TITLES.nudges, [section(OLD_FORM)]) };
  }
  const { whose } = state;
  const no = await whyNotChange(whose, person, workspace, 'carried');
  if (no) return { type: 'done', view: modal(VIEWS.nudges, TITLES.nudges, [section(no)]) };
  const { announcement, event } = CHANGES.pause;
  const changed = await changeAndAnnounce({ whose, by: person, announcement, event }, workspace, deps, () =>
    deps.nudges.pause(subscriberOf(whose, person), { until }),
  );
  if (!changed.ok) return { type: 'errors', errors: { [NUDGE_FIELDS.until]: changed.message } };
  const { status, problem } = changed;
  return { type: 'done', view: nudgesModal(status, problem && doneBut(problem)) };
}

async function show(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, TITLES.nudges, [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const no = await whyNotByButton(action, whose);
    if (no) return modal(VIEWS.nudges, TITLES.nudges, [section(no)]);
    const status = await deps.nudges.status(subscriberOf(whose, action.person), action.person.userId);
    return nudgesModal(status, undefined, { quiet: await quietClash(status, action.workspace) });
  });
}

async function showDismissed(action: ActionContext, deps: NudgeSettingsDeps): Promise<void> {
  const opening = modal(VIEWS.nudges, TITLES.dismissed, [section(WAITING)]);
  await showModalInTime(action, opening, async () =>
    dismissedModal(await deps.nudges.dismissedCards(action.person)),
  );
}

/** Shows the person the status after a change. Of a channel's nudges, everybody there has been told. */
async function showChange(
  action: ActionContext,
  whose: Whose,
  changed: AnnouncedChange,
  words: Pick<ChangeWords, 'mine'>,
  { nudges }: Pick<NudgeSettingsDeps, 'nudges'>,
): Promise<void> {
  const { place, person } = action;
  if (!changed.ok) return sayBriefly(action, changed.message);
  const { problem } = changed;
  const ephemeral = isForOneOnly(action);
  const onlyThey = place.type !== 'message' || place.direct || ephemeral;
  const status =
    whose.of === 'channel' && onlyThey
      ? await nudges.status(subscriberOf(whose, person), person.userId)
      : changed.status;
  const quiet = await quietClash(status, action.workspace);
  const done = whose.of === 'me' ? words.mine : DONE;
  const lead = problem ? doneBut(problem) : done;
  const isOff = status.type === 'off';
  if (place.type === 'modal' && action.body.view) {
    const shown = isOff ? stoppedModal(status, lead) : nudgesModal(status, lead, { quiet });
    await updateModal(action.client, action.body.view.id, shown);
    return;
  }
  // The Home tab shows it by itself.
  if (place.type !== 'message') return;
  const everybodySees = whose.of === 'channel' && place.channel === whose.channel && !ephemeral;
  if (everybodySees && !problem) return;
  const shown = isOff ? stoppedView(status, lead) : nudgesView(status, lead, { quiet });
  await respondWith(action.respond, shown, action.workspace.log, { replace_original: ephemeral });
}
