import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import { readButton } from '../cards/read-button.ts';
import { actions, type Block, context, type Reply, reply, section } from '../kit/blocks.ts';
import { NUDGE_BLOCKS } from '../kit/ids.ts';
import { restoreButton } from './nudge-buttons.ts';
import { pieceAnswerButtons } from './nudge-view.ts';
import { answerSentence, CARD_GONE, CHANGES, RESTORED, sentences, whatComesNext } from './words.ts';

/** What came of an answer, as far as its message shows it. */
export interface AnswerOutcome {
  answer: NudgeAnswer;
  /** The local day from which the card may come again, in words; null if it won't. */
  again: string | null;
  /** Whether nudges had stopped and are now back on. */
  resumed: boolean;
}

/** A nudge after it was answered: what was answered and what comes next replaces the buttons. */
export function answeredBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  { answer, again, resumed }: AnswerOutcome,
): Block[] {
  const note = context(
    `:white_check_mark: ${outcomeText({ answer, again })}`,
    ...(resumed ? [CHANGES.resume.mine] : []),
  );
  const next = nextButtons(card, deliveryId, answer);
  return inPlaceOfAnswers(blocks, [
    { ...note, block_id: NUDGE_BLOCKS.outcome },
    ...(next ? [{ ...next, block_id: NUDGE_BLOCKS.answers }] : []),
  ]);
}

/** What came of an answer in words, as a reply to them. */
export function answeredView(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  { answer, again, resumed }: AnswerOutcome,
): Reply {
  const text = sentences(outcomeText({ answer, again }), resumed ? CHANGES.resume.mine : '');
  const next = nextButtons(card, deliveryId, answer);
  return reply(text, () => [section(`:white_check_mark: ${text}`), ...(next ? [next] : [])]);
}

function outcomeText({ answer, again }: Pick<AnswerOutcome, 'answer' | 'again'>): string {
  return sentences(answerSentence(answer), whatComesNext(answer, again));
}

/** A nudge whose card was dismissed and brought back: it can be answered again. */
export function reopenedBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
): Block[] {
  return inPlaceOfAnswers(blocks, [
    { ...context(RESTORED), block_id: NUDGE_BLOCKS.outcome },
    pieceAnswerButtons(card, deliveryId),
  ]);
}

/** A nudge whose card no longer exists. */
export function goneBlocks(blocks: readonly Block[]): Block[] {
  return inPlaceOfAnswers(blocks, [section(CARD_GONE)]);
}

/** A nudge with other blocks in place of its buttons. */
export function inPlaceOfAnswers(blocks: readonly Block[], instead: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => block.block_id !== NUDGE_BLOCKS.outcome);
  const index = kept.findIndex((block) => block.block_id === NUDGE_BLOCKS.answers);
  const from = index === -1 ? kept.length : index;
  return [...kept.slice(0, from), ...instead, ...kept.slice(from + 1)];
}

function nextButtons(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  answer: NudgeAnswer,
): types.ActionsBlock | undefined {
  if (answer === 'more') return undefined;
  return actions(answer === 'not-for-me' ? restoreButton(card, deliveryId) : readButton(card, ''));
}
