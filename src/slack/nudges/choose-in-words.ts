import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { goneCard } from '../cards/words.ts';
import type { Reply } from '../kit/blocks.ts';
import { readChoiceInWords } from '../kit/choice-words.ts';
import type { Command, CommandText, TextRequest } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import type { QuestionBefore } from '../kit/question-before.ts';
import { type NudgeRef, unpackNudge } from './nudge-ref.ts';
import {
  changedBlocks,
  chosenBlocks,
  chosenReply,
  correctedBlocks,
  letterOf,
  readChoice,
} from './question-view.ts';
import { changeNudge, updateNudge } from './reopen-nudge.ts';
import { alreadyAnswered, correctedSentence, NUDGE_FORGOTTEN, QUESTION_CHANGED } from './words.ts';

interface ChooseInWordsDeps {
  nudges: Nudges;
  answers: { library(): Library };
}

/** What a text presses. */
type Pressed =
  | { type: 'choice'; question: QuestionBefore; ref: NudgeRef }
  | { type: 'sure'; ref: NudgeRef; rating: 'hard' | 'easy' };

/** “B” under an open question, and “I was guessing” after the choice: the same as the buttons. */
export const chooseInWords: Command<ChooseInWordsDeps, Pressed> = {
  names: ['choose'],
  visibility: 'everyone',
  words: () => [],
  read: readPress,
  run: (request, deps, pressed) =>
    pressed.type === 'choice' ? choose(request, pressed, deps) : correct(request, pressed, deps),
};

function readPress({ key, before }: CommandText): Pressed | undefined {
  const question = before?.question;
  const said = question && readChoiceInWords(key);
  if (!said) return undefined;
  if (said.type === 'sure') {
    const ref = question.corrections.map(unpackNudge).find((one) => one?.more === said.rating);
    return ref && { type: 'sure', ref, rating: said.rating };
  }
  const ref = question.choices
    .map(unpackNudge)
    .find((one) => one && letterOf(readChoice(one.more)?.choice ?? 0) === said.letter);
  return ref && { type: 'choice', question, ref };
}

async function choose(
  { asker, workspace }: TextRequest,
  { question, ref }: Extract<Pressed, { type: 'choice' }>,
  { nudges, answers }: ChooseInWordsDeps,
): Promise<Reply> {
  const chosen = readChoice(ref.more);
  if (!chosen) return noteView(NUDGE_FORGOTTEN);
  const { deliveryId, cardId } = ref;
  const { channel, ts: messageTs, blocks } = question;
  const outcome = await nudges.choose(asker, { deliveryId, cardId, ...chosen, channel, messageTs });
  switch (outcome.type) {
    case 'chosen':
      await updateNudge(workspace.client, question, chosenBlocks(blocks, outcome, deliveryId), workspace.log);
      return chosenReply(outcome, deliveryId);
    case 'changed': {
      const card = answers.library().card(cardId);
      if (!card) return noteView(goneCard(cardId));
      await updateNudge(workspace.client, question, changedBlocks(blocks, card), workspace.log);
      return noteView(QUESTION_CHANGED);
    }
    case 'already':
      return noteView(alreadyAnswered(outcome.answer));
    case 'gone':
      return noteView(NUDGE_FORGOTTEN);
  }
}

async function correct(
  { asker, workspace }: TextRequest,
  { ref, rating }: Extract<Pressed, { type: 'sure' }>,
  { nudges, answers }: ChooseInWordsDeps,
): Promise<Reply> {
  const card = answers.library().card(ref.cardId);
  if (!card) return noteView(goneCard(ref.cardId));
  const outcome = await nudges.correctRating(asker, { ...ref, rating });
  if (outcome.type === 'already') return noteView(alreadyAnswered(outcome.answer));
  if (outcome.type === 'gone') return noteView(NUDGE_FORGOTTEN);
  const { again, message } = outcome;
  await changeNudge(
    workspace.client,
    message,
    (blocks) => correctedBlocks(blocks, card, { rating, again }),
    workspace.log,
  );
  return noteView(correctedSentence(rating, again));
}
