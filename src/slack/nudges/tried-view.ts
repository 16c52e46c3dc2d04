import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { readButton } from '../cards/read-button.ts';
import {
  actions,
  type Block,
  button,
  context,
  modal,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, INPUTS, type PostRef, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { LIMITS } from '../kit/limits.ts';
import { asNote } from '../kit/show.ts';
import { postedBlock, removePostButton } from '../kit/undo-view.ts';
import { WAITING } from '../kit/words.ts';

import { type NudgeRef, packNudge } from './nudge-ref.ts';
import { BUTTONS, TRIED, triedBy, triedTitle } from './words.ts';

/** Opens the form that asks what came of it. */
export function toldButton(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.Button {
  return button(BUTTONS.whatCame, {
    action: ACTIONS.nudgeTold,
    value: packNudge({ deliveryId, cardId: card.id, more: '' }),
    label: `${BUTTONS.whatCame} ${card.title}`,
  });
}

/** Thanks somebody who tried what a channel's nudge proposes. @param text mrkdwn */
export function triedNote(text: string, card: Pick<Card, 'id' | 'title'>, deliveryId: string): Reply {
  return reply(text, () => [section(text, toldButton(card, deliveryId))]);
}

/** What the form shows until what was kept before has been looked up. */
export const triedOpening = (ref: NudgeRef): types.ModalView =>
  modal(VIEWS.tried, TRIED.title, [section(WAITING)], packNudge(ref));

/** Asks what came of it, and whether the team may know. @param kept what is kept of it already, plain text */
export function triedForm(card: Card, ref: NudgeRef, kept: string): types.ModalView {
  const blocks: Block[] = [
    section(triedTitle(card.title, card.nudge?.try)),
    inputBlock(
      INPUTS.tried,
      TRIED.field,
      {
        type: 'plain_text_input',
        action_id: INPUTS.tried,
        // Lines that were added one at a time may be more than one takes.
        max_length: Math.max(LIMITS.tried, kept.length),
        multiline: true,
        ...(kept && { initial_value: kept }),
        focus_on_load: true,
        placeholder: plainText(TRIED.placeholder),
      },
      { hint: TRIED.hint },
    ),
    inputBlock(
      INPUTS.triedChannel,
      TRIED.share,
      {
        type: 'conversations_select',
        action_id: INPUTS.triedChannel,
        placeholder: plainText(TRIED.shareWith),
        // What a team finds out must not end up in channels shared with other companies.
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      },
      { optional: true, hint: TRIED.shareHint },
    ),
  ];
  return {
    ...modal(VIEWS.tried, TRIED.title, blocks, packNudge(ref)),
    submit: plainText(TRIED.submit),
    close: plainText(TRIED.cancel),
  };
}

/** What came of the form. @param text mrkdwn */
export function triedOutcome(text: string, post?: PostRef): types.ModalView {
  const blocks = post ? asNote([postedBlock(text, post)]) : [section(text)];
  return modal(VIEWS.answer, TRIED.title, blocks, JSON.stringify({ channel: '' }));
}

/** What somebody tried and found, in their name. @param note as typed */
export function triedPostView(card: Card, userId: string, note: string): Reply {
  const credit = triedBy(userId, card.title);
  const view = reply(`${credit} ${escapeText(note)}`, () => [
    context(credit),
    section(escapeText(note).replace(/^/gm, '> ')),
    actions(readButton(card, ''), ...overflowMenu(removePostButton(userId))),
  ]);
  return { ...view, cardId: card.id, postedFor: userId };
}
