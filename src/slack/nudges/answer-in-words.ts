import type { Library } from '../../cards/library.ts';
import type { NudgeAnswer } from '../../nudges/delivery/delivery.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { goneCard } from '../cards/words.ts';
import { actions, type Reply, reply, section } from '../kit/blocks.ts';
import type { TextRequest } from '../kit/command.ts';
import { NUDGE_BLOCKS } from '../kit/ids.ts';
import { noteView } from '../kit/note-view.ts';
import type { NudgeBefore } from '../kit/nudge-before.ts';
import { answeredBlocks, answeredView } from './nudge-answer-view.ts';
import { stopButton } from './nudge-buttons.ts';
import { answerButtons } from './nudge-view.ts';
import { updateNudge } from './reopen-nudge.ts';
import { timesTried } from './times-tried.ts';
import { alreadyAnswered, IS_THAT_YOUR_ANSWER, NUDGE_FORGOTTEN, WAS_A_QUESTION } from './words.ts';

const ANSWERS = { done: 'got-it', later: 'later', never: 'not-for-me' } as const satisfies Record<
  string,
  NudgeAnswer
>;

/**
 * Where words may be an answer to a nudge, the buttons of that answer and of what else it may mean. A question is answered
 * with its own buttons.
 */
export function askedBackView(nudge: NudgeBefore, said: keyof typeof ANSWERS, library: Library): Reply {
  const card = library.card(nudge.cardId);
  if (!card) return noteView(goneCard(nudge.cardId));
  if (said === 'done' && nudge.form === 'ask') return noteView(WAS_A_QUESTION);
  const { gotIt, didIt, later, notForMe } = answerButtons(card, nudge.deliveryId);
  const done = card.nudge?.try ? didIt : gotIt;
  const either = said === 'later' ? [later, notForMe] : [said === 'done' ? done : notForMe, STOP_ALL];
  return reply(IS_THAT_YOUR_ANSWER, () => [
    section(IS_THAT_YOUR_ANSWER),
    { ...actions(...either), block_id: NUDGE_BLOCKS.answers },
  ]);
}

const STOP_ALL = stopButton({ of: 'me' });

/** Answers a nudge in words, as its buttons do: records it, shows it on the nudge, and says it. */
export async function answerInWords(
  { asker, workspace }: TextRequest,
  nudge: NudgeBefore,
  said: keyof typeof ANSWERS,
  { nudges, answers }: { nudges: Nudges; answers: { library(): Library } },
): Promise<Reply> {
  const card = answers.library().card(nudge.cardId);
  if (!card) return noteView(goneCard(nudge.cardId));
  // How well somebody knew it is known only once they have seen the answer.
  if (said === 'done' && nudge.form === 'ask') return noteView(WAS_A_QUESTION);
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
  return answeredView(card, deliveryId, done);
}
