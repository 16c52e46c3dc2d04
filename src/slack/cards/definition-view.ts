import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';
import { actions, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { openButton } from './open-button.ts';

/** What a term means, and the cards to read next. */
export function definitionView({ term, is, differsFrom, cards }: GlossaryTerm, library: Library): Reply {
  const next = cards.flatMap((id) => library.card(id) ?? []).slice(0, 2);
  const [other] = differsFrom;
  const lines = [`*${escapeText(term)}*: ${escapeText(is)}`, ...(other ? [escapeText(other.how)] : [])];
  return reply(escapeText([`${term}: ${is}`, ...(other ? [other.how] : [])].join('\n')), () => [
    section(lines.join('\n')),
    ...(next.length > 0 ? [actions(...next.map((card, index) => openButton(card, '', index)))] : []),
  ]);
}
