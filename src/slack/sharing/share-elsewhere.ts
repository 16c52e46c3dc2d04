import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { readModalState } from '../cards/card-modal.ts';
import { goneCard, notHere } from '../cards/copy.ts';
import { sharedView } from '../cards/shared-view.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, anyNumber, INPUTS, unpackRef, VIEWS } from '../kit/ids.ts';
import { isNotInChannel, platformErrorOf } from '../kit/platform-error.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { readSharedCard, type ShareForm, shareForm, shareOutcome } from './share-elsewhere-view.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A card shared with any channel, with a note. */
export function registerShareElsewhere(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.shareElsewhere), (args) => open(args as ActionArgs, deps));
  app.view(VIEWS.shareElsewhere, (args) => share(args as SubmitArgs, deps));
}

async function open(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const cardId = unpackRef(args.payload.value)?.cardId ?? '?';
  const library = deps.answers.library();
  const card = library.card(cardId);
  if (!card) return sayBriefly(args, place, goneCard(cardId), deps.log);
  // A direct message is no channel to begin with.
  const channel = place.in === 'home' || place.channel.startsWith('D') ? '' : place.channel;
  const { userId } = actorOf(args);
  await showModal(args, place, shareForm({ card, state: { channel }, userId }, library));
}

async function share(args: SubmitArgs, deps: SlackDeps): Promise<void> {
  const {
    ack,
    body,
    view,
    client,
    context: { teamId },
  } = args;
  const cardId = readSharedCard(view.private_metadata) ?? '?';
  const state = readModalState(view.private_metadata);
  const { values } = view.state;
  const channel = values[INPUTS.shareChannel]?.[INPUTS.shareChannel]?.selected_conversation;
  const note = values[INPUTS.shareNote]?.[INPUTS.shareNote]?.value?.trim() ?? '';
  if (!channel) {
    return ack({ response_action: 'errors', errors: { [INPUTS.shareChannel]: 'Please choose a channel.' } });
  }
  const library = deps.answers.library();
  const card = library.card(cardId);
  // Posting may take longer than the three seconds within which Slack wants to hear that the form has come.
  const waiting = card ? 'One moment…' : goneCard(cardId);
  await ack({ response_action: 'update', view: shareOutcome(waiting, state) });
  if (!card) return;
  const userId = body.user.id;
  const person = { team: body.team?.id ?? teamId ?? '', userId };
  // The same form with the same content, in whichever process: a double click. After a failure its hash is another one.
  const submit = `share ${view.id} ${view.hash}`;
  try {
    if (!(await deps.claims.claimOnce(person, submit, deps.sender.now()))) return;
    await postReply(deps.sender, { channel }, sharedView(card, library, userId, note));
  } catch (error) {
    const problem = problemOf(error, channel, deps);
    const form: ShareForm = { card, state: { ...state, channel }, note, userId, problem };
    // Not `updateModal`: whoever has closed it must hear all the same that nothing was shared.
    await client.views.update({ view_id: view.id, view: shareForm(form, library) });
    return;
  }
  const done = shareOutcome(`:white_check_mark: Shared in <#${escapeText(channel)}>.`, state);
  try {
    await updateModal(client, view.id, done);
  } catch (error) {
    // It is shared: a failure here must not be told as one of sharing.
    deps.log.warn({ err: error }, 'a card was shared, but its form could not say so');
  }
}

/** What to do about it, for the person whose note must not be lost. */
function problemOf(error: unknown, channel: string, deps: SlackDeps): string {
  if (isNotInChannel(error)) return notHere(channel, deps.botName);
  const code = platformErrorOf(error);
  if (code === 'is_archived') return `<#${escapeText(channel)}> is archived. Choose another channel.`;
  if (code?.startsWith('restricted_action')) {
    return `I may not write in <#${escapeText(channel)}>. Choose another channel, or ask who runs the workspace.`;
  }
  deps.log.error({ err: error, channel }, 'a card could not be shared');
  return 'I could not post it just now. Please share again in a moment.';
}
