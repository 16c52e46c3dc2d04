import type { AnswerService } from '../../answers/answer-service.ts';
import type { Reason } from '../../search/search-types.ts';
import { answerView } from '../cards/answer-view.ts';
import type { Reply } from '../kit/blocks.ts';
import type { CommandTable, TextRequest } from '../kit/command.ts';
import { meantView } from './help-view.ts';

export interface ReplyDeps {
  answers: AnswerService;
  commands: CommandTable;
}

/** The reply to any text that somebody writes to the bot, wherever it comes from: a command's, or an answer. */
export async function replyTo(request: TextRequest, { answers, commands }: ReplyDeps): Promise<Reply> {
  const run = commands.find(request.text, request);
  if (run) return run(request);
  const { text, asker, place, source, shareable, lastCardId, thread = [] } = request;
  const question = { text, asker, place, source };
  const answer =
    thread.length > 0 ? await answers.answerInThread(question, thread) : await answers.answer(question);
  // A word that is nearly a command and fits no card is a typing error, not a question.
  const meant = commands.nearest(text);
  return meant && (answer.type === 'unanswered' || namesKindAlone(answer.best.reasons))
    ? meantView(meant)
    : answerView(answer, { library: answers.library(), shareable, lastCardId });
}

/** Whether a card was found only because its kind was asked for, so that any other of its kind fits as well. */
function namesKindAlone(reasons: readonly Reason[]): boolean {
  return (
    reasons.some(({ type }) => type === 'named-kind') &&
    reasons.every(({ type }) => type === 'named-kind' || type === 'spelling')
  );
}
