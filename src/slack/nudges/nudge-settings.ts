import type { App } from '@slack/bolt';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { SubscriptionChange } from '../../nudges/subscriptions/subscribing.ts';
import { OLD_BUTTON, OLD_FORM } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { modal, section } from '../kit/blocks.ts';
import { type SubmitArgs, submitForm } from '../kit/forms.ts';
import { ACTIONS, anyNumber, NUDGE_FIELDS, VIEWS } from '../kit/ids.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, updateModal } from '../kit/show.ts';
import { PAUSED_HERE, RESUMED_HERE, STOPPED_HERE, tellChannel } from './channel-note.ts';
import { type FormValues, pauseUntilModal, readFormState } from './nudge-form-view.ts';
import { unpackWhose, type Whose } from './nudge-refs.ts';
import { nudgesModal, nudgesView, putAwayModal } from './nudge-status-view.ts';

/** The buttons by which nudges are shown, paused, resumed and stopped. */
export function registerNudgeSettings(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.nudgesPause), (args) => pause(args as ActionArgs, deps));
  app.action(ACTIONS.nudgesPauseUntil, (args) => askUntil(args as ActionArgs, deps));
  app.view(VIEWS.nudgePauseUntil, (args) => pauseUntil(args as SubmitArgs, deps));
  app.action(ACTIONS.nudgesResume, (args) => resume(args as ActionArgs, deps));
  app.action(ACTIONS.nudgesStop, (args) => stop(args as ActionArgs, deps));
  app.action(ACTIONS.nudgesShow, (args) => show(args as ActionArgs, deps));
  app.action(ACTIONS.nudgesPutAway, (args) => showPutAway(args as ActionArgs, deps));
}

async function pause(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const [packed, length] = (args.payload.value ?? '').split(' ');
  const whose = unpackWhose(packed);
  if (!whose || (length !== 'day' && length !== 'week')) {
    return sayBriefly(args, placeOf(args), OLD_BUTTON, deps.log);
  }
  await settle(args, deps, whose, await deps.nudges.pause(subscriberOf(whose, actorOf(args)), length), {
    mine: 'Done.',
    theirs: PAUSED_HERE,
  });
}

async function resume(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const whose = unpackWhose(args.payload.value);
  if (!whose) return sayBriefly(args, placeOf(args), OLD_BUTTON, deps.log);
  await settle(args, deps, whose, await deps.nudges.resume(subscriberOf(whose, actorOf(args))), {
    mine: 'Your nudges go on.',
    theirs: RESUMED_HERE,
  });
}

async function stop(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const whose = unpackWhose(args.payload.value);
  if (!whose) return sayBriefly(args, placeOf(args), OLD_BUTTON, deps.log);
  await settle(args, deps, whose, await deps.nudges.stop(subscriberOf(whose, actorOf(args))), {
    mine: 'Stopped.',
    theirs: STOPPED_HERE,
  });
}

async function askUntil(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const whose = unpackWhose(args.payload.value);
  if (!whose) return sayBriefly(args, placeOf(args), OLD_BUTTON, deps.log);
  const opening = modal(VIEWS.nudges, 'Pause until', [section('One moment…')]);
  await showModalInTime(args, placeOf(args), opening, async () => {
    const today = await deps.nudges.today(subscriberOf(whose, actorOf(args)));
    return pauseUntilModal(whose, today.add({ days: 7 }).toString());
  });
}

async function pauseUntil(args: SubmitArgs, deps: SlackDeps): Promise<void> {
  const { ack, body, view, context } = args;
  const state = readFormState(view.private_metadata);
  const values = view.state.values as FormValues;
  const until = Object.values(values[NUDGE_FIELDS.until] ?? {})[0]?.selected_date;
  if (!state || !until) {
    await ack({ response_action: 'update', view: modal(VIEWS.nudges, 'Nudges', [section(OLD_FORM)]) });
    return;
  }
  const { whose } = state;
  const person = { team: body.team?.id ?? context.teamId ?? '', userId: body.user.id };
  await submitForm(args, deps, async () => {
    const changed = await deps.nudges.pause(subscriberOf(whose, person), { until });
    if (!changed.ok) return { type: 'errors', errors: { [NUDGE_FIELDS.until]: changed.message } };
    const { status } = changed;
    if (whose.of === 'me') return { type: 'done', view: nudgesModal(status) };
    const untold = await tellChannel(deps, whose.channel, person.userId, PAUSED_HERE, status);
    return { type: 'done', view: nudgesModal(status, untold && `Done. ${untold}`) };
  });
}

async function show(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const whose = unpackWhose(args.payload.value);
  if (!whose) return sayBriefly(args, placeOf(args), OLD_BUTTON, deps.log);
  const opening = modal(VIEWS.nudges, 'Nudges', [section('One moment…')]);
  await showModalInTime(args, placeOf(args), opening, async () =>
    nudgesModal(await deps.nudges.status(subscriberOf(whose, actorOf(args)))),
  );
}

async function showPutAway(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const opening = modal(VIEWS.nudges, 'Put away', [section('One moment…')]);
  await showModalInTime(args, placeOf(args), opening, async () =>
    putAwayModal(await deps.nudges.putAway(actorOf(args))),
  );
}

/** Shows the person how it stands now; what concerns a channel, everybody there sees. */
async function settle(
  args: ActionArgs,
  deps: SlackDeps,
  whose: Whose,
  changed: SubscriptionChange,
  said: { mine: string; theirs: string },
): Promise<void> {
  const place = placeOf(args);
  if (!changed.ok) return sayBriefly(args, place, changed.message, deps.log);
  const { status } = changed;
  const untold =
    whose.of === 'channel'
      ? await tellChannel(deps, whose.channel, actorOf(args).userId, said.theirs, status)
      : undefined;
  const lead = untold ? `Done. ${untold}` : said.mine;
  if (place.in === 'modal' && args.body.view) {
    await updateModal(args.client, args.body.view.id, nudgesModal(status, lead));
    return;
  }
  // The Home tab shows it already.
  if (place.in !== 'message') return;
  const ephemeral = args.body.container?.is_ephemeral === true;
  if (whose.of === 'channel' && !untold && !ephemeral) return;
  await respondWith(args.respond, nudgesView(status, lead), deps.log, { replace_original: ephemeral });
}
