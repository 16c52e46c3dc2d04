import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { AuditEntry } from '../../people/audit.ts';
import { type Block, button, context, modal, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { dayOf } from '../kit/slack-date.ts';
import { WAITING } from '../kit/words.ts';
import {
  AUDIT_TITLE,
  DID,
  NOTHING_YET,
  SHOW_AUDIT,
  SHOW_AUDIT_LABEL,
  SOMEBODY,
  THE_BOT,
  WHAT_IT_SHOWS,
} from './words.ts';

/** How many entries one block takes, well below Slack's limit for its text. */
const LINES_IN_BLOCK = 10;

/** The button with which a curator sees who changed what. */
export function auditButton(): types.Button {
  return button(SHOW_AUDIT, { action: ACTIONS.showAudit, label: SHOW_AUDIT_LABEL });
}

/** What the window shows while the entries are being read. */
export const auditOpening = (): types.ModalView => auditModal([section(WAITING)]);

/** Who changed what. @param entries newest first */
export function auditView(entries: readonly AuditEntry[], library: Library): types.ModalView {
  const lines = entries.map((entry) => lineOf(entry, library));
  const blocks: Block[] = [];
  for (let from = 0; from < lines.length; from += LINES_IN_BLOCK)
    blocks.push(section(lines.slice(from, from + LINES_IN_BLOCK).join('\n')));
  return auditModal([...(blocks.length > 0 ? blocks : [section(NOTHING_YET)]), context(WHAT_IT_SHOWS)]);
}

function lineOf({ event, userId, channel, cardId, happenedAt }: AuditEntry, library: Library): string {
  const nobody = event === 'suggestions-ended' ? THE_BOT : SOMEBODY;
  const who = userId === null ? nobody : `<@${escapeText(userId)}>`;
  const where = channel === null ? '' : `<#${escapeText(channel)}>`;
  const card = `*${escapeText((cardId !== null && library.card(cardId)?.title) || (cardId ?? ''))}*`;
  return `• ${dayOf(happenedAt)}: ${who} ${DID[event](where, card)}`;
}

function auditModal(blocks: Block[]): types.ModalView {
  return modal(VIEWS.audit, AUDIT_TITLE, blocks, JSON.stringify({ channel: '' }));
}
