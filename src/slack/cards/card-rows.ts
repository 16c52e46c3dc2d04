import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { type Block, button, divider, section } from '../kit/blocks.ts';
import { escapeText, escapeWithin, shorten } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { kindLabel } from './kind-label.ts';
import { OPEN, openCardLabel } from './words.ts';

/** Cards side by side, or in rows where Slack has no carousel. @param title mrkdwn */
export function otherCards(
  title: string,
  hits: readonly SearchHit[],
  answerId: string,
  library: Library,
  rich: boolean,
): Block[] {
  if (!rich) {
    return [divider, section(`*${title}*`), ...hits.map(({ card }) => cardRow(card, answerId, library))];
  }
  return [
    section(`*${title}*`),
    {
      type: 'carousel',
      elements: hits
        .slice(0, LIMITS.carouselCards)
        .map(({ card }, index) => cardBlock(card, index, answerId, library)),
    },
  ];
}

/**
 * A card as a row of a list, with a button that opens it.
 * @param library names the card's kind; leave it out in a list of one kind, where that would only repeat itself
 */
export function cardRow(card: Card, answerId: string, library?: Library): types.SectionBlock {
  const kind = library ? `\n${kindLabel(card, library.kind(card.kind))}` : '';
  return section(
    `*${escapeText(card.title)}*${kind}\n${escapeText(card.summary)}`,
    button(OPEN, {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId }),
      label: openCardLabel(card.title),
    }),
  );
}

function cardBlock(card: Card, index: number, answerId: string, library: Library): types.CardBlock {
  return {
    type: 'card',
    title: { type: 'mrkdwn', text: escapeWithin(card.title, LIMITS.cardTitle) },
    subtitle: {
      type: 'mrkdwn',
      text: shorten(kindLabel(card, library.kind(card.kind)), LIMITS.cardSubtitle),
    },
    body: { type: 'mrkdwn', text: escapeWithin(card.summary, LIMITS.cardBody) },
    actions: [
      button(OPEN, {
        action: ACTIONS.openCard,
        index,
        value: packRef({ cardId: card.id, answerId }),
        label: openCardLabel(card.title),
      }),
    ],
  };
}

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
