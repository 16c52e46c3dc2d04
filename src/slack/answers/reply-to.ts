import type { AnswerService } from '../../answers/answer-service.ts';
import type { Reason } from '../../search/search-types.ts';
import { answerView } from '../cards/answer-view.ts';
import type { Reply } from '../kit/blocks.ts';
import type { CommandTable, TextRequest } from '../kit/command.ts';
import { didYouMeanView } from './help-view.ts';

export interface ReplyDeps {
  answers: AnswerService;
  commands: CommandTable;
}

/** Replies to any text that a person writes to the bot, wherever it comes from: runs a command, or answers a question. */
export async function replyTo(request: TextRequest, { answers, commands }: ReplyDeps): Promise<Reply> {
  const run = commands.find(request.text, request);
  if (run) return run(request);
  const { text, asker, place, source, shareable, lastCardId, thread = [] } = request;
  const question = { text, asker, place, source };
  const answer =
    thread.length > 0 ? await answers.answerInThread(question, thread) : await answers.answer(question);
  // A word that is almost a command and fits no card is a typo, not a question.
  const likely = commands.nearest(text);
  if (likely && (answer.type !== 'answered' || namesOnlyKind(answer.best.reasons)))
    return didYouMeanView(likely);
  return answerView(answer, { library: answers.library(), shareable, lastCardId });
}

/** Whether the text only named the card's kind, so that any other card of its kind would fit as well. */
function namesOnlyKind(reasons: readonly Reason[]): boolean {
  return (
    reasons.some(({ type }) => type === 'named-kind') &&
    reasons.every(({ type }) => type === 'named-kind' || type === 'spelling')
  );
}
