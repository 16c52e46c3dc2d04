import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import { RATING_CHOICES } from '../../nudges/rules/recall-question.ts';
import { actions, type Block, button, context, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, NUDGE_BLOCKS, packRef } from '../kit/ids.ts';
import { packNudge } from './nudge-ref.ts';
import { pieceAnswerButtons } from './nudge-view.ts';

/** What came of an answer, as far as its message shows it. */
export interface AnswerOutcome {
  answer: NudgeAnswer;
  /** The local day on which the card comes again, in words. */
  again: string | null;
  /** Nudges had stopped, and go on now. */
  resumed: boolean;
}

/** A nudge after it was answered: the buttons make room for what was said and what comes next. */
export function answeredBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  outcome: AnswerOutcome,
): Block[] {
  const note = context(
    `:white_check_mark: ${saidInWords(outcome.answer)} ${whatComes(outcome)}`,
    ...(outcome.resumed ? ['Your nudges go on.'] : []),
  );
  const next = nextButtons(card, deliveryId, outcome.answer);
  return inPlaceOfAnswers(blocks, [
    { ...note, block_id: NUDGE_BLOCKS.outcome },
    ...(next ? [{ ...next, block_id: NUDGE_BLOCKS.answers }] : []),
  ]);
}

/** A nudge whose card was put away and brought back: it may be answered anew. */
export function reopenedBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
): Block[] {
  return inPlaceOfAnswers(blocks, [
    { ...context('Brought back: this card may come again.'), block_id: NUDGE_BLOCKS.outcome },
    pieceAnswerButtons(card, deliveryId),
  ]);
}

/** A nudge with other blocks where its buttons stood. */
export function inPlaceOfAnswers(blocks: readonly Block[], instead: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => block.block_id !== NUDGE_BLOCKS.outcome);
  const index = kept.findIndex((block) => block.block_id === NUDGE_BLOCKS.answers);
  const from = index === -1 ? kept.length : index;
  return [...kept.slice(0, from), ...instead, ...kept.slice(from + 1)];
}

/** What a person answered, as a sentence to them. */
export function saidInWords(answer: NudgeAnswer): string {
  switch (answer) {
    case 'got-it':
      return 'You said: got it.';
    case 'more':
      return 'You looked at the whole card.';
    case 'later':
      return 'You want it again later.';
    case 'not-for-me':
      return 'Not for you: this card never comes again.';
    default: {
      const rated = RATING_CHOICES.find(({ rating }) => rating === answer)?.text ?? answer;
      return `You said: ${rated.charAt(0).toLowerCase()}${rated.slice(1)}.`;
    }
  }
}

function whatComes({ answer, again }: AnswerOutcome): string {
  if (again === null) return answer === 'not-for-me' ? 'Changed your mind? One click brings it back.' : '';
  return answer === 'later'
    ? `It comes again from ${escapeText(again)} on.`
    : `I ask you about it from ${escapeText(again)} on.`;
}

function nextButtons(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  answer: NudgeAnswer,
): types.ActionsBlock | undefined {
  if (answer === 'more') return undefined;
  if (answer === 'not-for-me') return actions(restoreButton(card, deliveryId));
  return actions(
    button('Read the whole card', {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId: '' }),
      label: `Read the whole card: ${card.title}`,
    }),
  );
}

/** @param deliveryId of the nudge that it stands in; `-` in a list */
export function restoreButton(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.Button {
  return button('Bring it back', {
    action: ACTIONS.nudgeRestore,
    value: packNudge({ deliveryId, cardId: card.id, more: '' }),
    label: `Bring back: ${card.title}`,
  });
}

/** Said in place of the buttons of a nudge whose card is not there any more. */
export function goneBlocks(blocks: readonly Block[]): Block[] {
  return inPlaceOfAnswers(blocks, [section('This card is not there any more, so there is nothing to note.')]);
}
