/** How far somebody has come: new to AI in delivery and operations, practiced, or leading others. */
export const LEVELS = ['new', 'practiced', 'lead'] as const;
export type Level = (typeof LEVELS)[number];

/** A part of a curriculum: cards that belong together, in the order in which they should come. */
export interface Stage {
  name: string;
  cards: string[];
}

/** What somebody may want to hear more of. */
export interface Interest {
  id: string;
  /** For a menu: “Security and rules”. */
  name: string;
  /** Cards with any of these tags are meant. */
  tags: string[];
}

/** In which order cards are learned, from basics to depth, for each level. */
export interface Curriculum {
  interests: Interest[];
  levels: Record<Level, Stage[]>;
}

/** Without a curriculum, cards come in the order of the library. */
export const NO_CURRICULUM: Curriculum = { interests: [], levels: { new: [], practiced: [], lead: [] } };
