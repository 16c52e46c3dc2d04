import type { Answer } from '../answers/answer.ts';
import type { AnswerService } from '../answers/answer-service.ts';
import type { Question } from '../answers/question.ts';
import type { BotMetrics } from './bot-metrics.ts';

/** The same service, which counts what is asked and what comes of it. */
export function observeAnswers(
  service: AnswerService,
  { answered }: Pick<BotMetrics, 'answered'>,
): AnswerService {
  const note = ({ source }: Question, { type }: Answer, began: number) =>
    answered(source, type, (performance.now() - began) / 1000);
  const timed = async (question: Question, answer: () => Promise<Answer>) => {
    const began = performance.now();
    const found = await answer();
    note(question, found, began);
    return found;
  };
  return {
    ...service,
    answer: (question) => timed(question, () => service.answer(question)),
    answerInThread: (question, thread) => timed(question, () => service.answerInThread(question, thread)),
    answerAtOnce(question, among) {
      const began = performance.now();
      const found = service.answerAtOnce(question, among);
      note(question, found.answer, began);
      return found;
    },
  };
}
