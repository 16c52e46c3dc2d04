import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import { goneCard } from '../cards/words.ts';
import { actions, type Reply, reply, section } from '../kit/blocks.ts';
import type { TextRequest } from '../kit/command.ts';
import { NUDGE_BLOCKS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { readable } from '../kit/message-text.ts';
import { noteView } from '../kit/note-view.ts';
import type { NudgeBefore } from '../kit/nudge-before.ts';
import { namedTime, whatCameOfIt } from '../kit/requests/nudge-answer-words.ts';
import { answeredBlocks, answeredView } from './nudge-answer-view.ts';
import { stopButton } from './nudge-buttons.ts';
import { nudgesView } from './nudge-status-view.ts';
import { answerButtons } from './nudge-view.ts';
import { reopenNudge, updateNudge } from './reopen-nudge.ts';
import { timesTried } from './times-tried.ts';
import { toldButton } from './tried-view.ts';
import { type AnsweredInWords, packAnswered } from './undo-change.ts';
import {
  addedToNote,
  alreadyAnswered,
  DID_NOT_WORK,
  IS_THAT_YOUR_ANSWER,
  keptNote,
  NOT_FINISHED,
  NOTHING_CHANGED,
  NOTHING_TO_TAKE_BACK,
  NUDGE_FORGOTTEN,
  noteIsFull,
  QUESTION_STAYS,
  sentences,
  takenBack,
  WAS_A_QUESTION,
  WAS_NO_QUESTION,
} from './words.ts';

const ANSWERS = { done: 'got-it', later: 'later', never: 'not-for-me' } as const satisfies Record<
  string,
  NudgeAnswer
>;

/** What words answer a nudge with. `failed`: that it was done, in vain. */
export interface AnswerInWords {
  answer: keyof typeof ANSWERS;
  failed?: true;
  /** That it was begun and isn't finished. */
  unfinished?: true;
  /** Whether it may be about everything that comes. */
  mayMeanAll?: true;
}

/**
 * Where words may be an answer to a nudge, the buttons of that answer and of what else it may mean. A question is answered
 * with its own buttons.
 */
export function askedBackView(
  nudge: NudgeBefore,
  { answer: said, failed, unfinished, mayMeanAll }: AnswerInWords,
  library: Library,
): Reply {
  const card = library.card(nudge.cardId);
  if (!card) return noteView(goneCard(nudge.cardId));
  if (said === 'done' && nudge.form === 'ask') return leaving(noteView(WAS_A_QUESTION));
  const { gotIt, didIt, didItInVain, later, notForMe } = answerButtons(card, nudge.deliveryId);
  const done = card.nudge?.try ? didIt : gotIt;
  const counted = card.nudge?.try ? didItInVain : gotIt;
  if (failed) return askingView(DID_NOT_WORK, counted, later);
  if (unfinished) return askingView(NOT_FINISHED, done, later);
  if (said === 'later') return askingView(IS_THAT_YOUR_ANSWER, later, notForMe);
  if (said === 'done') return askingView(IS_THAT_YOUR_ANSWER, done, mayMeanAll ? STOP_ALL : later);
  return askingView(IS_THAT_YOUR_ANSWER, notForMe, STOP_ALL);
}

function askingView(text: string, ...either: types.Button[]): Reply {
  const answers = { ...actions(...either), block_id: NUDGE_BLOCKS.answers };
  return leaving(reply(text, () => [section(text), answers]));
}

/** The nudge stays open, and what follows may still answer it. */
const leaving = (view: Reply): Reply => ({ ...view, leavesNudge: true });

const STOP_ALL = stopButton({ of: 'me' });

/** Answers a nudge in words, as its buttons do: records it, shows it on the nudge, and says it. */
export async function answerInWords(
  { asker, workspace, text }: TextRequest,
  nudge: NudgeBefore,
  said: keyof typeof ANSWERS,
  { nudges, answers }: { nudges: Nudges; answers: { library(): Library } },
): Promise<Reply> {
  const card = answers.library().card(nudge.cardId);
  if (!card) return noteView(goneCard(nudge.cardId));
  // How well somebody knew it is known only once they have seen the answer.
  if (said === 'done' && nudge.form === 'ask') return leaving(noteView(WAS_A_QUESTION));
  const { deliveryId, cardId, form, channel, ts: messageTs } = nudge;
  // What there is to do, they did; of the rest, they say that they know it.
  const answer: NudgeAnswer = said === 'done' && card.nudge?.try ? 'did-it' : ANSWERS[said];
  const outcome = await nudges.answer(asker, { deliveryId, cardId, answer, form, channel, messageTs });
  const times = await timesTried(asker, { deliveryId, cardId }, outcome, nudges);
  if (outcome.type === 'already') return noteView(alreadyAnswered(outcome.answer));
  if (outcome.type === 'gone') return noteView(NUDGE_FORGOTTEN);
  const done = { ...outcome, times };
  const blocks = answeredBlocks(nudge.blocks, card, deliveryId, done);
  await updateNudge(workspace.client, nudge, blocks, workspace.log);
  const note = answer === 'did-it' ? whatCameOfIt(readable(text)).slice(0, LIMITS.tried) : '';
  const noted = note === '' ? '' : await noteText(asker, deliveryId, note, nudges);
  const cantBeThen = answer === 'later' && namedTime(text) !== undefined;
  return answeredView(card, deliveryId, { ...done, noted, cantBeThen });
}

/** Keeps what somebody writes right after “I did it” about what came of it. */
export async function noteWhatCame(
  { asker, text }: Pick<TextRequest, 'asker' | 'text'>,
  about: AnsweredInWords,
  { nudges, answers }: { nudges: Nudges; answers: { library(): Library } },
): Promise<Reply> {
  const card = answers.library().card(about.cardId);
  const note = readable(text).trim().slice(0, LIMITS.tried);
  const noted = card ? await noteText(asker, about.deliveryId, note, nudges) : '';
  if (!card || !noted) return noteView(NUDGE_FORGOTTEN);
  const said = sentences(noted, WAS_NO_QUESTION);
  const view = reply(said, () => [section(said), actions(toldButton(card, about.deliveryId))]);
  return { ...view, aboutNudges: { said: 'noted', undo: packAnswered(about) } };
}

/** Adds a line to what came of a try, and says so; empty if the try is not known. @returns mrkdwn */
async function noteText(
  asker: TextRequest['asker'],
  deliveryId: string,
  line: string,
  nudges: Nudges,
): Promise<string> {
  const added = await nudges.addTryNote(asker, deliveryId, line, LIMITS.triedInAll);
  if (added.type === 'gone') return '';
  if (added.type === 'full') return noteIsFull(line);
  return added.first ? keptNote(line) : addedToNote(line);
}

/** Takes back the answer to a nudge, on the nudge as well, or says why it stays. */
export async function takeBackAnswer(
  { asker, workspace }: Pick<TextRequest, 'asker' | 'workspace'>,
  about: { deliveryId: string; cardId: string; onlyIfLast?: boolean },
  { nudges, answers }: { nudges: Nudges; answers: { library(): Library } },
): Promise<Reply> {
  const outcome = await nudges.takeBackAnswer(asker, about);
  if (outcome.type === 'question') return leaving(noteView(QUESTION_STAYS));
  if (outcome.type === 'nothing') return leaving(noteView(NOTHING_TO_TAKE_BACK));
  if (outcome.type === 'changed-since') {
    return leaving(nudgesView(await nudges.status(subscriberOf({ of: 'me' }, asker)), NOTHING_CHANGED));
  }
  const card = answers.library().card(about.cardId);
  const text = takenBack(outcome.answer, outcome.hadNote);
  for (const nudge of card ? outcome.nudges : []) {
    if (card) await reopenNudge(workspace.client, nudge, card, workspace.log, text);
  }
  return leaving(noteView(text));
}
