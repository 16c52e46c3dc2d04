import type { Excerpt, Quote } from '../../answers/pipeline/compose.ts';
import type { Card } from '../../cards/card.ts';
import { plainText } from '../../cards/plain-text.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { beginWith, stillThatCard } from './words.ts';

/**
 * What is quoted of a card, as mrkdwn: its title, the quotes, and what to do first.
 * @param again whether it is the card of the answer before
 */
export function quotedText(card: Card, { quotes, first }: Excerpt, again = false): string {
  const title = `*${escapeText(card.title)}*`;
  const lines = [
    again ? stillThatCard(title) : title,
    ...quotes.map((quote, at) => `${isApart(quotes[at - 1], quote) ? '\n' : ''}${asQuote(quote)}`),
    ...(first ? [beginWith(escapeText(first))] : []),
  ];
  return shorten(lines.join('\n'), LIMITS.section);
}

/** Whether a quote must not read on from the one before it: only steps of the same list do. */
function isApart(before: Quote | undefined, { heading, step }: Quote): boolean {
  if (!before) return false;
  return before.heading !== heading || before.step === undefined || step === undefined;
}

/** The same as plain text, for notifications and screen readers. */
export function spokenQuotes(card: Card, { quotes, first }: Excerpt, again = false): string {
  const said = quotes.map(({ markdown }) => plainText(markdown).replace(/\s+/g, ' '));
  const title = again ? stillThatCard(card.title) : `${card.title}.`;
  return escapeText([title, ...said, ...(first ? [beginWith(first)] : [])].join('\n'));
}

/** One quote, as mrkdwn. */
export function asQuote({ markdown, step }: Quote): string {
  const text = toMrkdwn(markdown).trim().replace(/\n+/g, ' ');
  return `> ${step === undefined ? '' : `${step}. `}${text}`;
}
