import type { types } from '@slack/bolt';
import { shorten } from './escape.ts';
import type { ActionName } from './ids.ts';
import { ACTIONS, numbered, packOption } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { AboutNudges } from './requests/request.ts';
import { CLOSE } from './words.ts';

export type Block = types.KnownBlock;

/**
 * A message: `text` for notifications and screen readers, `blocks`, and `plain`: the same without the newest kinds
 * of blocks.
 */
export interface Reply {
  text: string;
  blocks: Block[];
  plain: Block[];
  /** Set if it says that no card fits. */
  unanswered?: boolean;
  /** Set if it is about what is the asker's own, so that nobody else in a channel sees it. */
  privately?: boolean;
  /** Set if it speaks the asker's language, so that no other sentence should take its place. */
  inTheirLanguage?: boolean;
  /** The card that it shows. */
  cardId?: string;
  /** The recorded answer that it gives. */
  answerId?: string;
  /** Set if nobody asked for this card in particular. */
  tip?: boolean;
  /** Set if it is about the card without showing it, such as why it was chosen. */
  aside?: boolean;
  /** The id of the person in whose name it is posted: they can take it back. */
  postedFor?: string;
  /** The id of the person whom it invites: once it is taken back, they may be invited again. */
  invites?: string;
  /** Set if it shares a summary: with whom, by id, and on which day. Once it is taken back, it may be shared again. */
  shares?: { readonly to: string; readonly on: string };
  /** Set if it only tells what has been done already: if it can't be sent, that must not be done again. */
  tellsWhatIsDone?: boolean;
  /** The checklist that it shows. */
  checklistId?: string;
  /** Set if it is only a word in between: a nudge above it can still be answered below it. */
  leavesNudge?: boolean;
  /** Set if it is about the reader's own nudges: what was done, and what takes that back, for “undo” in words. */
  aboutNudges?: AboutNudges;
}

/** Builds a message twice from one description: with the newest kinds of blocks and without. */
export function reply(text: string, build: (rich: boolean) => Block[]): Reply {
  const cut = (blocks: Block[]) => blocks.slice(0, LIMITS.messageBlocks);
  return { text: shorten(text, LIMITS.messageText), blocks: cut(build(true)), plain: cut(build(false)) };
}

export function header(text: string): types.HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: shorten(text, LIMITS.header), emoji: true } };
}

/**
 * A text with markup of ours alone: with `verbatim`, Slack leaves “@channel”, “#general” and addresses as people wrote them.
 * @param text mrkdwn, escaped already
 */
export function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** @param text mrkdwn, escaped already */
export function section(text: string, accessory?: types.Button | types.StaticSelect): types.SectionBlock {
  return {
    type: 'section',
    text: mrkdwn(shorten(text, LIMITS.section)),
    ...(accessory && { accessory }),
  };
}

/** Small gray text. @param texts mrkdwn, escaped already */
export function context(...texts: string[]): types.ContextBlock {
  return {
    type: 'context',
    elements: texts.slice(0, LIMITS.contextElements).map((text) => mrkdwn(shorten(text, LIMITS.context))),
  };
}

export const divider: types.DividerBlock = { type: 'divider' };

export interface ButtonOptions {
  action: ActionName;
  value?: string;
  /** Makes the id unique within its block. */
  index?: number;
  style?: 'primary' | 'danger';
  /** What a screen reader says instead of the text, where the text alone does not say what it is about. */
  label?: string;
  url?: string;
}

/** @param text plain text */
export function button(text: string, options: ButtonOptions): types.Button {
  const { action, value, index, style, label, url } = options;
  return {
    type: 'button',
    text: { type: 'plain_text', text: shorten(text, LIMITS.buttonText), emoji: true },
    action_id: index === undefined ? action : numbered(action, index),
    ...(value !== undefined && { value }),
    ...(style && { style }),
    ...(label && { accessibility_label: shorten(label, LIMITS.accessibilityLabel) }),
    ...(url && { url }),
  };
}

export function actions(...elements: (types.Button | types.Overflow)[]): types.ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, LIMITS.actionElements) };
}

/**
 * The rarer buttons of a row in an “…” menu, so that the row stays short on a phone. Slack itself names the menu to
 * screen readers, and an option by its text alone. If a value is too long for an option, the buttons stay buttons.
 */
export function overflowMenu(...buttons: types.Button[]): (types.Button | types.Overflow)[] {
  const options = buttons.map((one) => ({ text: one.text, value: packOption(one) }));
  const fit = options.every(({ value }) => value.length <= LIMITS.optionValue);
  if (!fit || options.length > LIMITS.overflowOptions) return buttons;
  return [{ type: 'overflow', action_id: ACTIONS.moreMenu, options }];
}

/** @param title plain text, cut to what fits in a modal's title bar */
export function modal(callbackId: string, title: string, blocks: Block[], metadata = ''): types.ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: { type: 'plain_text', text: shorten(title, LIMITS.modalTitle) },
    close: { type: 'plain_text', text: CLOSE },
    blocks: blocks.slice(0, LIMITS.viewBlocks),
    private_metadata: metadata,
  };
}
