import type { AnswerSource } from '../../answers/question.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import type { Reason } from '../../search/search-types.ts';
import { answerView, cardActions, cardFallbackText, cardInShort } from '../cards/answer-view.ts';
import { nameACardView, noSuchCardView } from '../cards/card-name.ts';
import { cardsNamedLike } from '../cards/card-names.ts';
import { COMMAND } from '../cards/copy.ts';
import { listView } from '../cards/list-view.ts';
import { noteView } from '../cards/shared-view.ts';
import { tipView } from '../cards/tip-view.ts';
import type { SlackDeps } from '../deps.ts';
import { type Reply, reply } from '../kit/blocks.ts';
import { nudgesReply } from '../nudges/nudge-reply.ts';
import { privacyView } from '../privacy/privacy-view.ts';
import { savedView } from '../saved/saved-view.ts';
import { suggestReply } from '../suggestions/suggest-switch.ts';
import { readRequest } from './command-text.ts';
import { helpView, meantView } from './help-view.ts';

const SAVED_IS_PRIVATE = `Your saved cards are for your eyes: write \`${COMMAND} saved\`, or look on my Home tab.`;

export interface Asked {
  text: string;
  asker: Person;
  place: ConversationRef;
  source: AnswerSource;
  /** Whether only the asker sees the reply. */
  shareable: boolean;
  /** In a thread: what people wrote before, oldest first. */
  thread?: readonly string[];
  /** In a thread: the card of the bot's last answer. */
  lastCardId?: string | undefined;
}

/** The reply to any text that somebody writes to the bot, whichever door it comes by. */
export async function replyTo(
  asked: Asked,
  deps: Pick<SlackDeps, 'answers' | 'nudges' | 'proactive' | 'sender' | 'botUserId' | 'botName'>,
): Promise<Reply> {
  const { answers, botUserId } = deps;
  const library = answers.library();
  const request = readRequest(asked.text, library, asked.source === 'command');
  const inThread = (asked.thread?.length ?? 0) > 0;
  switch (request.type) {
    case 'help':
      // A mention alone in a thread asks about the thread.
      if (inThread && !/help|usage|menu/i.test(asked.text)) break;
      return helpView(library, botUserId);
    case 'thanks':
      return noteView('You’re welcome. Ask again whenever you like.');
    case 'saved':
      // What somebody has saved is not for the channel in which they ask.
      if (asked.source === 'mention' || asked.source === 'thread') return noteView(SAVED_IS_PRIVATE);
      return savedView(await answers.savedCards(asked.asker), library, 0);
    case 'privacy':
      return privacyView();
    case 'nudges':
      return nudgesReply(request.about, asked, deps);
    case 'suggest':
      return suggestReply(request.to, { by: asked.asker, channel: asked.place.channel }, deps);
    case 'browse':
      return listView(request.of, library, 0);
    case 'tip':
      return tipView(await answers.tip(asked.asker), library, asked.shareable);
    case 'card': {
      const card = library.card(request.id);
      if (!card) {
        const near = cardsNamedLike(request.id, library);
        return near.length > 0
          ? noSuchCardView(request.id, near, library)
          : nameACardView(library, request.id);
      }
      await answers.noteOpened(asked.asker, card.id);
      const shown = reply(cardFallbackText(card, library), () => [
        ...cardInShort(card, library),
        cardActions(card, '', asked.shareable),
      ]);
      return { ...shown, cardId: card.id };
    }
    case 'question':
      break;
  }
  const question = { text: asked.text, asker: asked.asker, place: asked.place, source: asked.source };
  const answer = inThread
    ? await answers.answerInThread(question, asked.thread ?? [])
    : await answers.answer(question);
  const view = answerView(answer, {
    library,
    shareable: asked.shareable,
    lastCardId: asked.lastCardId,
  });
  // A word that is nearly a sub-command and fits no card is a typing error, not a question.
  const meant = request.type === 'question' ? request.meant : undefined;
  return meant && (answer.type === 'unanswered' || namesKindAlone(answer.best.reasons))
    ? meantView(meant)
    : view;
}

/** Whether a card was found by nothing but the kind that was asked for, so that any other of its kind fits as well. */
function namesKindAlone(reasons: readonly Reason[]): boolean {
  return (
    reasons.some(({ type: kind }) => kind === 'named-kind') &&
    reasons.every(({ type: kind }) => kind === 'named-kind' || kind === 'spelling')
  );
}
