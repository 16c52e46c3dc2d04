import type { Answer } from '../../answers/answer.ts';
import type { MoreResults } from '../../answers/follow-up.ts';
import type { Card, Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Reason, SearchHit } from '../../search/search-types.ts';
import {
  cardActions,
  cardFallbackText,
  cardInShort,
  otherCards,
  shareElsewhereButton,
} from '../cards/answer-view.ts';
import { cardText, references } from '../cards/card-modal.ts';
import { feedbackButtons } from '../cards/feedback-view.ts';
import { whyFound } from '../cards/words.ts';
import { actions, button, context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import { COMMAND, quoted } from '../kit/words.ts';

/** The next cards for an earlier question: the first in short, or a handful side by side. */
export function furtherView(
  answer: Answer,
  library: Library,
  { howMany, ofKind, shareable }: { howMany: 'one' | 'some'; ofKind: Kind | undefined; shareable: boolean },
): Reply {
  const hits = answer.type === 'answered' ? [answer.best, ...answer.others] : answer.nearest;
  const [first, ...others] = hits;
  if (!first) return exhaustedView(answer.question, library, ofKind);
  const about = answer.question.trim() ? ` for ${quoted(answer.question)}` : '';
  const title = ofKind
    ? `${ofKind.emoji} ${escapeText(ofKind.name)}${about}`
    : `${howMany === 'one' ? 'Another one' : 'More'}${about}`;
  if (howMany === 'some' && !ofKind) {
    const titles = hits.map(({ card }) => card.title).join('; ');
    const list = reply(escapeText(`More: ${titles}`), (rich) =>
      otherCards(title, hits, answer.id, library, rich),
    );
    return { ...list, answerId: answer.id };
  }
  const shown = reply(cardFallbackText(first.card, library), (rich) => [
    context(title),
    ...cardInShort(first.card, library),
    cardActions(first.card, answer.id, shareable),
    ...(others.length > 0 ? otherCards('These may fit, too', others, answer.id, library, rich) : []),
    ...(whyFound(first.reasons) ? [context(whyFound(first.reasons))] : []),
    feedbackButtons({ cardId: first.card.id, answerId: answer.id }, rich),
  ]);
  return { ...shown, cardId: first.card.id, answerId: answer.id };
}

/** Said when a question's cards have all been shown. */
export function exhaustedView(
  question: Extract<MoreResults, { type: 'exhausted' }>['question'],
  library: Library,
  ofKind: Kind | undefined,
): Reply {
  const about = question.trim() ? ` for ${quoted(question)}` : ' for this';
  const what = ofKind ? `no other card under *${escapeText(ofKind.name)}*` : 'no other card that fits';
  const text = `I have ${what}${about}.`;
  const kinds = ofKind ? [ofKind] : library.kinds.filter((kind) => library.ofKind(kind.id).length > 0);
  return reply(`${text} Ask in other words, or browse with ${COMMAND} help.`, () => [
    section(`${text} Ask in other words, or browse:`),
    actions(
      ...kinds.map((kind, index) => button(kind.name, { action: ACTIONS.browseKind, value: kind.id, index })),
    ),
  ]);
}

export interface Explained {
  question: string;
  reasons: readonly Reason[];
  /** Whether the thread was read, because the question said too little by itself. */
  fromThread: boolean;
  runnerUp: SearchHit | undefined;
}

/** Why a card was chosen, in words that a person can check against the card. */
export function whyView(
  card: Card,
  answerId: string,
  { question, reasons, fromThread, runnerUp }: Explained,
  library: Library,
): Reply {
  const asked = question.trim() ? ` for ${quoted(question)}` : '';
  const title = `*Why “${escapeText(card.title)}”*${asked}`;
  const lines = [
    ...(fromThread ? ['Your message alone said too little, so I read the thread.'] : []),
    ...reasonLines(reasons, library, fromThread ? 'the words there' : 'your words'),
  ];
  const why =
    lines.length > 0
      ? lines.map((line) => `• ${line}`).join('\n')
      : 'None of your words stand on this card as it is now; it may have changed since.';
  const next = runnerUp
    ? `Next came *${escapeText(runnerUp.card.title)}*${withReasons(runnerUp.reasons)}`
    : undefined;
  const view = reply([title, why, next].filter(Boolean).join('\n').replaceAll('*', ''), () => [
    section(title),
    section(why),
    ...(next ? [context(next)] : []),
    context('No language model chose it. Not it? Say “another one”.'),
    cardActions(card, answerId, false),
  ]);
  return { ...view, cardId: card.id, answerId };
}

function withReasons(reasons: readonly Reason[]): string {
  const why = whyFound(reasons);
  return why ? ` (${why.charAt(0).toLowerCase()}${why.slice(1)})` : '';
}

function reasonLines(reasons: readonly Reason[], library: Library, words: string): string[] {
  const terms = reasons.flatMap((reason) => (reason.type === 'term' ? [`*${escapeText(reason.term)}*`] : []));
  const rest = reasons.flatMap((reason) => (reason.type === 'term' ? [] : [reasonLine(reason, library)]));
  return [...(terms.length > 0 ? [`These of ${words} stand on it: ${terms.join(', ')}.`] : []), ...rest];
}

function reasonLine(reason: Exclude<Reason, { type: 'term' }>, library: Library): string {
  switch (reason.type) {
    case 'spelling':
      return `I read “${escapeText(reason.typed)}” as *${escapeText(reason.readAs)}*, which stands on it.`;
    case 'concept':
      return `“${escapeText(reason.typed)}” belongs to *${escapeText(reason.concept)}*, which the card is about.`;
    case 'meaning':
      return `“${escapeText(reason.typed)}” is used like *${escapeText(reason.near)}*, which stands on it.`;
    case 'named-kind': {
      const kind = library.kind(reason.cardKind);
      return `You asked for ${escapeText(kind?.name.toLowerCase() ?? reason.cardKind)}.`;
    }
    case 'found-helpful':
      return `${reason.people} people found it helpful for this very question.`;
  }
}

/** The whole card as a message, for where no window can be opened. */
export function wholeView(card: Card, answerId: string, library: Library): Reply {
  const view = reply(cardFallbackText(card, library), (rich) => [
    ...cardText(card, library.kind(card.kind)),
    ...(card.references.length > 0 ? [section(references(card))] : []),
    feedbackButtons({ cardId: card.id, answerId }, rich),
  ]);
  return { ...view, cardId: card.id, ...(answerId && { answerId }) };
}

/** Asks where a card shall be shared: a direct message has nobody else to see it. */
export function shareWhereView(card: Card, answerId: string): Reply {
  const text = `Where shall I share *${escapeText(card.title)}*? It is posted in your name.`;
  const ask = reply(text.replaceAll('*', ''), () => [
    section(text),
    actions(shareElsewhereButton(card, answerId)),
  ]);
  return { ...ask, cardId: card.id, ...(answerId && { answerId }) };
}
