import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { button, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { kindLabel } from './kind-label.ts';

/**
 * A card in two lines with a button that opens it, for a place with many things on it.
 * @param note mrkdwn, after the kind of the card
 */
export function cardLine(card: Card, library: Library, note = ''): types.SectionBlock {
  return section(
    `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}${note && ` · ${note}`}`,
    button('Open', {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId: '' }),
      label: `Open the card ${card.title}`,
    }),
  );
}
