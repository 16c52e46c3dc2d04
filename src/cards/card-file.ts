import type { Card, CardNudge } from './card.ts';
import type { FileLocation } from './problem.ts';
import type { LineOf } from './yaml-problems.ts';

/** A card and its file, with what it takes to say where a problem is. */
export interface CardFile {
  card: Card;
  /** As the person knows it, e.g. `knowledge/practices/phased-adoption.md`. */
  path: string;
  /** Whether it is in a team's own folder; false for a built-in card. */
  own: boolean;
  /** The line of something in the front matter. */
  lineOf: LineOf;
  /** Where one of the card's questions is: those in its front matter come first, then those in question files. */
  questionAt(index: number): FileLocation;
  /** Where a question for a single passage is: the `question`th of the card's `entry`th group of them. */
  passageQuestionAt?(entry: number, question: number): FileLocation;
  /** Where something in its nudge files is, by the keys that lead to it; absent for a card without any. */
  nudgeAt?(key: keyof CardNudge, ...more: (string | number)[]): FileLocation & { own: boolean };
  /** The 1-based line where each section's text starts, below its heading. */
  textLines: readonly number[];
}
