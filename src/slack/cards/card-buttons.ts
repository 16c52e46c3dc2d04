import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { actions, button, overflowMenu } from '../kit/blocks.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { cardLists } from './list-view.ts';
import { openButton } from './open-button.ts';
import { readButton } from './read-button.ts';
import { saveButton } from './save-button.ts';
import {
  aboutCard,
  HELPFUL,
  NOT_HELPFUL,
  openNamed,
  postChecklist,
  RELATED_CARDS,
  SHARE_ELSEWHERE,
  SHARE_HERE,
  shareElsewhereLabel,
} from './words.ts';

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
  const read = readButton(card, answerId, { style: 'primary' });
  const save = saveButton(card, answerId);
  const end = last ?? relatedButton(card, answerId);
  if (!shareable) return actions(read, save, end);
  return actions(
    read,
    shareHereButton(card, answerId),
    save,
    ...overflowMenu(shareElsewhereButton(card, answerId), end),
  );
}

/** The button that shares a card in the channel where the button is. */
export function shareHereButton(card: Card, answerId: string): types.Button {
  return button(SHARE_HERE, {
    action: ACTIONS.shareCard,
    value: packRef({ cardId: card.id, answerId }),
    label: aboutCard(SHARE_HERE, card.title),
  });
}

/** The buttons that tell whether a card helped. */
export function feedbackButtons(card: Card, answerId: string): types.Button[] {
  const value = packRef({ cardId: card.id, answerId });
  return [
    button(HELPFUL, { action: ACTIONS.helpful, value }),
    button(NOT_HELPFUL, { action: ACTIONS.notHelpful, value }),
  ];
}

/** The buttons that open the other cards of an answer, at most two. */
export function otherCardButtons(others: readonly { card: Card }[], answerId: string): types.Button[] {
  return others.slice(0, 2).map(({ card }) => openButton(card, answerId, undefined, openNamed(card.title)));
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

/** The button that posts a checklist of the card's steps where the button is, or its modal was opened from. */
export function checklistButton(
  card: Card,
  answerId: string,
  { channelName, threadTs }: Pick<ModalState, 'channelName' | 'threadTs'>,
): types.Button {
  const text = postChecklist(channelName, Boolean(threadTs));
  return button(text, {
    action: ACTIONS.makeChecklist,
    value: packRef({ cardId: card.id, answerId }),
    label: aboutCard(text, card.title),
  });
}

/** Buttons that list the cards of each kind, and of each topic across kinds; nothing where there are no cards. */
export function kindButtons(library: Library): types.ActionsBlock[] {
  const lists = cardLists(library);
  if (lists.length === 0) return [];
  return [
    actions(
      ...lists.map(({ id, name }, index) => button(name, { action: ACTIONS.browseKind, value: id, index })),
    ),
  ];
}
