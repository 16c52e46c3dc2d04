import type { types } from '@slack/bolt';
import type { Kind } from '../../guidance/card.ts';
import type { Library } from '../../guidance/library.ts';
import { escapeText } from '../escape.ts';
import { ACTIONS, VIEWS } from '../ids.ts';
import { cardRow } from './answer.ts';
import { actions, type Block, button, context, header, modal, type Reply, reply } from './blocks.ts';

/** Cards on one page: with more, a phone scrolls for ever. */
const PAGE = 8;

/** The cards of a kind, a page at a time. @param page from 0; one beyond the last shows the last */
export function listView(kind: Kind, library: Library, page: number): Reply {
  const cards = library.ofKind(kind.id);
  const titles = cards.map((card) => card.title).join('; ');
  return reply(escapeText(`${kind.name}: ${titles}`), () => listBlocks(kind, library, page));
}

/**
 * The same in a modal.
 * @param channel where its cards can be shared; empty where there is none
 */
export function listModal(kind: Kind, library: Library, page: number, channel = ''): types.ModalView {
  return modal(VIEWS.list, kind.name, listBlocks(kind, library, page), JSON.stringify({ channel }));
}

function listBlocks(kind: Kind, library: Library, wanted: number): Block[] {
  const cards = library.ofKind(kind.id);
  const pages = Math.max(1, Math.ceil(cards.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = cards.slice(page * PAGE, (page + 1) * PAGE);
  const turn = (text: string, to: number, index: number) =>
    button(text, {
      action: ACTIONS.browsePage,
      value: `${kind.id} ${to}`,
      index,
      label: `${text} page of ${kind.name}`,
    });
  const turns = [
    ...(page > 0 ? [turn('Previous', page - 1, 0)] : []),
    ...(page < pages - 1 ? [turn('Next', page + 1, 1)] : []),
  ];
  return [
    header(kind.name),
    context(
      `${kind.emoji} ${escapeText(kind.about)}`,
      ...(pages > 1
        ? [`${page * PAGE + 1}–${page * PAGE + shown.length} of ${cards.length}`]
        : [`${cards.length} cards`]),
    ),
    ...shown.map((card) => cardRow(card, '')),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ];
}

/** What a page button's value says; undefined for anything else. */
export function readPage(value: string | undefined): { kindId: string; page: number } | undefined {
  const match = /^(\S+) (\d{1,4})$/.exec(value ?? '');
  return match?.[1] ? { kindId: match[1], page: Number(match[2]) } : undefined;
}
