import { answerParts } from '../../cards/answer-parts.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';

/** What the workflow step hands to the steps after it. */
export type StepOutputs = { found: boolean; title: string; summary: string; text: string; card_id?: string };

/** A card in short, without links, which a workflow's own message would unfurl. */
export function cardOutputs(card: Card, library: Library): StepOutputs {
  const parts = answerParts(card, library.kind(card.kind)).map(
    (part) => `*${escapeText(part.label)}*\n${withoutLinks(toMrkdwn(part.markdown))}`,
  );
  const title = escapeText(card.title);
  const summary = escapeText(card.summary);
  const text = shorten([`*${title}*\n${summary}`, ...parts].join('\n\n'), LIMITS.messageText);
  return { found: true, title, summary, text, card_id: card.id };
}

/** What goes on when no card fits: the workflow does, too. */
export function nothingOutputs(question: string): StepOutputs {
  const asked = escapeText(shorten(question.replace(/\s+/g, ' ').trim(), 150));
  return {
    found: false,
    title: 'No card fits',
    summary: `No guidance card fits “${asked}” with confidence.`,
    text: `No guidance card fits “${asked}” with confidence. Name the thing itself, or give the step a card’s name.`,
  };
}

/** `<https://…|label>` as its label. */
function withoutLinks(mrkdwn: string): string {
  return mrkdwn.replace(/<[^@#!|>][^|>]*\|([^>]*)>/g, '$1').replace(/<(https?:[^>]*)>/g, '$1');
}
