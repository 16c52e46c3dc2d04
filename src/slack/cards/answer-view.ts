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
import { COMMAND, quoted } from '../kit/words.ts';
import { feedbackButtons } from './feedback-view.ts';
import { kindLabel } from './kind-label.ts';
import { saveButton } from './save-button.ts';
import { whyFound } from './words.ts';

export interface AnswerOptions {
  library: Library;
  /** Whether the reply is seen by the asker alone, so that sharing it makes sense. */
  shareable: boolean;
  /** The card of the bot's last answer in the same thread: it need not be said whole once more. */
  lastCardId?: string | undefined;
}

/** The reply to a question: the best card in short and up to two more, or an honest "no card fits". */
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
    ...(others.length > 0 ? otherCards('These may fit, too', others, id, library, rich) : []),
    ...(whyFound(best.reasons) ? [context(whyFound(best.reasons))] : []),
    feedbackButtons({ cardId: best.card.id, answerId: id }, rich),
  ]);
}

/** The thread's last answer once more: a pointer to it, and what else may fit, instead of the same wall of text. */
function againView({ best, others, id }: Extract<Answer, { type: 'answered' }>, library: Library): Reply {
  const { card } = best;
  return reply(escapeText(`Still the card above: ${card.title}. The whole card says more.`), (rich) => [
    section(`Still the card above: *${escapeText(card.title)}*. The whole card says more.`),
    cardActions(card, id, false),
    ...(others.length > 0 ? otherCards('These may fit, too', others, id, library, rich) : []),
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
 * The buttons under a card in short: at most two rows of them on a phone.
 * @param answerId empty when the card is not part of a recorded answer
 * @param last what stands at the end; the related cards unless told
 */
export function cardActions(
  card: Card,
  answerId: string,
  shareable: boolean,
  last?: types.Button,
): types.ActionsBlock {
  const value = packRef({ cardId: card.id, answerId });
  const labelled = (text: string, action: ActionName, style?: 'primary') =>
    button(text, { action, value, label: `${text}: ${card.title}`, ...(style && { style }) });
  const read = labelled('Read the whole card', ACTIONS.openCard, 'primary');
  const save = saveButton(card, answerId);
  const end = last ?? relatedButton(card, answerId);
  if (!shareable) return actions(read, save, end);
  const share = labelled('Share in this channel', ACTIONS.shareCard);
  return actions(read, share, save, ...overflowMenu(shareElsewhereButton(card, answerId), end));
}

/** The button that shows the cards that lead on from a card. */
export function relatedButton(card: Card, answerId: string): types.Button {
  return button('Related cards', {
    action: ACTIONS.showRelated,
    value: packRef({ cardId: card.id, answerId }),
    label: `Related cards: ${card.title}`,
  });
}

/** The button that shares a card with any channel, with a note. */
export function shareElsewhereButton(card: Card, answerId: string): types.Button {
  return button('Share elsewhere…', {
    action: ACTIONS.shareElsewhere,
    value: packRef({ cardId: card.id, answerId }),
    label: `Share elsewhere, with a note: ${card.title}`,
  });
}

function notFoundView(answer: Extract<Answer, { type: 'unanswered' }>, { library }: AnswerOptions): Reply {
  const { nearest, id, question } = answer;
  const asked = question.trim() ? ` for ${quoted(question)}` : '';
  const opening = `No card fits with confidence${asked}.`;
  const spoken = [
    `No card fits with confidence.`,
    ...(nearest.length > 0 ? [`Nearest: ${nearest.map((hit) => hit.card.title).join('; ')}.`] : []),
    `Try to name the thing itself, or browse with ${COMMAND} help.`,
  ].join(' ');
  return reply(escapeText(spoken), (rich) => [
    section(`:mag: ${opening}`),
    ...(nearest.length > 0 ? otherCards('The nearest I have', nearest, id, library, rich) : []),
    section(
      '*How to ask so that I find it*\n• Name the thing itself: “model drift”, “alert fatigue”, “salary of a senior”.\n• Say what hurts in a sentence: “the pipeline takes an hour since we added the model tests”.\n• Leave out names and numbers; I know the field, not your systems.',
    ),
    kindButtons(library),
  ]);
}

/** Buttons that lead to the lists of cards by kind. */
export function kindButtons(library: Library): types.ActionsBlock {
  return actions(
    ...library.kinds
      .filter((kind) => library.ofKind(kind.id).length > 0)
      .map((kind, index) => button(kind.name, { action: ACTIONS.browseKind, value: kind.id, index })),
  );
}

/** Cards side by side, or as rows where Slack has no carousel. @param title mrkdwn */
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
 * A card as a line of a list, with a button that opens it.
 * @param library to name the card's kind; left out in a list of one kind, where it would only repeat itself
 */
export function cardRow(card: Card, answerId: string, library?: Library): types.SectionBlock {
  const kind = library ? `\n${kindLabel(card, library.kind(card.kind))}` : '';
  return section(
    `*${escapeText(card.title)}*${kind}\n${escapeText(card.summary)}`,
    button('Open', {
      action: ACTIONS.openCard,
      value: packRef({ cardId: card.id, answerId }),
      label: `Open the card ${card.title}`,
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
      button('Open', {
        action: ACTIONS.openCard,
        index,
        value: packRef({ cardId: card.id, answerId }),
        label: `Open the card ${card.title}`,
      }),
    ],
  };
}
