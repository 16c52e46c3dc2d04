import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, type ActionPlace, actorOf, placeOf } from '../kit/action-context.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, anyNumber, unpackRef } from '../kit/ids.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { type CardModalState, cardModal, relatedModal } from './card-modal.ts';
import { goneCard, notHere } from './copy.ts';
import { sharedView } from './shared-view.ts';

/** Within this, the same person sharing the same card in the same place has clicked twice, in milliseconds. */
const SAME_SHARE_MS = 30_000;

/** The buttons that every card carries, in messages, modals and on the Home tab. */
export function registerCardButtons(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.openCard), (args) => openCard(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.showRelated), (args) => showRelated(args as ActionArgs, deps));
  const shares = createCooldown(SAME_SHARE_MS, deps.sender.now);
  app.action(anyNumber(ACTIONS.shareCard), (args) => shareCard(args as ActionArgs, deps, shares));
  app.action(ACTIONS.openLink, async ({ ack }) => ack());
}

async function openCard(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const found = pressedCard(args, deps);
  if (!found) return sayGone(args, deps);
  const state = shareableIn(place);
  const view = (saved: boolean) =>
    cardModal(found.card, deps.answers.library(), found.answerId, state, saved);
  const id = await showModal(args, place, view(false));
  // Whether it is saved stands in the database: it must not hold up the window, whose trigger lives three seconds.
  const saved = await deps.answers.hasSaved(actorOf(args), found.card.id);
  if (saved) await updateModal(args.client, id, view(true));
  await deps.answers.noteOpened(actorOf(args), found.card.id);
}

async function showRelated(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const found = pressedCard(args, deps);
  if (!found) return sayGone(args, deps);
  const state = shareableIn(place);
  await showModal(args, place, relatedModal(found.card, deps.answers.library(), found.answerId, state));
}

async function shareCard(args: ActionArgs, deps: SlackDeps, shares: Cooldown): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const found = pressedCard(args, deps);
  if (!found) return sayGone(args, deps);
  const { channel, threadTs } = shareableIn(place);
  if (!channel) {
    return sayBriefly(args, place, 'There is no channel here to share it in.', deps.log);
  }
  const { userId } = actorOf(args);
  const share = `${userId} ${channel} ${threadTs} ${found.card.id}`;
  // A double click is one wish: the second press finds the first one under way.
  if (!shares.start(share)) return;
  const where = threadTs ? `the thread in <#${escapeText(channel)}>` : `<#${escapeText(channel)}>`;
  const shared = sharedView(found.card, deps.answers.library(), userId);
  try {
    await postReply(deps.sender, { channel, threadTs }, shared);
  } catch (error) {
    shares.reset(share);
    if (!isNotInChannel(error)) throw error;
    if (place.in === 'message') {
      // Where the bot is no member, the response address of the command may still speak to the channel.
      return respondWith(args.respond, shared, deps.log, { response_type: 'in_channel' });
    }
    return sayBriefly(args, place, notHere(channel, deps.botName), deps.log);
  }
  await sayBriefly(args, place, `Shared in ${where}.`, deps.log);
}

function pressedCard({ payload }: ActionArgs, deps: SlackDeps) {
  const ref = unpackRef(payload.value);
  const card = ref && deps.answers.library().card(ref.cardId);
  return ref && card ? { card, answerId: ref.answerId } : undefined;
}

/** An old button may lead to a card that has gone since, or be of another version. */
function sayGone(args: ActionArgs, deps: SlackDeps): Promise<void> {
  const cardId = unpackRef(args.payload.value)?.cardId ?? '?';
  return sayBriefly(args, placeOf(args), goneCard(cardId), deps.log);
}

/** Where a card can be shared from here; a direct message has nobody to share with. */
function shareableIn(place: ActionPlace): CardModalState {
  if (place.in === 'home' || (place.in === 'message' && place.direct)) return { channel: '' };
  return { channel: place.channel, threadTs: place.threadTs };
}
