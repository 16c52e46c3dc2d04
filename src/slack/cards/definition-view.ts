import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';
import { actions, type Block, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { openButton } from './open-button.ts';

/** What a term means, and the cards to read next. */
export function definitionView(entry: GlossaryTerm, library: Library): Reply {
  const { term, is, differsFrom } = entry;
  const [other] = differsFrom;
  const spoken = [`${term}: ${is}`, ...(other ? [other.how] : [])].join('\n');
  return reply(escapeText(spoken), () => definitionBlocks(entry, library));
}

/** The same as blocks of a message or a modal. */
export function definitionBlocks({ term, is, differsFrom, cards }: GlossaryTerm, library: Library): Block[] {
  const next = cards.flatMap((id) => library.card(id) ?? []).slice(0, 2);
  const [other] = differsFrom;
  const lines = [`*${escapeText(term)}*: ${escapeText(is)}`, ...(other ? [escapeText(other.how)] : [])];
  return [
    section(lines.join('\n')),
    ...(next.length > 0 ? [actions(...next.map((card, index) => openButton(card, '', index)))] : []),
  ];
}
