import type { types } from '@slack/bolt';
import {
  actions,
  type Block,
  button,
  context,
  divider,
  modal,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { codeBlock } from '../kit/escape.ts';
import { ACTIONS, INPUTS, type PostRef, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { asNote } from '../kit/show.ts';
import { postedBlock, removePostButton } from '../kit/undo-view.ts';
import {
  ACCEPT,
  ACCEPT_ALONE,
  ACCEPT_LABEL,
  CANCEL,
  CHOOSE_CHANNEL,
  CHOOSE_PERSON,
  INVITE,
  INVITE_EXPLAINED,
  INVITE_LABEL,
  INVITE_TITLE,
  invites,
  OR_PASS_ON,
  POST_INVITATION,
  TO_PASS_ON,
  WHERE_TO_INVITE,
  WHO_IS_NEW,
  whatInvitationIs,
} from './words.ts';

/** How to invite somebody, as the reply to a command. @param userId whom, if the command named them */
export function inviteView(userId: string | undefined): Reply {
  return reply(INVITE_EXPLAINED, () => [
    section(INVITE_EXPLAINED),
    actions(
      button(INVITE, {
        action: ACTIONS.pathInvite,
        value: userId ?? '',
        style: 'primary',
        label: INVITE_LABEL,
      }),
    ),
    ...passOn(),
  ]);
}

/** A text that somebody can pass on in their own words, and that needs no message from the bot. */
const passOn = (): Block[] => [section(`${OR_PASS_ON}\n${codeBlock(TO_PASS_ON)}`)];

/** Asks who is new, and where to post the invitation. */
export function inviteForm(userId: string | undefined, channel: string | undefined): types.ModalView {
  const blocks: Block[] = [
    section(INVITE_EXPLAINED),
    inputBlock(INPUTS.invited, WHO_IS_NEW, {
      type: 'users_select',
      action_id: INPUTS.invited,
      placeholder: plainText(CHOOSE_PERSON),
      ...(userId && { initial_user: userId }),
    }),
    inputBlock(INPUTS.inviteChannel, WHERE_TO_INVITE, {
      type: 'conversations_select',
      action_id: INPUTS.inviteChannel,
      placeholder: plainText(CHOOSE_CHANNEL),
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      ...(channel && { initial_conversation: channel }),
    }),
    divider,
    ...passOn(),
  ];
  return {
    ...modal(VIEWS.pathInvite, INVITE_TITLE, blocks, JSON.stringify({ channel: '' })),
    submit: plainText(POST_INVITATION),
    close: plainText(CANCEL),
  };
}

/** What came of it. @param text mrkdwn */
export function inviteOutcome(text: string, post?: PostRef): types.ModalView {
  const blocks = post ? asNote([postedBlock(text, post)]) : [section(text)];
  return modal(VIEWS.answer, INVITE_TITLE, blocks, JSON.stringify({ channel: '' }));
}

/** The invitation, in the name of the person who invites. */
export function invitationView(by: string, userId: string, steps: number): Reply {
  const invitation = reply(`${invites(by, userId)}. ${whatInvitationIs(steps)}`, () => [
    section(`${invites(by, userId)}.`),
    context(whatInvitationIs(steps)),
    actions(
      button(ACCEPT, {
        action: ACTIONS.firstDaysAccept,
        value: userId,
        style: 'primary',
        label: ACCEPT_LABEL,
      }),
      button(ACCEPT_ALONE, { action: ACTIONS.firstDaysAcceptAlone, value: userId }),
      ...overflowMenu(removePostButton(by)),
    ),
  ]);
  return { ...invitation, postedFor: by, invites: userId };
}
