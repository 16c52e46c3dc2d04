import type { App } from '@slack/bolt';
import { cardModal, readModalState } from '../cards/card-modal.ts';
import { goneCard } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, type ActionPlace, actorOf, placeOf } from '../kit/action-context.ts';
import { modal, type Reply, section } from '../kit/blocks.ts';
import { ACTIONS, anyNumber, unpackRef, VIEWS } from '../kit/ids.ts';
import { respondWith } from '../kit/send.ts';
import { sayBriefly, showModalInTime, showReply, updateModal } from '../kit/show.ts';
import { readSavedPage, removedNote, savedModal, savedNote, savedView } from './saved-view.ts';

/** "Save", "Saved" and the list of what is saved. */
export function registerSavedButtons(app: App, deps: SlackDeps): void {
  app.action(anyNumber(ACTIONS.saveCard), (args) => save(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.unsaveCard), (args) => remove(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.savedPage), (args) => turnPage(args as ActionArgs, deps));
}

async function save(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const ref = unpackRef(args.payload.value);
  const card = ref && deps.answers.library().card(ref.cardId);
  if (!ref || !card) return sayBriefly(args, place, goneCard(ref?.cardId ?? '?'), deps.log);
  const outcome = await deps.answers.saveCard(actorOf(args), card.id);
  if (!(await showInCard(args, deps, true))) {
    await say(args, place, savedNote(card, ref.answerId, outcome), deps);
  }
}

async function remove(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const ref = unpackRef(args.payload.value);
  if (!ref) return sayBriefly(args, place, goneCard('?'), deps.log);
  await deps.answers.removeSavedCard(actorOf(args), ref.cardId);
  if (!(await showInCard(args, deps, false))) {
    await say(args, place, removedNote(ref, deps.answers.library()), deps);
  }
}

/** Turns the button in the card's own modal, where its label says how it stands. @returns whether it was pressed there */
async function showInCard(args: ActionArgs, deps: SlackDeps, saved: boolean): Promise<boolean> {
  const { view } = args.body;
  const ref = unpackRef(args.payload.value);
  const library = deps.answers.library();
  const card = ref && library.card(ref.cardId);
  if (!ref || !card || view?.callback_id !== VIEWS.card) return false;
  const state = readModalState(view.private_metadata);
  await updateModal(args.client, view.id, cardModal(card, library, ref.answerId, state, saved));
  return true;
}

/** Says what has been done, with the way to undo it where a message can hold one. */
async function say(args: ActionArgs, place: ActionPlace, note: Reply, deps: SlackDeps): Promise<void> {
  // The Home tab shows it by itself when it is refreshed.
  if (place.in === 'home') return;
  if (place.in !== 'message') return sayBriefly(args, place, note.text, deps.log);
  await respondWith(args.respond, note, deps.log, {
    ...(place.threadTs && { thread_ts: place.threadTs }),
  });
}

async function turnPage(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  const page = readSavedPage(args.payload.value) ?? 0;
  const library = deps.answers.library();
  const saved = () => deps.answers.savedCards(actorOf(args));
  if (place.in === 'message') {
    const reply = savedView(await saved(), library, page);
    if (args.body.container?.is_ephemeral === true) {
      return respondWith(args.respond, reply, deps.log, { replace_original: true });
    }
    return showReply(args, place, 'Saved cards', async () => reply, deps.log);
  }
  const make = async () =>
    savedModal(await saved(), library, page, place.in === 'modal' ? place.channel : '');
  if (args.body.view?.callback_id === VIEWS.saved) {
    await updateModal(args.client, args.body.view.id, await make());
    return;
  }
  const opening = modal(VIEWS.saved, 'Saved cards', [section('One moment…')]);
  await showModalInTime(args, place, opening, make);
}
