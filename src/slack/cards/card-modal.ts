import type { types } from '@slack/bolt';
import type { Card, Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { stepsOf } from '../../cards/steps.ts';
import { actions, type Block, button, context, divider, header, modal, section } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, packRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { packWhose } from '../kit/whose.ts';
import { COMMAND } from '../kit/words.ts';
import { cardRow, shareElsewhereButton } from './answer-view.ts';
import { feedbackButtons } from './feedback-view.ts';
import { kindLabel } from './kind-label.ts';
import { saveButton } from './save-button.ts';

/**
 * The whole card.
 * @param saved whether the person who sees it has saved it
 */
export function cardModal(
  card: Card,
  library: Library,
  answerId: string,
  state: ModalState,
  saved = false,
): types.ModalView {
  const kind = library.kind(card.kind);
  const related = library.related(card);
  const blocks: Block[] = [
    ...cardText(card, kind),
    actions(
      saveButton(card, answerId, saved),
      learnButton(card),
      ...(state.channel ? [shareButton(card, answerId, state)] : []),
      shareElsewhereButton(card, answerId),
      ...(state.channel && stepsOf(card) ? [checklistButton(card, answerId)] : []),
    ),
    ...(related.length > 0
      ? [divider, section('*Related cards*'), ...related.map((one) => cardRow(one, answerId, library))]
      : []),
    divider,
    ...(card.references.length > 0 ? [section(references(card))] : []),
    context(
      `From the guide: ${escapeText(card.source.section)} › ${escapeText(card.source.item)}`,
      `Reviewed ${card.reviewed} by ${escapeText(card.owner)}`,
    ),
    // A block of code is copied with one press, and the command finds the card whatever it will be called.
    section(`This card’s name, to copy:\n\`\`\`${COMMAND} card ${escapeText(card.id)}\`\`\``),
    // context_actions may stand in messages only, so a modal always has the plain buttons.
    feedbackButtons({ cardId: card.id, answerId }, false),
  ];
  return modal(VIEWS.card, kind?.one ?? 'Card', blocks, JSON.stringify(state));
}

/** What a card says, from its title to its last section. */
export function cardText(card: Card, kind: Kind | undefined): Block[] {
  return [
    header(card.title),
    context(kindLabel(card, kind)),
    section(escapeText(card.summary)),
    ...card.sections.flatMap((part) => sectionBlocks(part.heading, toMrkdwn(part.body))),
  ];
}

/** The button of a modal that shares a card where the modal was opened. @param index makes it unique in its block */
export function shareButton(
  card: Card,
  answerId: string,
  { threadTs }: ModalState,
  index?: number,
): types.Button {
  const text = threadTs ? 'Share in the thread' : 'Share in the channel';
  return button(text, {
    action: ACTIONS.shareCard,
    value: packRef({ cardId: card.id, answerId }),
    label: `${text}: ${card.title}`,
    ...(index !== undefined && { index }),
  });
}

/** The button that makes a checklist of a card's steps where the modal was opened. */
function checklistButton(card: Card, answerId: string): types.Button {
  return button('Make a checklist', {
    action: ACTIONS.makeChecklist,
    value: packRef({ cardId: card.id, answerId }),
    label: `Make a checklist of: ${card.title}`,
  });
}

/** Opens the form for nudges, with the topics of this card filled in for whoever has none yet. */
function learnButton(card: Card): types.Button {
  return button('Learn with nudges', {
    action: ACTIONS.nudgesChange,
    value: `${packWhose({ of: 'me' })} ${card.id}`,
    label: `Learn with nudges, on topics like ${card.title}`,
  });
}

/** Related cards as a list of their own. */
export function relatedModal(
  card: Card,
  library: Library,
  answerId: string,
  state: ModalState,
): types.ModalView {
  const related = library.related(card);
  return modal(
    VIEWS.list,
    'Related cards',
    [
      section(`Cards that lead on from *${escapeText(card.title)}*`),
      ...(related.length > 0
        ? related.map((one) => cardRow(one, answerId, library))
        : [section('None yet.')]),
    ],
    JSON.stringify(state),
  );
}

/** A section's text over as many blocks as Slack's limit asks for, cut between lines. */
function sectionBlocks(heading: string, text: string): Block[] {
  const pieces: string[] = [];
  let piece = `*${escapeText(heading)}*`;
  for (const line of text.split('\n')) {
    if (piece.length + line.length + 1 > LIMITS.section) {
      pieces.push(piece);
      piece = shorten(line, LIMITS.section);
    } else {
      piece += `\n${line}`;
    }
  }
  return [...pieces, piece].map((one) => section(one));
}

/** Where a card's claims can be read. @returns mrkdwn */
export function references(card: Card): string {
  const lines = card.references.map(
    ({ title, url }) => `• <${url}|${escapeText(title).replaceAll('|', '¦')}>`,
  );
  return ['*Read on*', ...lines].join('\n');
}
