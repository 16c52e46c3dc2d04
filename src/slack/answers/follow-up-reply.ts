import type { RecordedAnswer } from '../../answers/follow-up.ts';
import type { AnswerSource } from '../../answers/question.ts';
import type { Card } from '../../cards/card.ts';
import type { ConversationRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';
import { goneCard } from '../cards/copy.ts';
import { shareIn } from '../cards/share-card.ts';
import { noteView, sharedView } from '../cards/shared-view.ts';
import { tipView } from '../cards/tip-view.ts';
import type { SlackDeps } from '../deps.ts';
import type { Reply } from '../kit/blocks.ts';
import type { BotMessageMetadata } from '../kit/thread.ts';
import { savedNote } from '../saved/saved-view.ts';
import type { FollowUp } from './follow-up-text.ts';
import { exhaustedView, furtherView, shareWhereView, wholeView, whyView } from './follow-up-view.ts';

export interface FollowUpAsked {
  wish: FollowUp;
  /** The bot's last message, by its metadata. */
  last: BotMessageMetadata;
  asker: Person;
  place: ConversationRef;
  source: AnswerSource;
  /** In a thread: what people wrote in it, oldest first, without wishes like this one. */
  thread: readonly string[];
}

export interface FollowUpReply {
  reply: Reply;
  /** It concerns the asker alone: in a thread the others need not see it. */
  privately?: boolean;
}

/** How many cards "more" shows at a time. */
const SOME = 3;

const FORGOTTEN =
  'I don’t know any more which question that was about. Ask me again, and then say “more”, “why this one?” or “share it”.';

/** The reply to a wish about the bot's last answer, with that answer as its context. */
export async function replyToFollowUp(asked: FollowUpAsked, deps: SlackDeps): Promise<FollowUpReply> {
  const { wish, last, asker, place, source, thread } = asked;
  const { answers } = deps;
  const library = answers.library();
  const given = last.answerId ? await answers.givenAnswer(last.answerId) : undefined;
  const cardId = cardMeant(wish, last, given);
  const card = cardId ? library.card(cardId) : undefined;
  const answerId = given?.id ?? '';
  switch (wish.type) {
    case 'more':
    case 'steer': {
      if (wish.type === 'more' && last.tip) {
        return { reply: tipView(await answers.tip(asker), library, false) };
      }
      const from = given ?? asQuestion(last, library.card(last.cardId ?? ''));
      if (!from) return { reply: noteView(FORGOTTEN), privately: true };
      const ofKind = wish.type === 'steer' ? wish.to : library.kind(from.ofKind ?? '');
      const howMany = wish.type === 'more' ? wish.howMany : 'some';
      const further = await answers.answerFurther({
        last: from,
        thread,
        howMany: howMany === 'one' ? 1 : SOME,
        ofKind: ofKind?.id,
        asker,
        place,
        source,
      });
      if (further.type === 'exhausted') return { reply: exhaustedView(further.question, library, ofKind) };
      return { reply: furtherView(further, library, { howMany, ofKind, shareable: false }) };
    }
    case 'why': {
      if (!card) return { reply: cardId ? noteView(goneCard(cardId)) : noteView(FORGOTTEN), privately: true };
      if (!given) return { reply: noteView(notBySearch(last)), privately: true };
      const explained = answers.explain(given, card.id, thread);
      return { reply: whyView(card, answerId, { question: given.question, ...explained }, library) };
    }
    case 'whole': {
      if (!card) return { reply: cardId ? noteView(goneCard(cardId)) : noteView(FORGOTTEN), privately: true };
      await answers.noteOpened(asker, card.id);
      return { reply: wholeView(card, answerId, library) };
    }
    case 'save': {
      if (!card) return { reply: cardId ? noteView(goneCard(cardId)) : noteView(FORGOTTEN), privately: true };
      const outcome = await answers.saveCard(asker, card.id);
      return { reply: savedNote(card, answerId, outcome), privately: true };
    }
    case 'share': {
      if (!card) return { reply: cardId ? noteView(goneCard(cardId)) : noteView(FORGOTTEN), privately: true };
      if (typeof wish.where === 'object') return shareElsewhere(card, wish.where.channel, asker, deps);
      if (source === 'direct') return { reply: shareWhereView(card, answerId) };
      if (wish.where === 'channel') return shareElsewhere(card, place.channel, asker, deps);
      return { reply: sharedView(card, library, asker.userId) };
    }
  }
}

async function shareElsewhere(
  card: Card,
  channel: string,
  asker: Person,
  deps: SlackDeps,
): Promise<FollowUpReply> {
  return { reply: noteView(await shareIn({ channel }, card, asker.userId, deps)), privately: true };
}

/** Which card the wish speaks of: the one that the message shows, or one by its place in the answer. */
function cardMeant(
  wish: FollowUp,
  last: BotMessageMetadata,
  given: RecordedAnswer | undefined,
): string | undefined {
  const at = 'at' in wish ? wish.at : 0;
  return at === 0 ? (last.cardId ?? given?.cardIds[0]) : given?.cardIds[at];
}

/** A card that nobody asked for by a question leads on by its title. */
function asQuestion(last: BotMessageMetadata, card: Card | undefined): RecordedAnswer | undefined {
  // With an answer that is no longer known, its card alone would only pretend to be the question.
  if (!card || last.answerId) return undefined;
  return { id: '', question: card.title, cardIds: [card.id], answered: true, ofKind: undefined };
}

function notBySearch({ tip, answerId }: BotMessageMetadata): string {
  if (tip) return 'That was a tip, drawn from the cards that you have not just seen. No question led to it.';
  if (answerId) return FORGOTTEN;
  return 'No question led to that card, so there are no words that I could name. Somebody chose it.';
}
