import type { AllMiddlewareArgs, App, SlackOptionsMiddlewareArgs, types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { Audit } from '../../people/audit.ts';
import type { Turns } from '../../people/turns.ts';
import { NO_CARDS } from '../cards/words.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { isMemberOf } from '../kit/membership.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { profileZone } from '../kit/profile-zone.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { unpackWhose, type Whose } from '../kit/whose.ts';
import { notHere, OLD_BUTTON, OLD_FORM, WAITING } from '../kit/words.ts';
import { announceChange } from './announce-change.ts';
import { type FormValues, MOST_IN_ROTATION, readFormState, readNudgeForm } from './form-state.ts';
import { whyNotByButton, whyNotChange } from './may-change.ts';
import { namesBot } from './may-lead.ts';
import { nudgeFormModal } from './nudge-form-view.ts';
import { placeOptions, tagOptions, zoneOptions } from './nudge-options.ts';
import { nudgesModal } from './nudge-status-view.ts';
import { quietClash } from './quiet-hours.ts';
import { unpackTimes } from './times-value.ts';
import {
  BOT_IN_ROTATION,
  CHANGES,
  leftMeanwhile,
  SET_FOR_CHANNEL,
  sentences,
  strangeRotation,
  TITLES,
} from './words.ts';

type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

export interface NudgeFormDeps extends FormDeps {
  answers: { library(): Library };
  nudges: Nudges;
  turns: Turns;
  audit: Pick<Audit, 'note'>;
}

/** Listens to the form that starts and changes nudges, and to its menus. */
export function registerNudgeFormActions(app: App, deps: NudgeFormDeps): void {
  onAction(app, ACTIONS.nudgesChange, deps, openForm);
  onSubmit(app, VIEWS.nudgeForm, deps, save);
  app.options(ACTIONS.nudgeZone, ({ ack, payload }: OptionsArgs) =>
    ack({ options: zoneOptions(payload.value) }),
  );
  app.options(ACTIONS.nudgePlace, ({ ack, payload }: OptionsArgs) =>
    ack({ options: placeOptions(payload.value) }),
  );
  app.options(ACTIONS.nudgeTags, ({ ack, payload }: OptionsArgs) =>
    ack({ options: tagOptions(payload.value, deps.answers.library(), deps.nudges.kindsToChoose()) }),
  );
}

async function openForm(action: ActionContext, deps: NudgeFormDeps): Promise<void> {
  const [packed, about] = (action.value ?? '').split(' ');
  const whose = unpackWhose(packed);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, TITLES.nudges, [section(WAITING)]);
  await showModalInTime(action, opening, () => formFor(action, whose, about, deps));
}

/** @param about the card whose button opens the form, or the times that somebody has asked for */
async function formFor(
  action: ActionContext,
  whose: Whose,
  about: string | undefined,
  deps: NudgeFormDeps,
): Promise<types.ModalView> {
  const person = action.person;
  // A nudge is made of a card.
  if (deps.nudges.kindsToChoose().length === 0)
    return modal(VIEWS.nudges, TITLES.nudges, [section(NO_CARDS)]);
  const no = await whyNotByButton(action, whose);
  if (no) return modal(VIEWS.nudges, TITLES.nudges, [section(no)]);
  if (whose.of === 'channel' && !(await isMemberOf(action.client, whose.channel))) {
    return modal(VIEWS.nudges, TITLES.nudges, [section(notHere(whose.channel, action.workspace.botName))]);
  }
  const [zone, status] = await Promise.all([
    profileZone(action.client, person.userId, action.workspace.log),
    deps.nudges.status(subscriberOf(whose, person)),
  ]);
  const library = deps.answers.library();
  const card = about ? library.card(about) : undefined;
  const onlyIfChosen = card && library.kind(card.kind)?.nudges === 'if-chosen';
  const kinds = deps.nudges.kindsToChoose();
  // Of a kind that the team has left out, no card comes, whatever its tags are.
  const comes = card && kinds.some(({ id }) => id === card.kind);
  const offered = unpackTimes(about);
  const state = {
    whose,
    ...(zone && { profileZone: zone }),
    ...(comes && { tags: card.tags }),
    ...(comes && onlyIfChosen && { kinds: [card.kind] }),
    ...(offered && { offered }),
  };
  return nudgeFormModal(status, { library, kinds }, state);
}

async function save(
  { view, values, person, workspace }: Submission,
  deps: NudgeFormDeps,
): Promise<FormOutcome> {
  const state = readFormState(view.private_metadata);
  // Without who led before, nobody could tell whoever was added from whoever has left.
  if (!state || (state.whose.of === 'channel' && !state.ledBefore))
    return { type: 'done', view: modal(VIEWS.nudges, TITLES.nudges, [section(OLD_FORM)]) };
  const { rotation, ...form } = readNudgeForm(values as FormValues);
  const { whose, ledBefore = [] } = state;
  const no = await whyNotChange(whose, person, workspace, 'carried');
  if (no) return { type: 'again', problem: no };
  if (!rotation) {
    return { type: 'errors', errors: { [NUDGE_FIELDS.rotation]: strangeRotation(MOST_IN_ROTATION) } };
  }
  if (await namesBot(rotation, workspace)) {
    return { type: 'errors', errors: { [NUDGE_FIELDS.rotation]: BOT_IN_ROTATION } };
  }
  const saved = await deps.nudges.subscribe(subscriberOf(whose, person), form, {
    by: person.userId,
    followZone: form.zone === state.profileZone,
    rotation,
    ledBefore,
  });
  if (!saved.ok) {
    const errors = saved.problems.map(({ field, message }) => [NUDGE_FIELDS[field], message] as const);
    return { type: 'errors', errors: Object.fromEntries(errors) };
  }
  const { status } = saved;
  if (whose.of === 'me') {
    const quiet = await quietClash(status, workspace);
    return { type: 'done', view: nudgesModal(status, CHANGES.setUp.mine, { quiet }) };
  }
  const { channel } = whose;
  // The same form with the same content, in any process, is a double click.
  const announced = await deps.turns.once(person, `nudges ${view.id} ${view.hash}`, async () => {
    await deps.audit.note(CHANGES.setUp.event, person, { channel });
    return announceChange(workspace, channel, person.userId, CHANGES.setUp.announcement, status);
  });
  const problem = announced.type === 'done' ? announced.result : undefined;
  const left = rotation.filter((userId) => ledBefore.includes(userId) && !status.rotation.includes(userId));
  const lead = sentences(SET_FOR_CHANNEL, left.length > 0 ? leftMeanwhile(left) : '', problem ?? '');
  return { type: 'done', view: nudgesModal(status, lead) };
}
