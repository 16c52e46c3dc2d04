import type { Card } from './card.ts';
import type { FileLocation } from './problem.ts';
import type { LineOf } from './yaml-problems.ts';

/** A card with the file it stands in: what it takes to say where a fault is. */
export interface CardFile {
  card: Card;
  /** As the person knows it, e.g. `knowledge/practices/phased-adoption.md`. */
  path: string;
  /** Whether it lies in a team's own folder; false for a built-in card. */
  own: boolean;
  /** Where something of the front matter stands. */
  lineOf: LineOf;
  /** Where one of the card's questions stands: those of its front matter come first, then those of question files. */
  questionAt(index: number): FileLocation;
  /** The 1-based line on which each section's text begins, below its heading. */
  textLines: readonly number[];
}
