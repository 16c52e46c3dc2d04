import type { Library } from '../../cards/library.ts';
import { actions, type Block, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { cardsOnTerm, definitionText, type Explained } from './definition-text.ts';
import { openButton } from './open-button.ts';

/** What a term means, and the cards to read next. */
export function definitionView(entry: Explained, library: Library): Reply {
  return reply(escapeText(definitionText(entry)), () => definitionBlocks(entry, library));
}

/** The same as blocks of a message or a modal. */
export function definitionBlocks(entry: Explained, library: Library): Block[] {
  const next = cardsOnTerm(entry, library);
  return [
    section(escapeText(definitionText(entry, (term) => `*${term}*`))),
    ...(next.length > 0 ? [actions(...next.map((card, index) => openButton(card, '', index)))] : []),
  ];
}
