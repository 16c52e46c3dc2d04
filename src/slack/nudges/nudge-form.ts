import type { AllMiddlewareArgs, App, SlackOptionsMiddlewareArgs, types } from '@slack/bolt';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import { notHere, OLD_BUTTON, OLD_FORM } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { modal, section } from '../kit/blocks.ts';
import { type SubmitArgs, submitForm } from '../kit/forms.ts';
import { ACTIONS, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { isMemberOf } from '../kit/membership.ts';
import { profileZone } from '../kit/profile-zone.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { SET_UP_HERE, tellChannel } from './channel-note.ts';
import { type FormValues, nudgeFormModal, readFormState, readNudgeForm } from './nudge-form-view.ts';
import { placeOptions, tagOptions, zoneOptions } from './nudge-options.ts';
import { unpackWhose, type Whose } from './nudge-refs.ts';
import { nudgesModal } from './nudge-status-view.ts';

type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

const SET_FOR_ME = '*Your nudges are set.* They come as direct messages from me.';
const SET_FOR_CHANNEL = '*The nudges of this channel are set.*';

/** The form by which nudges are started and changed. */
export function registerNudgeForm(app: App, deps: SlackDeps): void {
  app.action(ACTIONS.nudgesChange, (args) => openForm(args as ActionArgs, deps));
  app.view(VIEWS.nudgeForm, (args) => save(args as SubmitArgs, deps));
  app.options(ACTIONS.nudgeZone, ({ ack, payload }: OptionsArgs) =>
    ack({ options: zoneOptions(payload.value) }),
  );
  app.options(ACTIONS.nudgePlace, ({ ack, payload }: OptionsArgs) =>
    ack({ options: placeOptions(payload.value) }),
  );
  app.options(ACTIONS.nudgeTags, ({ ack, payload }: OptionsArgs) =>
    ack({ options: tagOptions(payload.value, deps.answers.library()) }),
  );
}

async function openForm(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const [packed, cardId] = (args.payload.value ?? '').split(' ');
  const whose = unpackWhose(packed);
  if (!whose) return sayBriefly(args, place, OLD_BUTTON, deps.log);
  const opening = modal(VIEWS.nudges, 'Nudges', [section('One moment…')]);
  await showModalInTime(args, place, opening, () => formFor(args, whose, cardId, deps));
}

/** @param cardId the card on which it was asked for, if there is one */
async function formFor(
  args: ActionArgs,
  whose: Whose,
  cardId: string | undefined,
  deps: SlackDeps,
): Promise<types.ModalView> {
  const person = actorOf(args);
  if (whose.of === 'channel' && !(await isMemberOf(args.client, whose.channel))) {
    return modal(VIEWS.nudges, 'Nudges', [section(notHere(whose.channel, deps.botName))]);
  }
  const [zone, status] = await Promise.all([
    profileZone(args.client, person.userId, deps.log),
    deps.nudges.status(subscriberOf(whose, person)),
  ]);
  const library = deps.answers.library();
  const tags = cardId && library.card(cardId)?.tags;
  const state = { whose, ...(zone && { profileZone: zone }), ...(tags && { tags }) };
  return nudgeFormModal(status, library, state);
}

async function save(args: SubmitArgs, deps: SlackDeps): Promise<void> {
  const { ack, body, view, context } = args;
  const state = readFormState(view.private_metadata);
  if (!state) {
    await ack({ response_action: 'update', view: modal(VIEWS.nudges, 'Nudges', [section(OLD_FORM)]) });
    return;
  }
  const { rotation, ...form } = readNudgeForm(view.state.values as FormValues);
  const { whose } = state;
  const person = { team: body.team?.id ?? context.teamId ?? '', userId: body.user.id };
  await submitForm(args, deps, async () => {
    const saved = await deps.nudges.subscribe(subscriberOf(whose, person), form, {
      by: person.userId,
      followZone: form.zone === state.profileZone,
      rotation,
    });
    if (!saved.ok) {
      const errors = saved.problems.map(({ field, message }) => [NUDGE_FIELDS[field], message] as const);
      return { type: 'errors', errors: Object.fromEntries(errors) };
    }
    const { status } = saved;
    if (whose.of === 'me') return { type: 'done', view: nudgesModal(status, SET_FOR_ME) };
    const untold = await tellChannel(deps, whose.channel, person.userId, SET_UP_HERE, status);
    const lead = untold ? `${SET_FOR_CHANNEL} ${untold}` : SET_FOR_CHANNEL;
    return { type: 'done', view: nudgesModal(status, lead) };
  });
}
