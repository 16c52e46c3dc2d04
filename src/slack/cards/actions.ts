import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Turns } from '../../people/turns.ts';
import { type Cooldown, createCooldown } from '../kit/cooldown.ts';
import { ACTIONS, anyNumber } from '../kit/ids.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { type ActionContext, type ActionPlace, onAction, targetIn } from '../kit/on-action.ts';
import { isNotInChannel } from '../kit/platform-error.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModal, showNote, updateModal } from '../kit/show.ts';
import { postedNote } from '../kit/undo-view.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
import { type CardFactsDeps, cardFacts } from './card-facts.ts';
import { cardModal, relatedModal } from './card-modal-view.ts';
import type { PostOutcome } from './post-once.ts';
import { alreadyHereNote, shareOnce } from './share-card.ts';
import { sharedView } from './shared-view.ts';
import { goneCard, NOWHERE_TO_SHARE, sharedIn, sharedLately } from './words.ts';

/**
 * If the same person shares the same card in the same place again within this time, in ms, while the first time is
 * still in progress or can't be seen, they double-clicked.
 */
const SAME_SHARE_MS = 30_000;

export interface CardActionsDeps extends CardFactsDeps {
  answers: AnswerService;
  turns: Turns;
  now: () => Date;
}

/** The buttons that every card has, in messages, in modals and on the Home tab. */
export function registerCardActions(app: App, deps: CardActionsDeps): void {
  onAction(app, ACTIONS.openCard, deps, openCard);
  onAction(app, ACTIONS.showRelated, deps, showRelated);
  const shares = createCooldown(SAME_SHARE_MS, deps.now);
  onAction(app, ACTIONS.shareCard, deps, (action) => shareCard(action, deps, shares));
  app.action(anyNumber(ACTIONS.openLink), async ({ ack }) => ack());
}

async function openCard(action: ActionContext, deps: CardActionsDeps): Promise<void> {
  const { place } = action;
  const found = cardOf(action, deps);
  if (!found) return sayGone(action);
  const state = shareableIn(place);
  const view = (saved: boolean) =>
    cardModal(found.card, cardFacts(action.workspace, deps), {
      answerId: found.answerId,
      state,
      saved,
      passage: action.ref?.passage,
    });
  const id = await showModal(action, view(false));
  // Only the database knows whether it is saved. That must not delay the modal: its trigger expires after three
  // seconds.
  const saved = await deps.answers.hasSaved(action.person, found.card.id);
  if (saved) await updateModal(action.client, id, view(true));
  await deps.answers.noteOpened(action.person, found.card.id);
}

async function showRelated(action: ActionContext, deps: CardActionsDeps): Promise<void> {
  const { place } = action;
  const found = cardOf(action, deps);
  if (!found) return sayGone(action);
  const state = shareableIn(place);
  await showModal(action, relatedModal(found.card, deps.answers.library(), found.answerId, state));
}

async function shareCard(action: ActionContext, deps: CardActionsDeps, shares: Cooldown): Promise<void> {
  const { place } = action;
  const found = cardOf(action, deps);
  if (!found) return sayGone(action);
  const { channel, threadTs } = shareableIn(place);
  if (!channel) {
    return sayBriefly(action, NOWHERE_TO_SHARE);
  }
  const no = await whyNotPostIn(action.workspace, action.person, targetIn(place));
  if (no) return sayBriefly(action, no);
  const { userId } = action.person;
  const share = `${userId} ${channel} ${threadTs} ${found.card.id}`;
  // A double click is one request: the second action finds the first one in progress.
  if (!shares.start(share)) return;
  const library = deps.answers.library();
  const { workspace } = action;
  const { turns } = deps;
  const { card } = found;
  const where = { channel, threadTs };
  let outcome: PostOutcome;
  try {
    outcome = await shareOnce({ where, card, sharedBy: userId, library, workspace, turns });
  } catch (error) {
    if (isNotInChannel(error) && place.type === 'message') {
      // Where the bot is not a member, the command's response URL may still post to the channel. The bot can't read
      // there either, so only the time keeps a second click from posting it again.
      const what = `shared ${card.id} in ${channel} ${threadTs ?? ''}`;
      const giveBack = await turns.first(workspace.team, what, SAME_SHARE_MS);
      if (!giveBack) return sayBriefly(action, sharedLately(channel, Boolean(threadTs)));
      const shared = sharedView(card, library, userId);
      try {
        await respondWith(action.respond, shared, action.workspace.log, { response_type: 'in_channel' });
        return;
      } catch (failure) {
        // The person reads that it failed, and that they may try again.
        shares.reset(share);
        await giveBack();
        throw failure;
      }
    }
    shares.reset(share);
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (!refused) throw error;
    return sayBriefly(action, refused);
  }
  // From here on, the post itself keeps the card from being posted twice; after an undo, it may be posted again.
  shares.reset(share);
  if (outcome.type === 'busy') return sayBriefly(action, BEING_DONE);
  if (outcome.type === 'there') {
    return showNote(action, await alreadyHereNote(outcome.standing, userId, action.workspace));
  }
  await showNote(action, postedNote(sharedIn(channel, Boolean(threadTs)), outcome.post));
}

function cardOf({ ref }: ActionContext, deps: CardActionsDeps) {
  const card = ref && deps.answers.library().card(ref.cardId);
  return ref && card ? { card, answerId: ref.answerId } : undefined;
}

/** An old button may refer to a card that no longer exists, or come from another version. */
function sayGone(action: ActionContext): Promise<void> {
  return sayBriefly(action, goneCard(action.ref?.cardId ?? '?'));
}

/** Where a card can be shared from here; in a direct message there is nobody to share it with. */
function shareableIn(place: ActionPlace): ModalState {
  if (place.type === 'home' || (place.type === 'message' && place.direct)) return { channel: '' };
  return { channel: place.channel, channelName: place.channelName, threadTs: place.threadTs };
}
