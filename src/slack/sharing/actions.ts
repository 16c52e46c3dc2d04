import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Turns } from '../../people/turns.ts';
import { sharedView } from '../cards/shared-view.ts';
import { goneCard, sharedIn } from '../cards/words.ts';
import type { Reply } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { isMemberOf } from '../kit/membership.ts';
import { readModalState } from '../kit/modal-state.ts';
import { noteView } from '../kit/note-view.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { isDirectMessage } from '../kit/place.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly, showModal, showNote } from '../kit/show.ts';
import { channelIdIn } from '../kit/slack-ids.ts';
import { textIn } from '../kit/slack-json.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { notHere } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { readSharedCard, sharedOutcome, shareForm, shareOutcome } from './share-elsewhere-view.ts';
import { COULD_NOT_POST, done, PLEASE_CHOOSE } from './words.ts';

export interface SharingDeps extends FormDeps {
  answers: AnswerService;
  turns: Turns;
}

/** Shares a card with any channel, with a note. */
export function registerSharingActions(app: App, deps: SharingDeps): void {
  onAction(app, ACTIONS.shareElsewhere, deps, open);
  onAction(app, ACTIONS.shareChannel, deps, sayWhetherItCan);
  // Posting takes time, and a double click must not hide its result: everybody waits in the open modal.
  onSubmit(app, VIEWS.shareElsewhere, { ...deps, formWaitsMs: 0 }, share);
}

async function open(action: ActionContext, deps: SharingDeps): Promise<void> {
  const { place } = action;
  const cardId = action.ref?.cardId ?? '?';
  const library = deps.answers.library();
  const card = library.card(cardId);
  if (!card) return sayBriefly(action, goneCard(cardId));
  // A direct message can't be the preselected channel.
  const channel = place.type === 'home' || isDirectMessage(place.channel) ? '' : place.channel;
  const { userId } = action.person;
  await showModal(action, shareForm({ card, state: { channel }, userId }, library));
}

/** Says as soon as a channel is chosen why nothing can be posted there. Sending the form checks again. */
async function sayWhetherItCan(action: ActionContext): Promise<void> {
  const { payload, person, place, workspace } = action;
  const channel = channelIdIn((payload as { selected_conversation?: unknown }).selected_conversation);
  if (!channel || place.type === 'message') return;
  const whyNot = async () =>
    (await whyNotPostIn(workspace, person, { channel, from: 'named' })) ??
    ((await isMemberOf(workspace.retryingClient, channel)) ? undefined : notHere(channel, workspace.botName));
  const no = await whyNot().catch((error: unknown) => {
    workspace.log.warn(
      { event: 'card.share_membership_unknown', err: error },
      'could not look up whether a card can be shared in a channel',
    );
    return undefined;
  });
  await showNote(action, no ? noteView(`:warning: ${no}`) : NO_NOTE);
}

/** Takes away the note about the channel that was chosen before. */
const NO_NOTE: Reply = { text: '', blocks: [], plain: [] };

async function share(
  { view, values, person, workspace }: Submission,
  deps: SharingDeps,
): Promise<FormOutcome> {
  const cardId = readSharedCard(view.private_metadata) ?? '?';
  const state = readModalState(view.private_metadata);
  const chosen = values[INPUTS.shareChannel]?.[INPUTS.shareChannel]?.selected_conversation;
  const channel = channelIdIn(chosen);
  const written = textIn(values[INPUTS.shareNote]?.[INPUTS.shareNote]?.value).trim();
  const note = shorten(written, LIMITS.shareNote);
  if (!channel) {
    return { type: 'errors', errors: { [INPUTS.shareChannel]: PLEASE_CHOOSE } };
  }
  const library = deps.answers.library();
  const card = library.card(cardId);
  if (!card) return { type: 'done', view: shareOutcome(goneCard(cardId), state) };
  // The same form with the same content, in any process, is a double click. After a failure, the form has a new hash.
  const submit = `share ${view.id} ${view.hash}`;
  try {
    const no = await whyNotPostIn(workspace, person, { channel, from: 'named' });
    if (no) return { type: 'again', problem: no };
    const shared = await deps.turns.once(person, submit, () =>
      postReply(workspace, { channel }, sharedView(card, library, person.userId, note)),
    );
    if (shared.type === 'busy') return { type: 'duplicate' };
    const sentence = done(sharedIn(channel, false));
    if (shared.type === 'done-before') return { type: 'done', view: shareOutcome(sentence, state) };
    return { type: 'done', view: sharedOutcome(sentence, { channel, ts: shared.result }, state) };
  } catch (error) {
    return { type: 'again', problem: problemOf(error, channel, workspace) };
  }
}

/** What the person can do about it; their note must not be lost. */
function problemOf(error: unknown, channel: string, { botName, log }: Workspace): string {
  const refused = whyNotPosted(error, channel, botName);
  if (refused) return refused;
  log.error({ event: 'card.share_failed', err: error, channel }, 'could not share a card');
  return COULD_NOT_POST;
}
