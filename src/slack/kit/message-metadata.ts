import type { Reply } from './blocks.ts';
import type { AboutNudges } from './requests/request.ts';

/** What the bot notes in the metadata of its own message, for a follow-up in the same conversation. */
export interface BotMessageMetadata {
  /** The ts of the message that it answers. */
  answers?: string;
  /** The card that it shows. */
  cardId?: string;
  /** The recorded answer that it gives. */
  answerId?: string;
  /** Whether nobody asked for this card in particular. */
  tip?: boolean;
  /** Whether it is about the card without showing it. */
  aside?: boolean;
  /** The id of the person in whose name it is posted. */
  postedFor?: string;
  /** The id of the person whom it invites. */
  invites?: string;
  /** The id of the person whom it shares a summary with, and the day, 'YYYY-MM-DD'. */
  shares?: { to: string; on: string };
  /** The checklist that it shows. */
  checklistId?: string;
  /** Set for a nudge: its delivery. */
  deliveryId?: string;
  /** Whether a nudge above it can still be answered below it. */
  leavesNudge?: boolean;
  /** Set for a nudge: why it came, plain text; empty where an earlier version has not noted it. */
  nudgeWhy?: string;
}

/** An answer that was taken back leaves its nudge open, too. */
const LEAVE_NUDGE: readonly AboutNudges['said'][] = ['show', 'noted', 'tried'];

/** The part of a message's metadata that comes from the reply itself; `metadataOf` reads it again. */
export function replyMetadata({
  cardId,
  answerId,
  tip,
  aside,
  postedFor,
  invites,
  shares,
  checklistId,
  aboutNudges,
  leavesNudge,
  unanswered,
}: Reply): Record<string, string | boolean> {
  return {
    ...(cardId && { card_id: cardId }),
    ...(answerId && { answer_id: answerId }),
    ...(tip && { tip }),
    ...(aside && { aside }),
    ...(postedFor && { posted_for: postedFor }),
    ...(invites && { invites }),
    ...(shares && { shared_with: shares.to, shared_on: shares.on }),
    ...(checklistId && { checklist_id: checklistId }),
    ...((leavesNudge || unanswered || (aboutNudges && LEAVE_NUDGE.includes(aboutNudges.said))) && {
      leaves_nudge: true,
    }),
    ...(aboutNudges && { nudges: aboutNudges.said }),
    ...(aboutNudges?.undo && { undo: aboutNudges.undo }),
  };
}

/** A message's metadata as Slack stores it; undefined if it has none. */
export function payloadOf(message: {
  metadata?: { event_payload?: unknown };
}): Record<string, unknown> | undefined {
  const payload = message.metadata?.event_payload;
  return payload && typeof payload === 'object' ? (payload as Record<string, unknown>) : undefined;
}

/** What the bot noted in the metadata of its own message; empty for anybody else's. */
export function metadataOf(message: { metadata?: { event_payload?: unknown } }): BotMessageMetadata {
  const {
    message_ts: answers,
    card_id: cardId,
    answer_id: answerId,
    tip,
    aside,
    posted_for: postedFor,
    invites,
    shared_with: to,
    shared_on: on,
    checklist_id: checklistId,
    leaves_nudge: leavesNudge,
    delivery_id: deliveryId,
    why,
  } = payloadOf(message) ?? {};
  return {
    ...(typeof answers === 'string' && { answers }),
    ...(typeof cardId === 'string' && { cardId }),
    ...(typeof answerId === 'string' && { answerId }),
    ...(tip === true && { tip }),
    ...(aside === true && { aside }),
    ...(typeof postedFor === 'string' && { postedFor }),
    ...(typeof invites === 'string' && { invites }),
    ...(typeof to === 'string' && typeof on === 'string' && { shares: { to, on } }),
    ...(typeof checklistId === 'string' && { checklistId }),
    ...(leavesNudge === true && { leavesNudge }),
    ...(typeof deliveryId === 'string' && { deliveryId, nudgeWhy: typeof why === 'string' ? why : '' }),
  };
}
