import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import type { NudgeMessage } from '../../nudges/records/delivery-records.ts';
import { questionWithKey } from '../../nudges/rules/card-question.ts';
import type { Return } from '../../nudges/subscriptions/own-nudge.ts';
import { readButton } from '../cards/read-button.ts';
import { actions, type Block, context, type Reply, reply, section } from '../kit/blocks.ts';
import { NUDGE_BLOCKS } from '../kit/ids.ts';
import { inPlaceOfAnswers } from './in-place-of-answers.ts';
import { restoreButton } from './nudge-buttons.ts';
import { laterButtons, pieceAnswerButtons } from './nudge-view.ts';
import { questionButtons } from './question-view.ts';
import { toldButton } from './tried-view.ts';
import { packAnswered } from './undo-change.ts';
import {
  answerSentence,
  CARD_GONE,
  CHANGES,
  NOT_ON_A_DAY,
  RESTORED,
  sentences,
  TRIED_IN_VAIN,
  thanksForTrying,
  whatComesNext,
} from './words.ts';

/** What came of an answer, as far as its message shows it. */
export interface AnswerOutcome {
  answer: NudgeAnswer;
  again: Return;
  /** Whether nudges had stopped and are now back on. */
  resumed: boolean;
  /** What the question asked for, if it was from the card's nudge file. */
  to?: 'choice' | 'words';
  /** How often the person has tried what the card proposes; 0 or undefined if that is not what they answered. */
  times?: number;
  /** Whether they said that it didn't work. */
  inVain?: boolean;
}

/** A nudge after it was answered: what was answered and what comes next replaces the buttons. */
export function answeredBlocks(
  blocks: readonly Block[],
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  { answer, again, resumed, to, times, inVain = false }: AnswerOutcome,
): Block[] {
  const note = context(
    `:white_check_mark: ${outcomeText(deliveryId, { answer, again, inVain, ...(to && { to }), ...(times && { times }) })}`,
    ...(resumed ? [CHANGES.resume.mine] : []),
  );
  const next = nextButtons(card, deliveryId, answer);
  return inPlaceOfAnswers(blocks, [
    { ...note, block_id: NUDGE_BLOCKS.outcome },
    ...(next ? [{ ...next, block_id: NUDGE_BLOCKS.answers }] : []),
  ]);
}

/** What came of an answer in words, as a reply to them. @param noted what was kept of what they wrote with it, mrkdwn */
export function answeredView(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  {
    answer,
    again,
    resumed,
    times,
    noted,
    cantBeThen,
  }: AnswerOutcome & { noted: string; cantBeThen: boolean },
): Reply {
  const said = outcomeText(deliveryId, { answer, again, ...(times && { times }) });
  const text = sentences(said, cantBeThen ? NOT_ON_A_DAY : '', noted, resumed ? CHANGES.resume.mine : '');
  const next = nextButtons(card, deliveryId, answer);
  const view = reply(text, () => [section(`:white_check_mark: ${text}`), ...(next ? [next] : [])]);
  const undo = packAnswered({ deliveryId, cardId: card.id });
  return { ...view, aboutNudges: { said: answer === 'did-it' ? 'tried' : 'noted', undo } };
}

function outcomeText(
  deliveryId: string,
  { answer, again, to, times, inVain }: Omit<AnswerOutcome, 'resumed'>,
): string {
  const tried = times && (inVain ? TRIED_IN_VAIN : thanksForTrying(deliveryId, times));
  const said = tried || answerSentence(answer, to);
  return sentences(said, whatComesNext(answer, again));
}

/** A nudge whose answer was taken back: it can be answered again. @param text what was done, mrkdwn */
export function reopenedBlocks(
  blocks: readonly Block[],
  card: Card,
  { id, question: key }: Pick<NudgeMessage, 'id' | 'question'>,
  text: string = RESTORED,
): Block[] {
  const question = key === null ? undefined : questionWithKey(card, key);
  return inPlaceOfAnswers(blocks, [
    { ...context(text), block_id: NUDGE_BLOCKS.outcome },
    question ? questionButtons(card, id, question, laterButtons(card, id)) : pieceAnswerButtons(card, id),
  ]);
}

/** A nudge whose card no longer exists. */
export function goneBlocks(blocks: readonly Block[]): Block[] {
  return inPlaceOfAnswers(blocks, [section(CARD_GONE)]);
}

function nextButtons(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  answer: NudgeAnswer,
): types.ActionsBlock | undefined {
  if (answer === 'more') return undefined;
  if (answer === 'did-it') return actions(toldButton(card, deliveryId), readButton(card, ''));
  return actions(answer === 'not-for-me' ? restoreButton(card, deliveryId) : readButton(card, ''));
}
