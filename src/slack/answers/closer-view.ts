import type { FirstSteps, ShortAnswer } from '../../answers/closer-look.ts';
import type { Card } from '../../cards/card.ts';
import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { Passage } from '../../cards/passages.ts';
import { plainText } from '../../cards/plain-text.ts';
import { checklistButton } from '../cards/card-buttons.ts';
import { readButton } from '../cards/read-button.ts';
import { actions, context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText, shortenMarkup } from '../kit/escape.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { exampleFrom, howTo, howToBegin, inPlainWords, moreSteps, noExample, noSteps } from './words.ts';

/** A card, and the answer that it belongs to; `answerId` is empty if it was no answer. */
export interface ShownCard {
  card: Card;
  answerId: string;
  /** Where its steps can be posted as a checklist; nowhere on the Home tab. */
  where?: ChecklistPlace | undefined;
}

export type ChecklistPlace = Pick<ModalState, 'channelName' | 'threadTs'>;

/** A quote longer than this is cut. */
const LONGEST_QUOTE = 900;

/** The one sentence that answers. */
export function shorterView(shown: ShownCard, { text, passage }: ShortAnswer): Reply {
  const title = escapeText(shown.card.title);
  return viewOf(shown, `${title}: ${escapeText(text)}`, () => [
    section(`*${title}*\n> ${escapeText(text)}`),
    actions(openAt(shown, passage)),
  ]);
}

/** The first steps, with a button that makes a list of all of them. */
export function stepsView(shown: ShownCard, found: FirstSteps | undefined): Reply {
  const title = escapeText(shown.card.title);
  if (!found) return nothingView(shown, noSteps(title));
  const { steps, more, listed } = found;
  const lines = steps.map((step, at) => `${listed ? `${at + 1}. ` : ''}${escapeText(step)}`);
  const heading = listed ? howTo(title) : howToBegin(title);
  const spoken = [spokenTitle(heading), ...lines, ...(more > 0 ? [moreSteps(more)] : [])].join('\n');
  return viewOf(shown, spoken, () => [
    section([heading, ...lines].join('\n')),
    actions(
      openAt(shown),
      ...(listed && shown.where ? [checklistButton(shown.card, shown.answerId, shown.where)] : []),
    ),
    ...(more > 0 ? [context(moreSteps(more))] : []),
  ]);
}

/** A passage that shows what the card means; where there is none, it says so. */
export function exampleView(shown: ShownCard, example: Passage | undefined): Reply {
  const title = escapeText(shown.card.title);
  if (!example) return nothingView(shown, noExample(title));
  const heading = exampleFrom(title, escapeText(example.heading));
  const quote = shortenMarkup(toMrkdwn(example.markdown).trim().replace(/\n+/g, ' '), LONGEST_QUOTE);
  const spoken = `${spokenTitle(heading)}\n${escapeText(plainText(example.markdown).replace(/\s+/g, ' '))}`;
  return viewOf(shown, spoken, () => [section(`${heading}\n> ${quote}`), actions(openAt(shown, example.at))]);
}

/** What the card says in a sentence, and what the terms in it mean. @param said what answered, if its terms are among them */
export function simplyView(shown: ShownCard, terms: readonly GlossaryTerm[], said?: string): Reply {
  const { card } = shown;
  const heading = inPlainWords(escapeText(card.title));
  const explained = terms.map(({ term, is }) => ({ term: escapeText(term), is: escapeText(is) }));
  const summary = escapeText(card.summary);
  const quoted = said === undefined ? [] : [`> ${escapeText(said)}`];
  const spoken = [
    spokenTitle(heading),
    summary,
    ...quoted,
    ...explained.map(({ term, is }) => `${term}: ${is}`),
  ].join('\n');
  return viewOf(shown, spoken, () => [
    section([heading, summary, ...quoted].join('\n')),
    ...(explained.length > 0
      ? [section(explained.map(({ term, is }) => `• *${term}*: ${is}`).join('\n'))]
      : []),
    actions(openAt(shown)),
  ]);
}

function nothingView(shown: ShownCard, text: string): Reply {
  return viewOf(shown, spokenTitle(text), () => [section(text), actions(openAt(shown))]);
}

function viewOf({ card, answerId }: ShownCard, spoken: string, build: () => Reply['blocks']): Reply {
  return { ...reply(spoken, build), cardId: card.id, ...(answerId && { answerId }), aside: true };
}

function openAt({ card, answerId }: ShownCard, passage?: number) {
  return readButton(card, answerId, { style: 'primary', passage });
}

/** A heading without its stars, for notifications and screen readers. */
function spokenTitle(heading: string): string {
  return heading.replaceAll('*', '');
}
