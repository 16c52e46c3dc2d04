import type { App } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { goneCard } from '../cards/words.ts';
import type { Block } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly } from '../kit/show.ts';
import { goneBlocks } from './nudge-answer-view.ts';
import { unpackNudge } from './nudge-ref.ts';
import { blocksOf, isNudge, messageOf, updatePressed } from './pressed-nudge.ts';
import { changedBlocks, chosenBlocks, chosenSpoken, correctedBlocks, readChoice } from './question-view.ts';
import { changeNudge } from './reopen-nudge.ts';
import { alreadyAnswered, NUDGE_FORGOTTEN } from './words.ts';

export interface QuestionActionsDeps {
  answers: { library(): Library };
  nudges: Nudges;
}

/** Listens to the choices under a question, and to the buttons that say how sure somebody was. */
export function registerQuestionActions(app: App, deps: QuestionActionsDeps): void {
  onAction(app, ACTIONS.nudgeChoose, deps, choose);
  onAction(app, ACTIONS.nudgeCorrect, deps, correct);
}

async function choose(action: ActionContext, { answers, nudges }: QuestionActionsDeps): Promise<void> {
  const ref = unpackNudge(action.value);
  const chosen = ref && readChoice(ref.more);
  if (!chosen || !isNudge(action)) return sayBriefly(action, NUDGE_FORGOTTEN);
  const { deliveryId, cardId } = ref;
  const press = { deliveryId, cardId, ...chosen, ...messageOf(action) };
  const outcome = await nudges.choose(action.person, press);
  switch (outcome.type) {
    case 'chosen':
      return updatePressed(
        action,
        chosenBlocks(blocksOf(action), outcome, deliveryId),
        chosenSpoken(outcome),
      );
    case 'changed': {
      const card = answers.library().card(cardId);
      const blocks = blocksOf(action);
      return updatePressed(action, card ? changedBlocks(blocks, card) : goneBlocks(blocks));
    }
    case 'already':
      return sayBriefly(action, alreadyAnswered(outcome.answer));
    case 'gone':
      return sayBriefly(action, NUDGE_FORGOTTEN);
  }
}

async function correct(action: ActionContext, { answers, nudges }: QuestionActionsDeps): Promise<void> {
  const ref = unpackNudge(action.value);
  const rating = ref?.more;
  if (!ref || (rating !== 'hard' && rating !== 'easy')) return sayBriefly(action, NUDGE_FORGOTTEN);
  const card = answers.library().card(ref.cardId);
  if (!card) return sayBriefly(action, goneCard(ref.cardId));
  const outcome = await nudges.correctRating(action.person, { ...ref, rating });
  switch (outcome.type) {
    case 'rated': {
      const corrected = (blocks: Block[]) => correctedBlocks(blocks, card, { rating, again: outcome.again });
      await updatePressed(action, corrected(blocksOf(action)));
      // The buttons stand below the reply to a choice in words, too.
      const { client, log } = action.workspace;
      const isReply = outcome.message.messageTs !== messageOf(action).messageTs;
      if (isReply) await changeNudge(client, outcome.message, corrected, log);
      return;
    }
    case 'already':
      return sayBriefly(action, alreadyAnswered(outcome.answer));
    case 'gone':
      return sayBriefly(action, NUDGE_FORGOTTEN);
  }
}
