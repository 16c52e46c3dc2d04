import type { App } from '@slack/bolt';
import type { NudgeAnswer, NudgeFormat } from '../../nudges/delivery/delivery.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { recallAnswer } from '../../nudges/rules/recall-question.ts';
import { type CardFactsDeps, cardFacts } from '../cards/card-facts.ts';
import { cardModal } from '../cards/card-modal-view.ts';
import { goneCard } from '../cards/words.ts';
import { ACTIONS, type ActionName } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { inPlaceOfAnswers } from './in-place-of-answers.ts';
import { answeredBlocks, goneBlocks, reopenedBlocks } from './nudge-answer-view.ts';
import { unpackNudge } from './nudge-ref.ts';
import { dismissedModal } from './nudge-status-view.ts';
import { IN_VAIN, revealedBlocks } from './nudge-view.ts';
import { blocksOf, isNudge, messageOf, updatePressed } from './pressed-nudge.ts';
import { reopenNudge } from './reopen-nudge.ts';
import { timesTried } from './times-tried.ts';
import { triedInChannel } from './tried-actions.ts';
import { alreadyAnswered, NUDGE_FORGOTTEN } from './words.ts';

const ANSWERS: readonly [ActionName, NudgeAnswer][] = [
  [ACTIONS.nudgeGotIt, 'got-it'],
  [ACTIONS.nudgeDidIt, 'did-it'],
  [ACTIONS.nudgeLater, 'later'],
  [ACTIONS.nudgeNotForMe, 'not-for-me'],
];

const RATINGS: readonly string[] = ['again', 'hard', 'good', 'easy'] satisfies NudgeAnswer[];

export interface NudgeAnswerDeps extends CardFactsDeps {
  nudges: Nudges;
}

/** Listens to the buttons that answer a nudge. */
export function registerNudgeAnswerActions(app: App, deps: NudgeAnswerDeps): void {
  for (const [action, answer] of ANSWERS) {
    onAction(app, action, deps, (action) => recordAnswer(action, deps, answer));
  }
  onAction(app, ACTIONS.nudgeMore, deps, showMore);
  onAction(app, ACTIONS.nudgeReveal, deps, reveal);
  onAction(app, ACTIONS.nudgeRate, deps, rate);
  onAction(app, ACTIONS.nudgeRestore, deps, restore);
}

async function rate(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const rating = unpackNudge(action.value)?.more ?? '';
  if (RATINGS.includes(rating)) await recordAnswer(action, deps, rating as NudgeAnswer);
}

async function showMore(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action);
  const facts = cardFacts(action.workspace, deps);
  await showModal(action, cardModal(found.card, facts, { answerId: '', state: { channel: '' } }));
  // Looking at the card counts as an answer, but not the final one: the other buttons stay.
  if (!isNudge(action)) return;
  await deps.nudges.answer(action.person, responseOf(action, found, 'more'));
}

/** Shows the answer to a question, and asks how well the person knew it. */
async function reveal(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  const library = deps.answers.library();
  const answer = found && recallAnswer(found.card, library.kind(found.card.kind), found.more);
  await deps.nudges.recordActivity(action.person);
  if (!found || !answer) {
    await updatePressed(action, goneBlocks(blocksOf(action)));
    return;
  }
  await updatePressed(
    action,
    inPlaceOfAnswers(blocksOf(action), revealedBlocks(found.card, found.deliveryId, answer)),
  );
}

async function restore(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action);
  const person = action.person;
  const nudges = await deps.nudges.restoreCard(person, found.card.id);
  try {
    if (action.body.view) {
      await updateModal(
        action.client,
        action.body.view.id,
        dismissedModal(await deps.nudges.dismissedCards(person)),
      );
    } else {
      const { deliveryId: id } = found;
      const nudge = nudges.find((one) => one.id === id) ?? { id, question: null };
      await updatePressed(action, reopenedBlocks(blocksOf(action), found.card, nudge));
    }
  } finally {
    // The card is back even if that couldn't be shown here, so the other messages need to say so.
    for (const nudge of nudges) {
      if (nudge.id !== found.deliveryId)
        await reopenNudge(action.client, nudge, found.card, action.workspace.log);
    }
  }
}

async function recordAnswer(
  action: ActionContext,
  deps: NudgeAnswerDeps,
  answer: NudgeAnswer,
): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action);
  const { card, deliveryId } = found;
  if (!isNudge(action)) {
    return answer === 'did-it' ? triedInChannel(action, found, deps) : sayBriefly(action, NUDGE_FORGOTTEN);
  }
  const outcome = await deps.nudges.answer(action.person, responseOf(action, found, answer));
  const times = await timesTried(action.person, { deliveryId, cardId: card.id }, outcome, deps.nudges);
  switch (outcome.type) {
    case 'noted':
      return updatePressed(
        action,
        answeredBlocks(blocksOf(action), card, deliveryId, {
          ...outcome,
          times,
          inVain: found.more === IN_VAIN,
        }),
      );
    case 'already':
      return sayBriefly(action, alreadyAnswered(outcome.answer));
    case 'gone':
      return sayBriefly(action, NUDGE_FORGOTTEN);
  }
}

type FoundNudge = NonNullable<ReturnType<typeof nudgeOf>>;

/** The nudge whose button was used, with its card; undefined when the card no longer exists. */
function nudgeOf({ payload }: ActionContext, deps: NudgeAnswerDeps) {
  const ref = unpackNudge(payload.value);
  const card = ref && deps.answers.library().card(ref.cardId);
  return ref && card ? { ...ref, card } : undefined;
}

function responseOf(action: ActionContext, { deliveryId, cardId }: FoundNudge, answer: NudgeAnswer) {
  const { channel, messageTs } = messageOf(action);
  const form: NudgeFormat = RATINGS.includes(answer) ? 'ask' : 'tell';
  return { deliveryId, cardId, answer, form, channel, messageTs };
}

function sayGone(action: ActionContext): Promise<void> {
  const cardId = unpackNudge(action.value)?.cardId ?? '?';
  return sayBriefly(action, goneCard(cardId));
}
