import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { button, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { kindLabel } from './kind-label.ts';
import { OPEN, openCardLabel } from './words.ts';

/**
 * A card in two lines with a button that opens it, for places that show many things.
 * @param note mrkdwn, shown after the card's kind
 */
export function cardLine(card: Card, library: Library, note = ''): types.SectionBlock {
  return section(
    `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}${note && ` · ${note}`}`,
    button(OPEN, {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId: '' }),
      label: openCardLabel(card.title),
    }),
  );
}
