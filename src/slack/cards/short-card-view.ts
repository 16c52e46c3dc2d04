import { answerParts } from '../../cards/answer-parts.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { plainText } from '../../cards/plain-text.ts';
import { type Block, context, section } from '../kit/blocks.ts';
import { escapeText, shortenMarkup } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { kindLabel } from './kind-label.ts';

/** A card as a short answer shows it: what it is, what to do first, what to measure. */
export function cardInShort(card: Card, library: Library): Block[] {
  const kind = library.kind(card.kind);
  return [
    context(kindLabel(card, kind)),
    section(`*${escapeText(card.title)}*\n${escapeText(card.summary)}`),
    ...answerParts(card, kind).map((part) =>
      section(`*${escapeText(part.label)}*\n${shortenMarkup(toMrkdwn(part.markdown), LIMITS.section - 200)}`),
    ),
  ];
}

/** The same as one text, for notifications and screen readers. */
export function cardFallbackText(card: Card, library: Library): string {
  const kind = library.kind(card.kind);
  const parts = answerParts(card, kind).map((part) => `${part.label}: ${plainText(part.markdown)}`);
  return escapeText([`${card.title} (${kind?.one ?? card.kind}). ${card.summary}`, ...parts].join('\n'));
}
