import type { types } from '@slack/bolt';
import type { Card, Situation } from '../../cards/card.ts';
import type { QuestionNudge } from '../../nudges/delivery/nudge.ts';
import type { CardQuestion } from '../../nudges/rules/card-question.ts';
import type { Return } from '../../nudges/subscriptions/own-nudge.ts';
import { readButton } from '../cards/read-button.ts';
import { actions, type Block, button, context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, NUDGE_BLOCKS } from '../kit/ids.ts';
import { inPlaceOfAnswers } from './in-place-of-answers.ts';
import { packNudge } from './nudge-ref.ts';
import { packAnswered } from './undo-change.ts';
import {
  BUTTONS,
  CHANGES,
  cardSays,
  choiceLabel,
  choiceLine,
  choiceResult,
  correctedSentence,
  LETTERS,
  QUESTION_CHANGED,
  rehearsalSummary,
  situationSummary,
  whatComesNext,
} from './words.ts';

/** What somebody chose, and what follows from it. */
export interface Chosen {
  card: Pick<Card, 'id' | 'title'>;
  situation: Situation;
  /** From 1. */
  choice: number;
  again: Return;
  resumed: boolean;
}

/** What a nudge asks, with its buttons. @param others the answers that every nudge takes */
export function questionBlocks(
  { card, deliveryId }: Pick<QuestionNudge, 'card' | 'deliveryId'>,
  question: CardQuestion,
  others: readonly types.Button[],
): Block[] {
  return [section(questionText(question)), questionButtons(card, deliveryId, question, others)];
}

function questionText(question: CardQuestion): string {
  if (question.type === 'rehearsal') return escapeText(question.moment);
  const { situation, choices } = question.situation;
  const lines = choices.map((choice, index) => choiceLine(letterOf(index + 1), choice));
  return `${escapeText(situation)}\n\n${lines.join('\n')}`;
}

/** The buttons that answer a question. @param others the answers that every nudge takes */
export function questionButtons(
  { id: cardId, title }: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  question: CardQuestion,
  others: readonly types.Button[],
): types.ActionsBlock {
  const own =
    question.type === 'rehearsal'
      ? [
          button(BUTTONS.writeWords, {
            action: ACTIONS.nudgeWords,
            value: packNudge({ deliveryId, cardId, more: question.key }),
            label: `${BUTTONS.writeWords}: ${title}`,
            style: 'primary',
          }),
        ]
      : question.situation.choices.map((choice, index) =>
          button(letterOf(index + 1), {
            action: ACTIONS.nudgeChoose,
            index,
            value: packNudge({ deliveryId, cardId, more: `${question.key} ${index + 1}` }),
            label: choiceLabel(letterOf(index + 1), choice),
          }),
        );
  return { ...actions(...own, ...others), block_id: NUDGE_BLOCKS.answers };
}

/** The same for notifications. Plain text. */
export function questionSpoken(day: string, question: CardQuestion): string {
  return question.type === 'rehearsal'
    ? rehearsalSummary(day, question.moment)
    : situationSummary(day, question.situation.situation, question.situation.choices);
}

/** The question and the choice made: a value of a button; undefined for anything else. */
export function readChoice(more: string): { key: string; choice: number } | undefined {
  const match = /^(\w{1,40}) (\d{1,2})$/.exec(more);
  return match?.[1] ? { key: match[1], choice: Number(match[2]) } : undefined;
}

/** A question that has been answered: what was chosen, what is right and why. */
export function chosenBlocks(blocks: readonly Block[], chosen: Chosen, deliveryId: string): Block[] {
  return inPlaceOfAnswers(blocks, resultBlocks(chosen, deliveryId));
}

/** The same as a reply to a choice in words. */
export function chosenReply(chosen: Chosen, deliveryId: string): Reply {
  const { situation, choice } = chosen;
  const spoken = [resultOf(situation, choice), situation.because].join('\n');
  const view = reply(spoken, () => resultBlocks(chosen, deliveryId));
  const undo = packAnswered({ deliveryId, cardId: chosen.card.id });
  return { ...view, aboutNudges: { said: 'noted', undo } };
}

function resultBlocks({ card, situation, choice, again, resumed }: Chosen, deliveryId: string): Block[] {
  const right = choice === situation.right;
  const mark = right ? ':white_check_mark:' : ':bulb:';
  const next = again === null ? '' : whatComesNext(right ? 'good' : 'again', again);
  return [
    section(`${mark} *${escapeText(resultOf(situation, choice))}*\n${escapeText(situation.because)}`),
    context(cardSays(situation.from)),
    ...(next ? [outcome(next, resumed)] : []),
    {
      ...actions(
        readButton(card, ''),
        ...(right && again !== null ? correctionButtons(card, deliveryId) : []),
      ),
      block_id: NUDGE_BLOCKS.answers,
    },
  ];
}

/** What was chosen, what is right and why, once more. @returns mrkdwn */
export function choiceReason({ situation, choice }: Pick<Chosen, 'situation' | 'choice'>): string {
  return escapeText(`${resultOf(situation, choice)}\n${situation.because}`);
}

/** The same for notifications and screen readers. Plain text. */
export function chosenSpoken({ situation, choice }: Pick<Chosen, 'situation' | 'choice'>): string {
  return [situation.situation, resultOf(situation, choice), situation.because].join('\n');
}

/** Once the rating that followed from a choice has been corrected. */
export function correctedBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  { rating, again }: { rating: 'hard' | 'easy'; again: Return },
): Block[] {
  return inPlaceOfAnswers(blocks, [
    outcome(correctedSentence(rating, again), false),
    { ...actions(readButton(card, '')), block_id: NUDGE_BLOCKS.answers },
  ]);
}

/** A question that the card no longer asks. */
export function changedBlocks(blocks: readonly Block[], card: Pick<Card, 'id' | 'title'>): Block[] {
  return inPlaceOfAnswers(blocks, [
    { ...context(QUESTION_CHANGED), block_id: NUDGE_BLOCKS.outcome },
    { ...actions(readButton(card, '')), block_id: NUDGE_BLOCKS.answers },
  ]);
}

function outcome(next: string, resumed: boolean): Block {
  return { ...context(next, ...(resumed ? [CHANGES.resume.mine] : [])), block_id: NUDGE_BLOCKS.outcome };
}

function resultOf({ choices, right }: Situation, choice: number): string {
  return choiceResult(letterOf(choice), { letter: letterOf(right), choice: choices[right - 1] ?? '' });
}

function correctionButtons(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.Button[] {
  const corrections = [
    ['hard', BUTTONS.guessed],
    ['easy', BUTTONS.knewAtOnce],
  ] as const;
  return corrections.map(([rating, text], index) =>
    button(text, {
      action: ACTIONS.nudgeCorrect,
      index,
      value: packNudge({ deliveryId, cardId: card.id, more: rating }),
      label: `${text}: ${card.title}`,
    }),
  );
}

/** @param choice from 1 */
export function letterOf(choice: number): string {
  return LETTERS[choice - 1] ?? String(choice);
}
