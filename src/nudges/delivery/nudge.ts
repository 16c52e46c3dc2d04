import type { Card } from '../../cards/card.ts';
import type { CardQuestion } from '../rules/card-question.ts';
import type { NudgePiece } from '../rules/nudge-piece.ts';
import type { RecallQuestion } from '../rules/recall-question.ts';

interface NudgeBase {
  deliveryId: string;
  card: Card;
  /** Why this card was chosen: a sentence in plain text. */
  why: string;
  /** The local day in words: “Tuesday, November 24”. */
  day: string;
}

/** Shows a short piece of a card and one thing to try today. */
export interface PieceNudge extends NudgeBase {
  to: 'person';
  form: 'tell';
  /** Whether nudges come only once a week because the last ones were not answered. */
  weekly: boolean;
  piece: NudgePiece;
}

/** Asks a question about a card. */
export interface QuestionNudge extends NudgeBase {
  to: 'person';
  form: 'ask';
  weekly: boolean;
  question: CardQuestion | RecallQuestion;
}

/** Shows a channel a card with a question to discuss. */
export interface ChannelNudge extends NudgeBase {
  to: 'channel';
  form: 'tell';
  channel: string;
  piece: NudgePiece;
  /** Plain text. */
  question: string;
  /** Whose turn it is to lead the discussion; null when nobody does. */
  whoLeads: string | null;
  /** Who last set it up or changed it; null once they asked to be forgotten. */
  setUpBy: string | null;
}

/** What one person or channel gets on one day. */
export type Nudge = PieceNudge | QuestionNudge | ChannelNudge;

/** The key of the question that a nudge asks; null if it asks none that the card's nudge file has. */
export function questionKeyOf(nudge: Nudge): string | null {
  return nudge.form === 'ask' && nudge.question.type !== 'recall' ? nudge.question.key : null;
}
