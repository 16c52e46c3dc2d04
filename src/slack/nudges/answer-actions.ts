import type { App } from '@slack/bolt';
import type { NudgeAnswer, NudgeFormat } from '../../nudges/delivery/delivery.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { recallAnswer } from '../../nudges/rules/recall-question.ts';
import { type CardFactsDeps, cardFacts } from '../cards/card-facts.ts';
import { cardModal } from '../cards/card-modal-view.ts';
import { goneCard } from '../cards/words.ts';
import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { ACTIONS, type ActionName } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { type ActionContext, onAction, targetIn } from '../kit/on-action.ts';
import { isDirectMessage } from '../kit/place.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import { answeredBlocks, goneBlocks, inPlaceOfAnswers, reopenedBlocks } from './nudge-answer-view.ts';
import { unpackNudge } from './nudge-ref.ts';
import { dismissedModal } from './nudge-status-view.ts';
import { revealedBlocks } from './nudge-view.ts';
import { reopenNudge } from './reopen-nudge.ts';
import { alreadyAnswered, NUDGE_FORGOTTEN, YOUR_NUDGE } from './words.ts';

const ANSWERS: readonly [ActionName, NudgeAnswer][] = [
  [ACTIONS.nudgeGotIt, 'got-it'],
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
      await update(action, reopenedBlocks(blocksOf(action), found.card, found.deliveryId));
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
  if (!isNudge(action)) return sayBriefly(action, NUDGE_FORGOTTEN);
  const { card, deliveryId } = found;
  const outcome = await deps.nudges.answer(action.person, responseOf(action, found, answer));
  switch (outcome.type) {
    case 'noted':
      return update(action, answeredBlocks(blocksOf(action), card, deliveryId, outcome));
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

function messageOf({ body }: ActionContext): { channel: string; messageTs: string } {
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  return { channel, messageTs: body.message?.ts ?? String(body.container?.message_ts ?? '') };
}

/**
 * Whether the message may be a nudge with answers: those are direct messages. Where an answer was given is kept as the place of
 * the nudge, and its message is changed later, so it must not be somebody else's, whatever a client says.
 */
function isNudge(action: ActionContext): boolean {
  return action.place.type === 'message' && isDirectMessage(messageOf(action).channel);
}

function blocksOf({ body }: ActionContext): Block[] {
  return (body.message?.blocks ?? []) as Block[];
}

/** Updates the nudge's message, if it is one of this person's own. Slack keeps its metadata when the call doesn't mention them. */
async function update(action: ActionContext, blocks: Block[]): Promise<void> {
  // In a modal or on the Home tab, there is no message.
  if (action.place.type !== 'message') return;
  const no = await whyNotPostIn(action.workspace, action.person, targetIn(action.place));
  if (no) return sayBriefly(action, no);
  if (!isNudge(action)) return sayBriefly(action, NUDGE_FORGOTTEN);
  const { channel, messageTs: ts } = messageOf(action);
  const text = shorten(action.body.message?.text || YOUR_NUDGE, LIMITS.messageText);
  await action.client.chat.update({ channel, ts, text, blocks });
}

function sayGone(action: ActionContext): Promise<void> {
  const cardId = unpackNudge(action.value)?.cardId ?? '?';
  return sayBriefly(action, goneCard(cardId));
}
