import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { cardInShort } from '../cards/answer-view.ts';
import { type Block, context, divider, modal, section } from '../kit/blocks.ts';
import { INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import type { ModalState } from '../kit/modal-state.ts';

const TITLE = 'Share a card';

export interface ShareForm {
  card: Card;
  /** Where it was opened: the channel that is chosen at first. */
  state: ModalState;
  /** What the person has written so far. */
  note?: string;
  /** Who shares it, for the credit in the preview. */
  userId: string;
  /** Why it could not be shared. mrkdwn */
  problem?: string;
}

/** Asks where to share a card and with which words, and shows what will be posted. */
export function shareForm(
  { card, state, note, userId, problem }: ShareForm,
  library: Library,
): types.ModalView {
  const blocks: Block[] = [
    ...(problem ? [section(`:warning: ${problem}`)] : []),
    {
      type: 'input',
      block_id: INPUTS.shareChannel,
      label: { type: 'plain_text', text: 'Channel' },
      element: {
        type: 'conversations_select',
        action_id: INPUTS.shareChannel,
        placeholder: { type: 'plain_text', text: 'Choose a channel' },
        ...(state.channel
          ? { initial_conversation: state.channel }
          : { default_to_current_conversation: true }),
        // Guidance of the house does not go to channels shared with other companies.
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      },
    },
    {
      type: 'input',
      block_id: INPUTS.shareNote,
      optional: true,
      label: { type: 'plain_text', text: 'Your note' },
      element: {
        type: 'plain_text_input',
        action_id: INPUTS.shareNote,
        multiline: true,
        max_length: LIMITS.shareNote,
        placeholder: { type: 'plain_text', text: 'Why this card, and for whom?' },
        ...(note && { initial_value: note }),
      },
    },
    divider,
    context(`*Preview:* <@${userId}> shared a guidance card, then your note, then:`),
    ...cardInShort(card, library),
  ];
  return {
    ...modal(VIEWS.shareElsewhere, TITLE, blocks, JSON.stringify({ ...state, cardId: card.id })),
    submit: { type: 'plain_text', text: 'Share' },
    close: { type: 'plain_text', text: 'Cancel' },
  };
}

/** Shown while it is posted, and when that is over. @param text mrkdwn */
export function shareOutcome(text: string, state: ModalState): types.ModalView {
  return modal(VIEWS.answer, TITLE, [section(text)], JSON.stringify(state));
}

/** Which card a submitted form shares; undefined when it is none of ours. */
export function readSharedCard(metadata: string): string | undefined {
  try {
    const value: unknown = JSON.parse(metadata);
    if (value && typeof value === 'object' && 'cardId' in value && typeof value.cardId === 'string') {
      return value.cardId;
    }
  } catch {
    // Of another version: there is nothing to share.
  }
  return undefined;
}
