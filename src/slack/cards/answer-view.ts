import type { types } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import { answerParts } from '../../cards/answer-parts.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { SearchHit } from '../../search/search-types.ts';
import {
  actions,
  type Block,
  button,
  context,
  divider,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText, escapeWithin, shorten } from '../kit/escape.ts';
import { ACTIONS, type ActionName, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { feedbackButtons } from './feedback-view.ts';
import { kindLabel } from './kind-label.ts';
import { saveButton } from './save-button.ts';
import {
  aboutCard,
  HOW_TO_ASK,
  NEAREST_CARDS,
  nothingFits,
  nothingFitsSpoken,
  OPEN,
  OTHER_CARDS,
  openCardLabel,
  READ_WHOLE_CARD,
  RELATED_CARDS,
  SHARE_ELSEWHERE,
  SHARE_HERE,
  shareElsewhereLabel,
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

/** A card as a short answer shows it: what it is, what to do first, what to measure. */
export function cardInShort(card: Card, library: Library): Block[] {
  const kind = library.kind(card.kind);
  return [
    context(kindLabel(card, kind)),
    section(`*${escapeText(card.title)}*\n${escapeText(card.summary)}`),
    ...answerParts(card, kind).map((part) =>
      section(`*${escapeText(part.label)}*\n${shorten(toMrkdwn(part.markdown), LIMITS.section - 200)}`),
    ),
  ];
}

/** The same as one text, for notifications and screen readers. */
export function cardFallbackText(card: Card, library: Library): string {
  const kind = library.kind(card.kind);
  const parts = answerParts(card, kind).map((part) => `${part.label}: ${plainText(part.markdown)}`);
  return escapeText([`${card.title} (${kind?.one ?? card.kind}). ${card.summary}`, ...parts].join('\n'));
}

/**
 * The buttons below a short card: at most two rows on a phone.
 * @param answerId empty if the card is not part of a recorded answer
 * @param last the last button; "Related cards" unless given
 */
export function cardActions(
  card: Card,
  answerId: string,
  shareable: boolean,
  last?: types.Button,
): types.ActionsBlock {
  const value = packRef({ cardId: card.id, answerId });
  const labelled = (text: string, action: ActionName, style?: 'primary') =>
    button(text, { action, value, label: aboutCard(text, card.title), ...(style && { style }) });
  const read = labelled(READ_WHOLE_CARD, ACTIONS.openCard, 'primary');
  const save = saveButton(card, answerId);
  const end = last ?? relatedButton(card, answerId);
  if (!shareable) return actions(read, save, end);
  const share = labelled(SHARE_HERE, ACTIONS.shareCard);
  return actions(read, share, save, ...overflowMenu(shareElsewhereButton(card, answerId), end));
}

/** The button that shows the cards that lead on from a card. */
export function relatedButton(card: Card, answerId: string): types.Button {
  return button(RELATED_CARDS, {
    action: ACTIONS.showRelated,
    value: packRef({ cardId: card.id, answerId }),
    label: aboutCard(RELATED_CARDS, card.title),
  });
}

/** The button that shares a card with any channel, with a note. */
export function shareElsewhereButton(card: Card, answerId: string): types.Button {
  return button(SHARE_ELSEWHERE, {
    action: ACTIONS.shareElsewhere,
    value: packRef({ cardId: card.id, answerId }),
    label: shareElsewhereLabel(card.title),
  });
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

/** Buttons that list the cards of each kind. */
export function kindButtons(library: Library): types.ActionsBlock {
  return actions(
    ...library.kinds
      .filter((kind) => library.ofKind(kind.id).length > 0)
      .map((kind, index) => button(kind.name, { action: ACTIONS.browseKind, value: kind.id, index })),
  );
}

/** Cards side by side, or in rows where Slack has no carousel. @param title mrkdwn */
export function otherCards(
  title: string,
  hits: readonly SearchHit[],
  answerId: string,
  library: Library,
  rich: boolean,
): Block[] {
  if (!rich) {
    return [divider, section(`*${title}*`), ...hits.map(({ card }) => cardRow(card, answerId, library))];
  }
  return [
    section(`*${title}*`),
    {
      type: 'carousel',
      elements: hits
        .slice(0, LIMITS.carouselCards)
        .map(({ card }, index) => cardBlock(card, index, answerId, library)),
    },
  ];
}

/**
 * A card as a row of a list, with a button that opens it.
 * @param library names the card's kind; leave it out in a list of one kind, where that would only repeat itself
 */
export function cardRow(card: Card, answerId: string, library?: Library): types.SectionBlock {
  const kind = library ? `\n${kindLabel(card, library.kind(card.kind))}` : '';
  return section(
    `*${escapeText(card.title)}*${kind}\n${escapeText(card.summary)}`,
    button(OPEN, {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId }),
      label: openCardLabel(card.title),
    }),
  );
}

function cardBlock(card: Card, index: number, answerId: string, library: Library): types.CardBlock {
  return {
    type: 'card',
    title: { type: 'mrkdwn', text: escapeWithin(card.title, LIMITS.cardTitle) },
    subtitle: {
      type: 'mrkdwn',
      text: shorten(kindLabel(card, library.kind(card.kind)), LIMITS.cardSubtitle),
    },
    body: { type: 'mrkdwn', text: escapeWithin(card.summary, LIMITS.cardBody) },
    actions: [
      button(OPEN, {
        action: ACTIONS.openCard,
        index,
        value: packRef({ cardId: card.id, answerId }),
        label: openCardLabel(card.title),
      }),
    ],
  };
}
