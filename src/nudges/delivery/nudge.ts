import type { Card } from '../../cards/card.ts';
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

/** Asks a question about a card; the answer is hidden until the person wants to see it. */
export interface QuestionNudge extends NudgeBase {
  to: 'person';
  form: 'ask';
  weekly: boolean;
  question: RecallQuestion;
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
