import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, unpackRef } from '../kit/ids.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { type ActionContext, type ActionPlace, onAction } from '../kit/on-action.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { notHere } from '../kit/words.ts';
import { cardModal, relatedModal } from './card-modal.ts';
import { sharedView } from './shared-view.ts';
import { goneCard } from './words.ts';

/** Within this, the same person sharing the same card in the same place has clicked twice, in milliseconds. */
const SAME_SHARE_MS = 30_000;

export interface CardActionsDeps {
  answers: AnswerService;
  now: () => Date;
}

/** The buttons that every card carries, in messages, modals and on the Home tab. */
export function registerCardActions(app: App, deps: CardActionsDeps): void {
  onAction(app, ACTIONS.openCard, deps, openCard);
  onAction(app, ACTIONS.showRelated, deps, showRelated);
  const shares = createCooldown(SAME_SHARE_MS, deps.now);
  onAction(app, ACTIONS.shareCard, deps, (action) => shareCard(action, deps, shares));
  app.action(ACTIONS.openLink, async ({ ack }) => ack());
}

async function openCard(action: ActionContext, deps: CardActionsDeps): Promise<void> {
  const { place } = action;
  const found = pressedCard(action, deps);
  if (!found) return sayGone(action, deps);
  const state = shareableIn(place);
  const view = (saved: boolean) =>
    cardModal(found.card, deps.answers.library(), found.answerId, state, saved);
  const id = await showModal(action, view(false));
  // Whether it is saved stands in the database: it must not hold up the window, whose trigger lives three seconds.
  const saved = await deps.answers.hasSaved(action.person, found.card.id);
  if (saved) await updateModal(action.client, id, view(true));
  await deps.answers.noteOpened(action.person, found.card.id);
}

async function showRelated(action: ActionContext, deps: CardActionsDeps): Promise<void> {
  const { place } = action;
  const found = pressedCard(action, deps);
  if (!found) return sayGone(action, deps);
  const state = shareableIn(place);
  await showModal(action, relatedModal(found.card, deps.answers.library(), found.answerId, state));
}

async function shareCard(action: ActionContext, deps: CardActionsDeps, shares: Cooldown): Promise<void> {
  const { place } = action;
  const found = pressedCard(action, deps);
  if (!found) return sayGone(action, deps);
  const { channel, threadTs } = shareableIn(place);
  if (!channel) {
    return sayBriefly(action, 'There is no channel here to share it in.');
  }
  const { userId } = action.person;
  const share = `${userId} ${channel} ${threadTs} ${found.card.id}`;
  // A double click is one wish: the second press finds the first one under way.
  if (!shares.start(share)) return;
  const where = threadTs ? `the thread in <#${escapeText(channel)}>` : `<#${escapeText(channel)}>`;
  const shared = sharedView(found.card, deps.answers.library(), userId);
  try {
    await postReply(action.workspace, { channel, threadTs }, shared);
  } catch (error) {
    shares.reset(share);
    if (!isNotInChannel(error)) throw error;
    if (place.type === 'message') {
      // Where the bot is no member, the response address of the command may still speak to the channel.
      return respondWith(action.respond, shared, action.workspace.log, { response_type: 'in_channel' });
    }
    return sayBriefly(action, notHere(channel, action.workspace.botName));
  }
  await sayBriefly(action, `Shared in ${where}.`);
}

function pressedCard({ payload }: ActionContext, deps: CardActionsDeps) {
  const ref = unpackRef(payload.value);
  const card = ref && deps.answers.library().card(ref.cardId);
  return ref && card ? { card, answerId: ref.answerId } : undefined;
}

/** An old button may lead to a card that has gone since, or be of another version. */
function sayGone(action: ActionContext, _deps: CardActionsDeps): Promise<void> {
  const cardId = action.ref?.cardId ?? '?';
  return sayBriefly(action, goneCard(cardId));
}

/** Where a card can be shared from here; a direct message has nobody to share with. */
function shareableIn(place: ActionPlace): ModalState {
  if (place.type === 'home' || (place.type === 'message' && place.direct)) return { channel: '' };
  return { channel: place.channel, threadTs: place.threadTs };
}
