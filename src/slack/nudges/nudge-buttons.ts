import type { App } from '@slack/bolt';
import type { NudgeAnswer, NudgeFormat } from '../../nudges/delivery/delivery.ts';
import { recallAnswer } from '../../nudges/rules/recall-question.ts';
import { cardModal } from '../cards/card-modal.ts';
import { goneCard } from '../cards/copy.ts';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { ACTIONS, type ActionName, anyNumber } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { sayBriefly, showModal, updateModal } from '../kit/show.ts';
import {
  answeredBlocks,
  goneBlocks,
  inPlaceOfAnswers,
  openAgainBlocks,
  saidInWords,
} from './nudge-answer-view.ts';
import { unpackNudge } from './nudge-refs.ts';
import { putAwayModal } from './nudge-status-view.ts';
import { revealedBlocks } from './nudge-view.ts';
import { openAgain } from './old-nudges.ts';

const ANSWERS: readonly [ActionName, NudgeAnswer][] = [
  [ACTIONS.nudgeGotIt, 'got-it'],
  [ACTIONS.nudgeLater, 'later'],
  [ACTIONS.nudgeNotForMe, 'not-for-me'],
];

const RATINGS: readonly string[] = ['again', 'hard', 'good', 'easy'] satisfies NudgeAnswer[];

/** The buttons by which a person answers a nudge. */
export function registerNudgeButtons(app: App, deps: SlackDeps): void {
  for (const [action, answer] of ANSWERS) {
    app.action(action, (args) => answerNudge(args as ActionArgs, deps, answer));
  }
  app.action(ACTIONS.nudgeMore, (args) => showMore(args as ActionArgs, deps));
  app.action(ACTIONS.nudgeReveal, (args) => reveal(args as ActionArgs, deps));
  app.action(anyNumber(ACTIONS.nudgeRate), (args) => rate(args as ActionArgs, deps));
  app.action(ACTIONS.nudgeBringBack, (args) => bringBack(args as ActionArgs, deps));
}

async function answerNudge(args: ActionArgs, deps: SlackDeps, answer: NudgeAnswer): Promise<void> {
  await args.ack();
  await noteAnswer(args, deps, answer);
}

async function rate(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const rating = unpackNudge(args.payload.value)?.more ?? '';
  if (RATINGS.includes(rating)) await noteAnswer(args, deps, rating as NudgeAnswer);
}

async function showMore(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const found = pressedNudge(args, deps);
  if (!found) return sayGone(args, deps);
  await showModal(args, placeOf(args), cardModal(found.card, deps.answers.library(), '', { channel: '' }));
  // Looking is an answer, but not the last word: the other buttons stay.
  await deps.nudges.answer(actorOf(args), pressOf(args, found, 'more'));
}

/** Shows the answer to a question; how well it was known is asked then. */
async function reveal(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const found = pressedNudge(args, deps);
  const library = deps.answers.library();
  const answer = found && recallAnswer(found.card, library.kind(found.card.kind), found.more);
  await deps.nudges.recordActivity(actorOf(args));
  if (!found || !answer) {
    await update(args, goneBlocks(blocksOf(args)));
    return;
  }
  await update(args, inPlaceOfAnswers(blocksOf(args), revealedBlocks(found.card, found.deliveryId, answer)));
}

async function bringBack(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const found = pressedNudge(args, deps);
  if (!found) return sayGone(args, deps);
  const person = actorOf(args);
  const nudges = await deps.nudges.bringBack(person, found.card.id);
  try {
    if (args.body.view) {
      await updateModal(args.client, args.body.view.id, putAwayModal(await deps.nudges.putAway(person)));
    } else {
      await update(args, openAgainBlocks(blocksOf(args), found.card, found.deliveryId));
    }
  } finally {
    // The card is back, whether that could be shown here or not.
    for (const nudge of nudges) {
      if (nudge.id !== found.deliveryId) await openAgain(args.client, nudge, found.card, deps.log);
    }
  }
}

async function noteAnswer(args: ActionArgs, deps: SlackDeps, answer: NudgeAnswer): Promise<void> {
  const found = pressedNudge(args, deps);
  if (!found) return sayGone(args, deps);
  const { card, deliveryId } = found;
  const noted = await deps.nudges.answer(actorOf(args), pressOf(args, found, answer));
  switch (noted.type) {
    case 'noted':
      return update(args, answeredBlocks(blocksOf(args), card, deliveryId, noted));
    case 'already':
      return sayBriefly(
        args,
        placeOf(args),
        `You have answered this. ${saidInWords(noted.answer)}`,
        deps.log,
      );
    case 'gone':
      return sayBriefly(
        args,
        placeOf(args),
        'I keep nothing about this nudge any more, so I have noted nothing.',
        deps.log,
      );
  }
}

type PressedNudge = NonNullable<ReturnType<typeof pressedNudge>>;

function pressedNudge({ payload }: ActionArgs, deps: SlackDeps) {
  const ref = unpackNudge(payload.value);
  const card = ref && deps.answers.library().card(ref.cardId);
  return ref && card ? { ...ref, card } : undefined;
}

function pressOf(args: ActionArgs, { deliveryId, cardId }: PressedNudge, answer: NudgeAnswer) {
  const { channel, messageTs } = messageOf(args);
  const form: NudgeFormat = RATINGS.includes(answer) ? 'ask' : 'tell';
  return { deliveryId, cardId, answer, form, channel, messageTs };
}

function messageOf({ body }: ActionArgs): { channel: string; messageTs: string } {
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  return { channel, messageTs: body.message?.ts ?? String(body.container?.message_ts ?? '') };
}

function blocksOf({ body }: ActionArgs): Block[] {
  return (body.message?.blocks ?? []) as Block[];
}

/** Shows the nudge as it is now; its metadata stay when they are not named. */
async function update(args: ActionArgs, blocks: Block[]): Promise<void> {
  const { channel, messageTs: ts } = messageOf(args);
  const text = shorten(args.body.message?.text || 'Your nudge', LIMITS.messageText);
  await args.client.chat.update({ channel, ts, text, blocks });
}

function sayGone(args: ActionArgs, deps: SlackDeps): Promise<void> {
  const cardId = unpackNudge(args.payload.value)?.cardId ?? '?';
  return sayBriefly(args, placeOf(args), goneCard(cardId), deps.log);
}
