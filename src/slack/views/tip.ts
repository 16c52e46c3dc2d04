import type { Card } from '../../guidance/card.ts';
import type { Library } from '../../guidance/library.ts';
import { ACTIONS, packRef } from '../ids.ts';
import { cardInShort, spokenCard } from './answer.ts';
import { actions, button, context, type Reply, reply } from './blocks.ts';

/** A card that the person did not ask for in particular. */
export function tipView(card: Card, library: Library, shareable: boolean): Reply {
  const value = packRef({ cardId: card.id, answerId: '' });
  return reply(`Tip: ${spokenCard(card, library)}`, () => [
    context(':bulb: A tip'),
    ...cardInShort(card, library),
    actions(
      button('Read the whole card', {
        action: ACTIONS.openCard,
        value,
        style: 'primary',
        label: `Read the whole card: ${card.title}`,
      }),
      ...(shareable
        ? [
            button('Share in this channel', {
              action: ACTIONS.shareCard,
              value,
              label: `Share in this channel: ${card.title}`,
            }),
          ]
        : []),
      button('Another tip', { action: ACTIONS.anotherTip, value: card.id }),
    ),
  ]);
}
