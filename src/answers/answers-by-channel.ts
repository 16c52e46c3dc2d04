import type { AnswerService } from './answer-service.ts';

/**
 * Answers from a team's own cards and pages alone in some channels, and from all cards everywhere else. What is not asked in a
 * channel, such as a saved card, knows all cards.
 * @param channels Slack's ids of the channels
 */
export function answersByChannel(
  everywhere: AnswerService,
  ownAlone: AnswerService,
  channels: ReadonlySet<string>,
): AnswerService {
  const at = ({ place }: { place: { channel: string } }) =>
    channels.has(place.channel) ? ownAlone : everywhere;
  return {
    ...everywhere,
    answer: (question) => at(question).answer(question),
    answerInThread: (question, thread) => at(question).answerInThread(question, thread),
    answerAtOnce: (question, among) => at(question).answerAtOnce(question, among),
    answerFurther: (request) => at(request).answerFurther(request),
    answerAlso: (request) => at(request).answerAlso(request),
  };
}
