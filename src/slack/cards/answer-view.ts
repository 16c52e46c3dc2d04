import type { Answer } from '../../answers/answer.ts';
import type { Library } from '../../cards/library.ts';
import { context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { cardActions, kindButtons } from './card-buttons.ts';
import { otherCards } from './card-rows.ts';
import { feedbackButtons } from './feedback-view.ts';
import { cardFallbackText, cardInShort } from './short-card-view.ts';
import {
  HOW_TO_ASK,
  NEAREST_CARDS,
  nothingFits,
  nothingFitsSpoken,
  OTHER_CARDS,
  stillThatCard,
  whyFound,
} from './words.ts';

export interface AnswerOptions {
  library: Library;
  /** Whether only the asker sees the reply, so that sharing it makes sense. */
  shareable: boolean;
  /** The card of the bot's last answer in the same thread; there is no need to say all of it again. */
  lastCardId?: string | undefined;
}

/** The reply to a question: the best card in short with up to two more, or an honest "no card fits". */
export function answerView(answer: Answer, options: AnswerOptions): Reply {
  return answer.type === 'answered'
    ? { ...foundView(answer, options), cardId: answer.best.card.id, answerId: answer.id }
    : { ...notFoundView(answer, options), answerId: answer.id, unanswered: true };
}

function foundView(
  answer: Extract<Answer, { type: 'answered' }>,
  { library, shareable, lastCardId }: AnswerOptions,
): Reply {
  const { best, others, id } = answer;
  if (best.card.id === lastCardId) return againView(answer, library);
  return reply(cardFallbackText(best.card, library), (rich) => [
    ...cardInShort(best.card, library),
    cardActions(best.card, id, shareable),
    ...(others.length > 0 ? otherCards(OTHER_CARDS, others, id, library, rich) : []),
    ...(whyFound(best.reasons) ? [context(whyFound(best.reasons))] : []),
    feedbackButtons({ cardId: best.card.id, answerId: id }, rich),
  ]);
}

/**
 * If the answer is the thread's last one again: a pointer to it and what else may fit, instead of the same wall of
 * text.
 */
function againView({ best, others, id }: Extract<Answer, { type: 'answered' }>, library: Library): Reply {
  const { card } = best;
  return reply(stillThatCard(escapeText(card.title)), (rich) => [
    section(stillThatCard(`*${escapeText(card.title)}*`)),
    cardActions(card, id, false),
    ...(others.length > 0 ? otherCards(OTHER_CARDS, others, id, library, rich) : []),
    feedbackButtons({ cardId: card.id, answerId: id }, rich),
  ]);
}

function notFoundView(answer: Extract<Answer, { type: 'unanswered' }>, { library }: AnswerOptions): Reply {
  const { nearest, id, question } = answer;
  const spoken = nothingFitsSpoken(nearest.map((hit) => hit.card.title));
  return reply(escapeText(spoken), (rich) => [
    section(`:mag: ${nothingFits(question)}`),
    ...(nearest.length > 0 ? otherCards(NEAREST_CARDS, nearest, id, library, rich) : []),
    section(HOW_TO_ASK),
    kindButtons(library),
  ]);
}
