import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { ACTIONS, unpackRef } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showNote } from '../kit/show.ts';
import { readFeedback, whyNotView } from './feedback-view.ts';
import { goneCard, helpedThanks } from './words.ts';

export interface FeedbackDeps {
  answers: AnswerService;
}

/** "Helpful" and "Not helpful". */
export function registerFeedbackActions(app: App, deps: FeedbackDeps): void {
  for (const action of [ACTIONS.feedback, ACTIONS.helpful, ACTIONS.notHelpful]) {
    onAction(app, action, deps, giveFeedback);
  }
}

async function giveFeedback(action: ActionContext, deps: FeedbackDeps): Promise<void> {
  const given = readFeedback(action.payload.action_id, action.value);
  const ref = unpackRef(given?.packed);
  const card = ref && deps.answers.library().card(ref.cardId);
  if (!given || !ref || !card) {
    return sayBriefly(action, goneCard(ref?.cardId ?? '?'));
  }
  await deps.answers.giveFeedback(action.person, ref.answerId, card.id, given.helpful);
  if (given.helpful) return sayBriefly(action, helpedThanks(card.title));
  await showNote(action, whyNotView(card, ref.answerId));
}
