import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { NudgeAnswer, NudgeFormat } from '../../nudges/delivery/delivery.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { recallAnswer } from '../../nudges/rules/recall-question.ts';
import { cardModal } from '../cards/card-modal.ts';
import { goneCard } from '../cards/words.ts';
import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { ACTIONS, type ActionName } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import {
  answeredBlocks,
  goneBlocks,
  inPlaceOfAnswers,
  reopenedBlocks,
  saidInWords,
} from './nudge-answer-view.ts';
import { unpackNudge } from './nudge-ref.ts';
import { dismissedModal } from './nudge-status-view.ts';
import { revealedBlocks } from './nudge-view.ts';
import { reopenNudge } from './reopen-nudge.ts';

const ANSWERS: readonly [ActionName, NudgeAnswer][] = [
  [ACTIONS.nudgeGotIt, 'got-it'],
  [ACTIONS.nudgeLater, 'later'],
  [ACTIONS.nudgeNotForMe, 'not-for-me'],
];

const RATINGS: readonly string[] = ['again', 'hard', 'good', 'easy'] satisfies NudgeAnswer[];

export interface NudgeAnswerDeps {
  answers: AnswerService;
  nudges: Nudges;
}

/** The buttons by which a person answers a nudge. */
export function registerNudgeAnswerActions(app: App, deps: NudgeAnswerDeps): void {
  for (const [action, answer] of ANSWERS) {
    onAction(app, action, deps, (action) => answerNudge(action, deps, answer));
  }
  onAction(app, ACTIONS.nudgeMore, deps, showMore);
  onAction(app, ACTIONS.nudgeReveal, deps, reveal);
  onAction(app, ACTIONS.nudgeRate, deps, rate);
  onAction(app, ACTIONS.nudgeRestore, deps, restore);
}

async function answerNudge(action: ActionContext, deps: NudgeAnswerDeps, answer: NudgeAnswer): Promise<void> {
  await noteAnswer(action, deps, answer);
}

async function rate(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const rating = unpackNudge(action.value)?.more ?? '';
  if (RATINGS.includes(rating)) await noteAnswer(action, deps, rating as NudgeAnswer);
}

async function showMore(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action, deps);
  await showModal(action, cardModal(found.card, deps.answers.library(), '', { channel: '' }));
  // Looking is an answer, but not the last word: the other buttons stay.
  await deps.nudges.answer(action.person, responseOf(action, found, 'more'));
}

/** Shows the answer to a question; how well it was known is asked then. */
async function reveal(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  const library = deps.answers.library();
  const answer = found && recallAnswer(found.card, library.kind(found.card.kind), found.more);
  await deps.nudges.recordActivity(action.person);
  if (!found || !answer) {
    await update(action, goneBlocks(blocksOf(action)));
    return;
  }
  await update(
    action,
    inPlaceOfAnswers(blocksOf(action), revealedBlocks(found.card, found.deliveryId, answer)),
  );
}

async function restore(action: ActionContext, deps: NudgeAnswerDeps): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action, deps);
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
      await update(action, reopenedBlocks(blocksOf(action), found.card, found.deliveryId));
    }
  } finally {
    // The card is back, whether that could be shown here or not.
    for (const nudge of nudges) {
      if (nudge.id !== found.deliveryId)
        await reopenNudge(action.client, nudge, found.card, action.workspace.log);
    }
  }
}

async function noteAnswer(action: ActionContext, deps: NudgeAnswerDeps, answer: NudgeAnswer): Promise<void> {
  const found = nudgeOf(action, deps);
  if (!found) return sayGone(action, deps);
  const { card, deliveryId } = found;
  const noted = await deps.nudges.answer(action.person, responseOf(action, found, answer));
  switch (noted.type) {
    case 'noted':
      return update(action, answeredBlocks(blocksOf(action), card, deliveryId, noted));
    case 'already':
      return sayBriefly(action, `You have answered this. ${saidInWords(noted.answer)}`);
    case 'gone':
      return sayBriefly(action, 'I keep nothing about this nudge any more, so I have noted nothing.');
  }
}

type FoundNudge = NonNullable<ReturnType<typeof nudgeOf>>;

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

function messageOf({ body }: ActionContext): { channel: string; messageTs: string } {
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  return { channel, messageTs: body.message?.ts ?? String(body.container?.message_ts ?? '') };
}

function blocksOf({ body }: ActionContext): Block[] {
  return (body.message?.blocks ?? []) as Block[];
}

/** Shows the nudge as it is now; its metadata stay when they are not named. */
async function update(action: ActionContext, blocks: Block[]): Promise<void> {
  const { channel, messageTs: ts } = messageOf(action);
  const text = shorten(action.body.message?.text || 'Your nudge', LIMITS.messageText);
  await action.client.chat.update({ channel, ts, text, blocks });
}

function sayGone(action: ActionContext, _deps: NudgeAnswerDeps): Promise<void> {
  const cardId = unpackNudge(action.value)?.cardId ?? '?';
  return sayBriefly(action, goneCard(cardId));
}
