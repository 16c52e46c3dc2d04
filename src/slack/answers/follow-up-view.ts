import { type Answer, hitsOf } from '../../answers/answer.ts';
import type { MoreResults } from '../../answers/follow-up.ts';
import type { Card, Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { cardActions, kindButtons, shareElsewhereButton } from '../cards/card-buttons.ts';
import type { CardFacts } from '../cards/card-facts.ts';
import { cardFooter } from '../cards/card-footer.ts';
import { cardText, references } from '../cards/card-modal-view.ts';
import { otherCards } from '../cards/card-rows.ts';
import { overdueNotes } from '../cards/checked-text.ts';
import { feedbackButtons, reportButton } from '../cards/feedback-view.ts';
import { cardFallbackText, cardInShort } from '../cards/short-card-view.ts';
import { OTHER_CARDS, whyFound } from '../cards/words.ts';
import { actions, button, context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import {
  kindCardsTitle,
  moreCardsSummary,
  moreCardsTitle,
  noOtherCard,
  reportHere,
  TRY_OTHER_WORDS,
  whereToShare,
} from './words.ts';

/** The next cards for an earlier question: one in short, or a handful side by side. */
export function moreCardsView(
  answer: Answer,
  library: Library,
  {
    howMany,
    ofKind,
    shareable,
    now,
  }: { howMany: 'one' | 'some'; ofKind: Kind | undefined; shareable: boolean; now: Date },
): Reply {
  const hits = hitsOf(answer);
  const [first, ...others] = hits;
  if (!first) return noOtherCardView(answer.question, library, ofKind);
  const title = ofKind
    ? kindCardsTitle(ofKind.emoji, ofKind.name, answer.question)
    : moreCardsTitle(howMany, answer.question);
  if (howMany === 'some' && !ofKind) {
    const summary = moreCardsSummary(hits.map(({ card }) => card.title));
    const list = reply(escapeText(summary), (rich) => otherCards(title, hits, answer.id, library, rich));
    return { ...list, answerId: answer.id };
  }
  const why = whyFound(first.reasons);
  const below = [...(why ? [why] : []), ...overdueNotes([first.card], now)];
  const shown = reply(cardFallbackText(first.card, library), (rich) => [
    context(title),
    ...cardInShort(first.card, library),
    cardActions(first.card, answer.id, shareable),
    ...(others.length > 0 ? otherCards(OTHER_CARDS, others, answer.id, library, rich) : []),
    ...(below.length > 0 ? [context(...below)] : []),
    feedbackButtons({ cardId: first.card.id, answerId: answer.id }, rich),
  ]);
  return { ...shown, cardId: first.card.id, answerId: answer.id };
}

/** Says that a question's cards have all been shown. */
export function noOtherCardView(
  question: Extract<MoreResults, { type: 'exhausted' }>['question'],
  library: Library,
  ofKind: Kind | undefined,
): Reply {
  const text = noOtherCard(question, ofKind?.name);
  return reply(`${text} ${TRY_OTHER_WORDS.alone}`, () => [
    section(`${text} ${library.cards.length > 0 ? TRY_OTHER_WORDS.aboveButtons : TRY_OTHER_WORDS.alone}`),
    ...(ofKind
      ? [actions(button(ofKind.name, { action: ACTIONS.browseKind, value: ofKind.id, index: 0 }))]
      : kindButtons(library)),
  ]);
}

/** The whole card as a message, for places where no window can open. */
export function wholeView(card: Card, answerId: string, facts: CardFacts): Reply {
  const { library, now } = facts;
  const view = reply(cardFallbackText(card, library), (rich) => [
    ...cardText(card, library.kind(card.kind), now),
    ...(card.references.length > 0 ? [section(references(card))] : []),
    ...cardFooter(card, facts, { people: false }),
    feedbackButtons({ cardId: card.id, answerId }, rich),
    actions(reportButton(card)),
  ]);
  return { ...view, cardId: card.id, ...(answerId && { answerId }) };
}

/** Says how to report that something on the card is wrong. */
export function reportHereView(card: Card, answerId: string): Reply {
  const text = reportHere(card.title);
  const view = reply(text.replaceAll('*', ''), () => [section(text), actions(reportButton(card))]);
  return { ...view, cardId: card.id, ...(answerId && { answerId }) };
}

/** Asks where to share a card: in a direct message, nobody else would see it. @param why why not where the person said. mrkdwn */
export function shareWhereView(card: Card, answerId: string, why?: string): Reply {
  const text = why ? `${why} ${whereToShare(card.title)}` : whereToShare(card.title);
  const ask = reply(text.replaceAll('*', ''), () => [
    section(text),
    actions(shareElsewhereButton(card, answerId)),
  ]);
  return { ...ask, cardId: card.id, ...(answerId && { answerId }) };
}
