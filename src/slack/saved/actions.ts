import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { type CardFactsDeps, cardFacts } from '../cards/card-facts.ts';
import { cardModal } from '../cards/card-modal-view.ts';
import { savedNote } from '../cards/saved-note.ts';
import { goneCard } from '../cards/words.ts';
import { modal, type Reply, section } from '../kit/blocks.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { readModalState } from '../kit/modal-state.ts';
import { type ActionContext, isForOneOnly, onAction } from '../kit/on-action.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, showReply, updateModal } from '../kit/show.ts';
import { WAITING } from '../kit/words.ts';
import { readSavedPage, removedNote, savedModal, savedView } from './saved-view.ts';
import { SAVED_TITLE } from './words.ts';

export interface SavedDeps extends CardFactsDeps {
  answers: AnswerService;
}

/** "Save", "Saved" and the list of saved cards. */
export function registerSavedActions(app: App, deps: SavedDeps): void {
  onAction(app, ACTIONS.saveCard, deps, save);
  onAction(app, ACTIONS.unsaveCard, deps, remove);
  onAction(app, ACTIONS.savedPage, deps, turnPage);
}

async function save(action: ActionContext, deps: SavedDeps): Promise<void> {
  const { ref } = action;
  const card = ref && deps.answers.library().card(ref.cardId);
  if (!ref || !card) return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  const outcome = await deps.answers.saveCard(action.person, card.id);
  if (!(await showInCard(action, deps, true))) {
    await say(action, savedNote(card, ref.answerId, outcome));
  }
}

async function remove(action: ActionContext, deps: SavedDeps): Promise<void> {
  const { ref } = action;
  if (!ref) return sayBriefly(action, goneCard('?'));
  await deps.answers.removeSavedCard(action.person, ref.cardId);
  if (!(await showInCard(action, deps, false))) {
    await say(action, removedNote(ref, deps.answers.library()));
  }
}

/**
 * Changes the button in the card's own modal, whose label says whether the card is saved.
 * @returns whether it was used there
 */
async function showInCard(action: ActionContext, deps: SavedDeps, saved: boolean): Promise<boolean> {
  const { view } = action.body;
  const ref = action.ref;
  const card = ref && deps.answers.library().card(ref.cardId);
  if (!ref || !card || view?.callback_id !== VIEWS.card) return false;
  const state = readModalState(view.private_metadata);
  const facts = cardFacts(action.workspace, deps);
  const changed = cardModal(card, facts, { answerId: ref.answerId, state, saved });
  await updateModal(action.client, view.id, changed);
  return true;
}

/** Says what has been done, with a way to undo it where a message can hold one. */
async function say(action: ActionContext, note: Reply): Promise<void> {
  const { place } = action;
  // The Home tab shows it anyway once it has been refreshed.
  if (place.type === 'home') return;
  if (place.type !== 'message') return sayBriefly(action, note.text);
  await respondWith(action.respond, note, action.workspace.log, {
    ...(place.threadTs && { thread_ts: place.threadTs }),
  });
}

async function turnPage(action: ActionContext, deps: SavedDeps): Promise<void> {
  const { place } = action;
  const page = readSavedPage(action.value) ?? 0;
  const library = deps.answers.library();
  const saved = () => deps.answers.savedCards(action.person);
  if (place.type === 'message') {
    const reply = savedView(await saved(), library, page);
    if (isForOneOnly(action)) {
      return respondWith(action.respond, reply, action.workspace.log, { replace_original: true });
    }
    return showReply(action, SAVED_TITLE, async () => reply);
  }
  const make = async () =>
    savedModal(await saved(), library, page, place.type === 'modal' ? place.channel : '');
  if (action.body.view?.callback_id === VIEWS.saved) {
    await updateModal(action.client, action.body.view.id, await make());
    return;
  }
  const opening = modal(VIEWS.saved, SAVED_TITLE, [section(WAITING)]);
  await showModalInTime(action, opening, make);
}
