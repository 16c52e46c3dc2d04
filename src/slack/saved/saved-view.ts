import type { types } from '@slack/bolt';
import type { SavedList } from '../../answers/saved-cards.ts';
import type { Library } from '../../cards/library.ts';
import { cardRow } from '../cards/answer-view.ts';
import { saveButton } from '../cards/save-button.ts';
import { removeSavedButton } from '../cards/saved-note.ts';
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
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, type CardRef, packRef, VIEWS } from '../kit/ids.ts';

/** Cards on one page, as in the lists by kind. */
const PAGE = 8;

/** Said when a card is taken out, with a way to take that back. */
export function removedNote({ cardId, answerId }: CardRef, library: Library): Reply {
  const card = library.card(cardId);
  const name = card ? `*${escapeText(card.title)}*` : `\`${escapeText(cardId)}\``;
  const said = `${name} is not among your saved cards any more.`;
  return reply(said, () => [section(said), ...(card ? [actions(saveButton(card, answerId))] : [])]);
}

/** A person's saved cards. @param page from 0; one beyond the last shows the last */
export function savedView(list: SavedList, library: Library, page: number): Reply {
  const titles = list.cards.map((card) => card.title).join('; ');
  const spoken = list.cards.length > 0 ? `Your saved cards: ${titles}` : EMPTY;
  return reply(escapeText(spoken), () => savedBlocks(list, library, page));
}

/** The same in a modal. @param channel where its cards can be shared; empty where there is none */
export function savedModal(
  list: SavedList,
  library: Library,
  page: number,
  channel: string,
): types.ModalView {
  return modal(VIEWS.saved, 'Saved cards', savedBlocks(list, library, page), JSON.stringify({ channel }));
}

const EMPTY = 'You have not saved any card yet. Press “Save” under a card, and you find it here again.';

function savedBlocks({ cards, gone }: SavedList, library: Library, wanted: number): Block[] {
  const pages = Math.max(1, Math.ceil(cards.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = cards.slice(page * PAGE, (page + 1) * PAGE);
  const turn = (text: string, to: number) =>
    button(text, {
      action: ACTIONS.savedPage,
      value: String(to),
      index: to,
      label: `${text} page of your saved cards`,
    });
  const turns = [
    ...(page > 0 ? [turn('Previous', page - 1)] : []),
    ...(page < pages - 1 ? [turn('Next', page + 1)] : []),
  ];
  const count = cards.length === 1 ? '1 card' : `${cards.length} cards`;
  const place = pages > 1 ? `${page * PAGE + 1}–${page * PAGE + shown.length} of ${cards.length}` : count;
  return [
    header('Your saved cards'),
    ...(cards.length > 0 ? [context(`${place}, the last saved first`)] : [section(EMPTY)]),
    ...shown.map((card) => cardRow(card, '', library)),
    ...(turns.length > 0 ? [actions(...turns)] : []),
    ...(page === pages - 1 ? gone.slice(0, PAGE).map(goneRow) : []),
  ];
}

function goneRow(cardId: string, index: number): types.SectionBlock {
  return section(
    `\`${escapeText(cardId)}\`\nThis card is not in the guidance any more.`,
    removeSavedButton(cardId, packRef({ cardId, answerId: '' }), index),
  );
}

/** What a page button's value says; undefined for anything else. */
export function readSavedPage(value: string | undefined): number | undefined {
  return /^\d{1,4}$/.test(value ?? '') ? Number(value) : undefined;
}
