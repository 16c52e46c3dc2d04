import type { types } from '@slack/bolt';
import type { Card, Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { passagesOf } from '../../cards/passages.ts';
import { stepsOf } from '../../cards/steps.ts';
import { actions, type Block, button, context, divider, header, modal, section } from '../kit/blocks.ts';
import { escapeText, isInCode, linkTo, shorten, shortenMarkup } from '../kit/escape.ts';
import { ACTIONS, packRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { packWhose } from '../kit/whose.ts';
import { checklistButton, shareElsewhereButton } from './card-buttons.ts';
import type { CardFacts } from './card-facts.ts';
import { cardFooter } from './card-footer.ts';
import { cardRow } from './card-rows.ts';
import { overdueNote } from './checked-text.ts';
import { wholeCardFeedback } from './feedback-view.ts';
import { kindLabel } from './kind-label.ts';
import { saveButton } from './save-button.ts';
import {
  aboutCard,
  answeredBy,
  LEARN,
  leadOnFrom,
  learnLabel,
  NONE_RELATED,
  nameToCopy,
  openCardLabel,
  READ_ON,
  REHEARSE,
  RELATED_CARDS,
  RELATED_HEADING,
  shareIn,
} from './words.ts';

export interface CardModalOptions {
  answerId: string;
  state: ModalState;
  /** Whether the person who sees it has saved it. */
  saved?: boolean;
  /** The place of the passage that answered; it comes first. */
  passage?: number | undefined;
}

/** The whole card. */
export function cardModal(
  card: Card,
  facts: CardFacts,
  { answerId, state, saved = false, passage }: CardModalOptions,
): types.ModalView {
  const { library, now } = facts;
  const kind = library.kind(card.kind);
  const related = library.related(card);
  const blocks: Block[] = [
    ...answeringPassage(card, passage),
    ...cardText(card, kind, now),
    actions(
      saveButton(card, answerId, saved),
      ...(facts.withoutNudges?.has(card.kind) ? [] : [learnButton(card)]),
      ...(card.nudge?.rehearsal ? [rehearseButton(card, answerId)] : []),
      ...(state.channel ? [shareButton(card, answerId, state)] : []),
      shareElsewhereButton(card, answerId),
      ...(state.channel && stepsOf(card) ? [checklistButton(card, answerId, state)] : []),
    ),
    ...(related.length > 0 ? [divider, section(RELATED_HEADING), relatedButtons(related, answerId)] : []),
    divider,
    ...(card.references.length > 0 ? [section(references(card))] : []),
    ...cardFooter(card, facts, { people: true }),
    // A block of code can be copied with one click, and the command finds the card even if its title changes.
    section(nameToCopy(card.id)),
    wholeCardFeedback(card, answerId),
  ];
  return modal(VIEWS.card, card.title, blocks, JSON.stringify(state));
}

/** The related cards by their titles: whole summaries would push what follows two screens down. */
function relatedButtons(related: readonly Card[], answerId: string): types.ActionsBlock {
  return actions(
    ...related.map((one, index) =>
      button(one.title, {
        action: ACTIONS.openCard,
        index,
        value: packRef({ cardId: one.id, answerId }),
        label: openCardLabel(one.title),
      }),
    ),
  );
}

/** The passage that answered, above the card: a modal always opens at its beginning. */
function answeringPassage(card: Card, at: number | undefined): Block[] {
  const passage = at === undefined ? undefined : passagesOf(card)[at];
  const text = passage ? toMrkdwn(passage.markdown) : '';
  if (!passage || !text.trim()) return [];
  return [context(answeredBy(passage.heading)), section(text), divider];
}

/** Everything that a card says, from its title to its last section. */
export function cardText(card: Card, kind: Kind | undefined, now: Date): Block[] {
  const overdue = overdueNote(card, now);
  return [
    header(card.title),
    context(kindLabel(card, kind), ...(overdue ? [overdue] : [])),
    section(escapeText(card.summary)),
    ...card.sections.flatMap((part) => sectionBlocks(part.heading, toMrkdwn(part.body))),
  ];
}

/**
 * A modal's button that shares a card where the modal was opened.
 * @param index makes its id unique within the block
 */
export function shareButton(
  card: Card,
  answerId: string,
  { channelName, threadTs }: ModalState,
  index?: number,
): types.Button {
  const text = shareIn(channelName, Boolean(threadTs));
  return button(text, {
    action: ACTIONS.shareCard,
    value: packRef({ cardId: card.id, answerId }),
    label: aboutCard(text, card.title),
    ...(index !== undefined && { index }),
  });
}

/** Opens the nudge form, with this card's topics filled in for anybody who has chosen none yet. */
function learnButton(card: Card): types.Button {
  return button(LEARN, {
    action: ACTIONS.nudgesChange,
    value: `${packWhose({ of: 'me' })} ${card.id}`,
    label: learnLabel(card.title),
  });
}

/** Asks for the reader's own words in a hard moment. */
function rehearseButton(card: Card, answerId: string): types.Button {
  return button(REHEARSE, {
    action: ACTIONS.rehearse,
    value: packRef({ cardId: card.id, answerId }),
    label: aboutCard(REHEARSE, card.title),
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
    RELATED_CARDS,
    [
      section(leadOnFrom(card.title)),
      ...(related.length > 0
        ? related.map((one) => cardRow(one, answerId, library))
        : [section(NONE_RELATED)]),
    ],
    JSON.stringify(state),
  );
}

/** Two line breaks, and three backticks that end what is cut. */
const ROOM_FOR_FENCES = 5;

/** A section's text in as many blocks as Slack's limit requires, cut between lines. */
function sectionBlocks(heading: string, text: string): Block[] {
  const pieces: string[] = [];
  let piece = `*${escapeText(heading)}*`;
  for (const line of text.split('\n')) {
    if (piece.length + line.length + ROOM_FOR_FENCES > LIMITS.section) {
      // Code that is cut ends here, and goes on in the next piece.
      const inCode = isInCode(piece);
      pieces.push(inCode ? `${piece}\n\`\`\`` : piece);
      const room = LIMITS.section - 2 * ROOM_FOR_FENCES;
      piece = inCode ? `\`\`\`\n${shorten(line, room)}` : shortenMarkup(line, room);
    } else {
      piece += `\n${line}`;
    }
  }
  return [...pieces, piece].map((one) => section(one));
}

/** Where to read more about a card's claims. @returns mrkdwn */
export function references(card: Card): string {
  const lines = card.references.map(({ title, url }) => `• ${linkTo(url, escapeText(title))}`);
  return [READ_ON, ...lines].join('\n');
}
