import { pageIdIn } from '../../answers/answer.ts';
import type { RecordedAnswer } from '../../answers/follow-up.ts';
import type { Card } from '../../cards/card.ts';
import { answerView } from '../cards/answer-view.ts';
import { cardFacts } from '../cards/card-facts.ts';
import { savedNote } from '../cards/saved-note.ts';
import { shareFromElsewhere } from '../cards/share-card.ts';
import { sharedView } from '../cards/shared-view.ts';
import { tipView } from '../cards/tip-view.ts';
import { goneCard } from '../cards/words.ts';
import type { BotMessageMetadata } from '../kit/message-metadata.ts';
import { noteView } from '../kit/note-view.ts';
import { closerReply } from './closer-reply.ts';
import type { FollowUp } from './follow-up.ts';
import { replyOnPage } from './follow-up-on-page.ts';
import type { FollowUpDeps, FollowUpReply, FollowUpTextRequest } from './follow-up-request.ts';
import {
  moreCardsView,
  noOtherCardView,
  reportHereView,
  shareWhereView,
  wholeView,
} from './follow-up-view.ts';
import { nextCard } from './next-card.ts';
import { whyView } from './why-view.ts';
import {
  ANSWER_FORGOTTEN,
  HOW_TO_REPORT,
  NO_CARD_TO_LOOK_AT,
  NOT_SHARED_THERE,
  NOTHING_TO_REPLACE,
  noCardCovers,
  noneOfKind,
  SHARED_BY_SOMEONE,
  WAS_A_TIP,
  wasANudge,
} from './words.ts';

/** How many cards “more” shows at a time. */
const SOME = 3;

