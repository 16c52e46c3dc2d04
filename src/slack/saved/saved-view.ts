import type { types } from '@slack/bolt';
import type { SavedList } from '../../answers/saved-cards.ts';
import type { Library } from '../../cards/library.ts';
import { cardRow } from '../cards/card-rows.ts';
import { saveButton } from '../cards/save-button.ts';
import { removeSavedButton } from '../cards/saved-note.ts';
import { cardCount, NEXT, PREVIOUS, pageLabel, rangeOf } from '../cards/words.ts';
import {
  actions,
  type Block,
  button,
  context,
  header,
  modal,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { ACTIONS, type CardRef, packRef, VIEWS } from '../kit/ids.ts';
import {
  goneFromGuidance,
  lastSavedFirst,
  NOTHING_SAVED,
  removedCard,
  SAVED_LIST,
  SAVED_TITLE,
  savedSpoken,
  YOUR_SAVED_CARDS,
} from './words.ts';

/** How many cards one page shows, as in the lists by kind. */
const PAGE = 8;

/** After removing a card, with a way to undo it. */
export function removedNote({ cardId, answerId }: CardRef, library: Library): Reply {
  const card = library.card(cardId);
  const note = removedCard(card?.title, cardId);
  return reply(note, () => [section(note), ...(card ? [actions(saveButton(card, answerId))] : [])]);
}

/** A person's saved cards. @param page from 0; beyond the end, it shows the last page */
export function savedView(list: SavedList, library: Library, page: number): Reply {
  const titles = list.cards.map((card) => card.title);
  return reply(titles.length > 0 ? savedSpoken(titles) : NOTHING_SAVED, () =>
    savedBlocks(list, library, page),
  );
}

/** The same in a modal. @param channel where its cards can be shared; empty if there is none */
export function savedModal(
  list: SavedList,
  library: Library,
  page: number,
  channel: string,
): types.ModalView {
  return modal(VIEWS.saved, SAVED_TITLE, savedBlocks(list, library, page), JSON.stringify({ channel }));
}

function savedBlocks({ cards, gone }: SavedList, library: Library, wanted: number): Block[] {
  const pages = Math.max(1, Math.ceil(cards.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = cards.slice(page * PAGE, (page + 1) * PAGE);
  const turn = (text: string, to: number) =>
    button(text, {
      action: ACTIONS.savedPage,
      value: String(to),
      index: to,
      label: pageLabel(text, SAVED_LIST),
    });
  const turns = [
    ...(page > 0 ? [turn(PREVIOUS, page - 1)] : []),
    ...(page < pages - 1 ? [turn(NEXT, page + 1)] : []),
  ];
  const range =
    pages > 1 ? rangeOf(page * PAGE + 1, page * PAGE + shown.length, cards.length) : cardCount(cards.length);
  return [
    header(YOUR_SAVED_CARDS),
    ...(cards.length > 0 ? [context(lastSavedFirst(range))] : [section(NOTHING_SAVED)]),
    ...shown.map((card) => cardRow(card, '', library)),
    ...(turns.length > 0 ? [actions(...turns)] : []),
    ...(page === pages - 1 ? gone.slice(0, PAGE).map(goneRow) : []),
  ];
}

function goneRow(cardId: string, index: number): types.SectionBlock {
  return section(
    goneFromGuidance(cardId),
    removeSavedButton(cardId, packRef({ cardId, answerId: '' }), index),
  );
}

/** What a page button's value says; undefined for anything else. */
export function readSavedPage(value: string | undefined): number | undefined {
  return /^\d{1,4}$/.test(value ?? '') ? Number(value) : undefined;
}
