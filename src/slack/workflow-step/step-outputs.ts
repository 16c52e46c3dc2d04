import { answerParts } from '../../cards/answer-parts.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { HOW_TO_GET_ONE, NO_CARD_FITS, noCardFor } from './words.ts';

/** What the workflow step passes on to the next steps. */
export type StepOutputs = { found: boolean; title: string; summary: string; text: string; card_id?: string };

/** A card in short. It has no links, because the workflow's own message would unfurl them. */
export function cardOutputs(card: Card, library: Library): StepOutputs {
  const parts = answerParts(card, library.kind(card.kind)).map(
    (part) => `*${escapeText(part.label)}*\n${withoutLinks(toMrkdwn(part.markdown))}`,
  );
  const title = escapeText(card.title);
  const summary = escapeText(card.summary);
  const text = shorten([`*${title}*\n${summary}`, ...parts].join('\n\n'), LIMITS.messageText);
  return { found: true, title, summary, text, card_id: card.id };
}

/** The outputs when no card fits; the workflow continues. */
export function nothingOutputs(question: string): StepOutputs {
  const summary = noCardFor(question);
  return { found: false, title: NO_CARD_FITS, summary, text: `${summary} ${HOW_TO_GET_ONE}` };
}

/** `<https://…|label>` as its label. */
function withoutLinks(mrkdwn: string): string {
  return mrkdwn.replace(/<[^@#!|<>][^|<>]*\|([^<>]*)>/g, '$1').replace(/<(https?:[^<>]*)>/g, '$1');
}