/** The reply to a request about the bot's last answer, with that answer as its context. */
export async function replyToFollowUp(
  request: FollowUpTextRequest,
  deps: FollowUpDeps,
): Promise<FollowUpReply> {
  const { answers, turns } = deps;
  const { followUp, last, asker, place, source, thread, workspace } = request;
  const library = answers.library();
  const given = last.answerId ? await answers.givenAnswer(last.answerId) : undefined;
  const cardId = cardIdOf(followUp, last, given);
  const pageId = pageIdIn(cardId);
  if (pageId !== undefined) {
    const onPage = await replyOnPage(request, pageId, given, deps);
    if (onPage) return onPage;
  }
  const card = cardId ? library.card(cardId) : undefined;
  const answerId = given?.id ?? '';
  /** A card that was no answer to a question has nothing to do with what the thread is about. */
  const behind = given ? thread : [];
  const shareElsewhere = async (shared: Card, channel: string): Promise<FollowUpReply> => ({
    reply: await shareFromElsewhere(
      {
        where: { channel },
        card: shared,
        sharedBy: asker.userId,
        answers: request.ts,
        library,
        workspace,
        turns,
      },
      asker,
      channel === place.channel ? 'here' : 'named',
    ),
    privately: true,
  });
  switch (followUp.type) {
    case 'more':
    case 'steer': {
      if (followUp.type === 'more' && last.tip) {
        return { reply: tipView(await answers.tip(asker), library, false) };
      }
      const from = given ?? asQuestion(last, card);
      if (!from) return { reply: noteView(ANSWER_FORGOTTEN), privately: true };
      const ofKind = followUp.type === 'steer' ? followUp.to : library.kind(from.ofKind ?? '');
      const howMany = followUp.type === 'more' ? followUp.howMany : 'some';
      const further = await answers.answerFurther({
        last: from,
        thread: behind,
        howMany: howMany === 'one' ? 1 : SOME,
        ofKind: ofKind?.id,
        asker,
        place,
        source,
      });
      if (further.type === 'exhausted') {
        const none = followUp.type === 'steer' && noneOfKind(further.question, followUp.to.name);
        return { reply: none ? noteView(none) : noOtherCardView(further.question, library, ofKind) };
      }
      return {
        reply: moreCardsView(further, library, { howMany, ofKind, shareable: false, now: workspace.now() }),
      };
    }
    case 'why': {
      if (!card) return withoutCard(cardId);
      if (!given) {
        const { deliveryId } = last;
        const about = deliveryId === undefined ? undefined : { deliveryId, cardId: card.id };
        const reason = about && (await deps.reasonOfChoice(asker, about));
        // Right after a choice, it is the answer that somebody wonders about.
        const why = [...(reason ? [reason] : []), whyWithoutQuestion(last)];
        return { reply: noteView(why.join('\n\n')), privately: true };
      }
      const explained = await answers.explain(given, card.id, thread);
      return { reply: whyView(card, answerId, { question: given.question, ...explained }, library) };
    }
    case 'closer': {
      if (!card) return given?.cardIds.length === 0 ? noteReply(NO_CARD_TO_LOOK_AT) : withoutCard(cardId);
      const hit = given && (await answers.foundAgain(given, card.id, thread));
      const found = {
        hit: hit ?? { card, score: 0, reasons: [], passages: [] },
        question: given?.question ?? '',
      };
      return { reply: closerReply(followUp.look, { ...found, answerId, where: place }, answers) };
    }
    case 'not-it': {
      if (last.tip) return { reply: tipView(await answers.tip(asker), library, false) };
      const from = given ?? asQuestion(last, card);
      if (!from) return noteReply(NOTHING_TO_REPLACE);
      // Of several cards, or where none answered, it is not known which one did not help.
      const judged = from.answered && last.cardId ? card : undefined;
      const noted = !judged || (await answers.noteUnhelpful(asker, answerId, judged.id));
      const ofKind = followUp.words ? undefined : from.ofKind;
      const next = { last: from, thread: behind, missing: followUp.words, ofKind, asker, place, source };
      return { reply: await nextCard(next, { noted, shareable: false, now: workspace.now() }, answers) };
    }
    case 'also': {
      const from = given ?? asQuestion(last, card);
      if (!from) return { reply: noteView(ANSWER_FORGOTTEN), privately: true };
      const { said, about } = followUp;
      const answer = await answers.answerAlso({
        last: from,
        thread: behind,
        said,
        about,
        asker,
        place,
        source,
      });
      if (answer.type !== 'unanswered')
        return {
          reply: answerView(answer, {
            library,
            now: workspace.now(),
            shareable: false,
            lastCardId: last.cardId,
          }),
        };
      // Where nobody called the bot, only the person who asked needs to know that it has nothing.
      return {
        reply: { ...noteView(noCardCovers(about)), answerId: answer.id },
        privately: source === 'thread',
      };
    }
    case 'whole': {
      if (!card) return withoutCard(cardId);
      await answers.noteOpened(asker, card.id);
      return { reply: wholeView(card, answerId, cardFacts(workspace, deps)) };
    }
    case 'save': {
      if (!card) return withoutCard(cardId);
      const outcome = await answers.saveCard(asker, card.id);
      return { reply: savedNote(card, answerId, outcome), privately: true };
    }
    case 'report': {
      if (!card) return noteReply(HOW_TO_REPORT);
      return { reply: reportHereView(card, answerId), privately: true };
    }
    case 'share': {
      if (!card) return withoutCard(cardId);
      if (followUp.where === 'person' || followUp.where === 'unknown') {
        return { reply: shareWhereView(card, answerId, NOT_SHARED_THERE[followUp.where]), privately: true };
      }
      if (typeof followUp.where === 'object') return shareElsewhere(card, followUp.where.channel);
      if (source === 'direct') return { reply: shareWhereView(card, answerId) };
      if (followUp.where === 'channel') return shareElsewhere(card, place.channel);
      const share = { where: place, card, sharedBy: asker.userId, library, workspace, turns };
      return { reply: sharedView(card, library, asker.userId), share };
    }
  }
}

/** A sentence for the one who asked. */
function noteReply(text: string): FollowUpReply {
  return { reply: noteView(text), privately: true };
}

/** The reply when the card is gone, or the bot no longer knows which one it was. */
function withoutCard(cardId: string | undefined): FollowUpReply {
  return { reply: noteView(cardId ? goneCard(cardId) : ANSWER_FORGOTTEN), privately: true };
}

/** The id of the card that a request refers to: the one that the message shows, or one by its place in the answer. */
function cardIdOf(
  followUp: FollowUp,
  last: BotMessageMetadata,
  given: RecordedAnswer | undefined,
): string | undefined {
  const at = 'at' in followUp ? followUp.at : 0;
  return at === 0 ? (last.cardId ?? given?.cardIds[0]) : given?.cardIds[at];
}

/** For a card that was no answer to a question, its title becomes the question. */
function asQuestion(last: BotMessageMetadata, card: Card | undefined): RecordedAnswer | undefined {
  // For a forgotten answer, this would invent a question that nobody asked.
  if (!card || last.answerId) return undefined;
  const { id, title } = card;
  return { id: '', question: title, writers: [], cardIds: [id], answered: true, ofKind: undefined };
}

function whyWithoutQuestion({ tip, answerId, nudgeWhy }: BotMessageMetadata): string {
  if (nudgeWhy !== undefined) return wasANudge(nudgeWhy);
  if (tip) return WAS_A_TIP;
  if (answerId) return ANSWER_FORGOTTEN;
  return SHARED_BY_SOMEONE;
}
