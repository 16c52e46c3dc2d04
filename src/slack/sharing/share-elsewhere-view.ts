import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { cardInShort } from '../cards/short-card-view.ts';
import { sharedBy } from '../cards/words.ts';
import { type Block, context, divider, modal, section } from '../kit/blocks.ts';
import { INPUTS, type PostRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import type { ModalState } from '../kit/modal-state.ts';
import { asNote } from '../kit/show.ts';
import { postedBlock } from '../kit/undo-view.ts';
import {
  CANCEL,
  CHANNEL,
  CHOOSE_CHANNEL,
  NOTE_PLACEHOLDER,
  preview,
  SHARE,
  SHARE_TITLE,
  YOUR_NOTE,
} from './words.ts';

export interface ShareForm {
  card: Card;
  /** Where it was opened. That channel is not preselected: there is a button for it, and this form is for others. */
  state: ModalState;
  /** What the person has written so far. */
  note?: string;
  /** Who shares it, for the credit in the preview. */
  userId: string;
  /** Why it could not be shared. mrkdwn */
  problem?: string;
}

/** Asks where to share a card, and with which note, and shows what will be posted. */
export function shareForm(
  { card, state, note, userId, problem }: ShareForm,
  library: Library,
): types.ModalView {
  const blocks: Block[] = [
    ...(problem ? [section(`:warning: ${problem}`)] : []),
    {
      type: 'input',
      block_id: INPUTS.shareChannel,
      // Whether the bot is in the channel is told before anybody writes a note.
      dispatch_action: true,
      label: { type: 'plain_text', text: CHANNEL },
      element: {
        type: 'conversations_select',
        action_id: INPUTS.shareChannel,
        placeholder: { type: 'plain_text', text: CHOOSE_CHANNEL },
        // The team's own guidance must not end up in channels shared with other companies.
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      },
    },
    {
      type: 'input',
      block_id: INPUTS.shareNote,
      optional: true,
      label: { type: 'plain_text', text: YOUR_NOTE },
      element: {
        type: 'plain_text_input',
        action_id: INPUTS.shareNote,
        multiline: true,
        max_length: LIMITS.shareNote,
        placeholder: { type: 'plain_text', text: NOTE_PLACEHOLDER },
        ...(note && { initial_value: note }),
      },
    },
    divider,
    context(preview(sharedBy(userId))),
    ...cardInShort(card, library),
  ];
  return {
    ...modal(VIEWS.shareElsewhere, SHARE_TITLE, blocks, JSON.stringify({ ...state, cardId: card.id })),
    submit: { type: 'plain_text', text: SHARE },
    close: { type: 'plain_text', text: CANCEL },
  };
}

/** What came of it. @param text mrkdwn */
export function shareOutcome(text: string, state: ModalState): types.ModalView {
  return modal(VIEWS.answer, SHARE_TITLE, [section(text)], JSON.stringify(state));
}

/** That it is shared, with a way to take it back. @param text mrkdwn */
export function sharedOutcome(text: string, post: PostRef, state: ModalState): types.ModalView {
  return modal(VIEWS.answer, SHARE_TITLE, asNote([postedBlock(text, post)]), JSON.stringify(state));
}

/** The card that a submitted form shares; undefined if it is not a form of ours. */
export function readSharedCard(metadata: string): string | undefined {
  try {
    const value: unknown = JSON.parse(metadata);
    if (value && typeof value === 'object' && 'cardId' in value && typeof value.cardId === 'string') {
      return value.cardId;
    }
  } catch {
    // From another version: there is nothing to share.
  }
  return undefined;
}
