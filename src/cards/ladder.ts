// What the guide's ladder is made of: its rungs, what good looks like on each of them, and the first days of somebody new.

/** The rungs of the guide's ladder, lowest first. */
export const RUNGS = ['junior', 'middle', 'senior', 'lead', 'architect'] as const;

export type Rung = (typeof RUNGS)[number];

/** Something that the guide asks of people, and what good looks like on each rung. */
export interface Requirement {
  /** The id of the card that explains it. */
  card: string;
  /** Its name where there is little room. Plain text. */
  short: string;
  /** The id of the card to put it into practice with. */
  practice: string;
  /** The rungs for which it counts most. */
  weighsMost: readonly Rung[];
  /** What a person on that rung does, in a sentence of plain text. */
  levels: Readonly<Record<Rung, string>>;
}

/** One of the things that somebody does in their first 30 days. */
export interface FirstDay {
  id: string;
  /** From 1 to 4. */
  week: number;
  /** The id of the card that explains it. */
  card: string;
  /** What to do, in a sentence of plain text. */
  do: string;
}

/** How far up the ladder a rung is, from 1. */
export function heightOf(rung: Rung): number {
  return RUNGS.indexOf(rung) + 1;
}
