import type { App, types } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { context, modal, section } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, unpackFirstDay, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, updateModal } from '../kit/show.ts';
import { userIdsIn } from '../kit/slack-ids.ts';
import { objectIn } from '../kit/slack-json.ts';
import { WAITING } from '../kit/words.ts';
import type { PathDeps } from './assessment-actions.ts';
import { firstDaysModal, firstDaysView } from './first-days-view.ts';
import { type RecipientDeps, whyNotFor } from './recipient.ts';
import {
  CANCEL,
  CHOOSE_PERSON,
  ENDED,
  FIRST_DAYS_TITLE,
  goesOn,
  NO_LIST,
  NOT_YOURSELF,
  PLEASE_CHOOSE,
  SHOW,
  SHOW_TITLE,
  started,
  WHAT_THEY_SEE,
  WHO_SEES,
} from './words.ts';

export interface FirstDaysDeps extends PathDeps, RecipientDeps {
  now: () => Date;
}

/** The list of somebody's first 30 days. It is always that of the person who acts: no request names whose it is. */
export function registerFirstDaysActions(app: App, deps: FirstDaysDeps): void {
  onAction(app, ACTIONS.firstDaysOpen, deps, open);
  onAction(app, ACTIONS.firstDaysStart, deps, start);
  onAction(app, ACTIONS.firstDayTick, deps, tick);
  onAction(app, ACTIONS.firstDaysShow, deps, askWhoSees);
  onAction(app, ACTIONS.firstDaysHide, deps, hide);
  onAction(app, ACTIONS.firstDaysEnd, deps, end);
  onSubmit(app, VIEWS.firstDaysShow, deps, showTo);
}

async function listModal(person: Person, deps: FirstDaysDeps, lead?: string): Promise<types.ModalView> {
  const { firstDays } = await deps.path.status(person);
  return firstDaysModal(firstDays, deps.answers.library(), deps.now(), lead);
}

async function open(action: ActionContext, deps: FirstDaysDeps): Promise<void> {
  const opening = modal(VIEWS.firstDays, FIRST_DAYS_TITLE, [section(WAITING)]);
  await showModalInTime(action, opening, () => listModal(action.person, deps));
}

async function start(action: ActionContext, deps: FirstDaysDeps): Promise<void> {
  const { person } = action;
  const outcome = await deps.path.startFirstDays(person, null);
  const lead = outcome === 'started' ? started(undefined) : goesOn(undefined);
  if (action.place.type !== 'message') return showAgain(action, deps, lead);
  const { firstDays } = await deps.path.status(person);
  const reply = firstDaysView(firstDays, deps.answers.library(), lead);
  await respondWith(action.respond, reply, action.workspace.log, { replace_original: true });
}

/** Draws the list anew in its own window; elsewhere, the Home tab does so by itself. */
async function showAgain(action: ActionContext, deps: FirstDaysDeps, lead?: string): Promise<void> {
  const { view } = action.body;
  if (view?.callback_id !== VIEWS.firstDays) return;
  await updateModal(action.client, view.id, await listModal(action.person, deps, lead));
}

async function tick(action: ActionContext, deps: FirstDaysDeps): Promise<void> {
  const { block_id: blockId, selected_options: chosen } = action.payload as unknown as {
    block_id?: string;
    selected_options?: unknown;
  };
  // Which step it is comes from the client, whose list it is does not.
  const step = unpackFirstDay(blockId);
  const done = Array.isArray(chosen) && chosen.length > 0;
  if (!step || !(await deps.path.tickFirstDay(action.person, step, done))) return sayBriefly(action, NO_LIST);
  await showAgain(action, deps);
}

async function askWhoSees(action: ActionContext): Promise<void> {
  const form: types.ModalView = {
    ...modal(VIEWS.firstDaysShow, SHOW_TITLE, [
      inputBlock(INPUTS.firstDaysLead, WHO_SEES, {
        type: 'users_select',
        action_id: INPUTS.firstDaysLead,
        placeholder: plainText(CHOOSE_PERSON),
      }),
      context(WHAT_THEY_SEE),
    ]),
    submit: plainText(SHOW),
    close: plainText(CANCEL),
  };
  await showModalInTime(action, modal(VIEWS.answer, SHOW_TITLE, [section(WAITING)]), async () => form);
}

async function showTo({ values, person, workspace }: Submission, deps: FirstDaysDeps): Promise<FormOutcome> {
  const refuse = (why: string): FormOutcome => ({ type: 'errors', errors: { [INPUTS.firstDaysLead]: why } });
  const chosen = objectIn(values[INPUTS.firstDaysLead]?.[INPUTS.firstDaysLead]).selected_user;
  const [lead] = userIdsIn([chosen], 1) ?? [];
  if (!lead) return refuse(PLEASE_CHOOSE);
  if (lead === person.userId) return refuse(NOT_YOURSELF);
  const no = await whyNotFor(workspace, lead, deps);
  if (no) return refuse(no);
  const shown = await deps.path.showFirstDaysTo(person, lead);
  return { type: 'done', view: await listModal(person, deps, shown ? undefined : NO_LIST) };
}

async function hide(action: ActionContext, deps: FirstDaysDeps): Promise<void> {
  await deps.path.showFirstDaysTo(action.person, null);
  await showAgain(action, deps);
}

async function end(action: ActionContext, deps: FirstDaysDeps): Promise<void> {
  const ended = await deps.path.endFirstDays(action.person);
  await showAgain(action, deps, ended ? ENDED : NO_LIST);
}
