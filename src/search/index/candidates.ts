import type { InvertedIndex } from './inverted-index.ts';

/** A card that holds at least one token of the question. */
export interface Candidate {
  /** Its index among the cards. */
  card: number;
  /** How much the card is about each token, 0 to 1: it grows with the places where the token stands. */
  strength: Map<number, number>;
  /** Sum over the tokens of strength, times how telling the token is, times how often it counts. */
  mass: number;
}

/** How many cards Fuse ranks. With 20 the right one is missing a little too often, with more nothing is gained. */
const MOST_CANDIDATES = 40;

/** With 1, a token in one passage of a card's body has half the full strength; each further place adds less. */
const SATURATION = 1;

/** A token that is asked for. */
export interface Wanted {
  token: number;
  /** How often it counts: 1 or 2. */
  times: number;
  /** How telling it is: high when few cards hold it. */
  idf: number;
}

/**
 * Finds the cards that are most about the tokens, best first.
 * @param weights what a place counts, by field
 * @param sums one zero for each card; it is all zeros again afterwards
 */
export function findCandidates(
  table: InvertedIndex,
  tokens: readonly Wanted[],
  weights: readonly number[],
  sums: Float64Array,
): Candidate[] {
  const touched: number[] = [];
  const forEachCard = (token: number, use: (card: number, amount: number) => void) => {
    let card = -1;
    let weight = 0;
    for (const text of table.textsWith(token)) {
      const holder = table.cardOf(text);
      if (holder !== card) {
        if (card >= 0) use(card, weight);
        card = holder;
        weight = 0;
      }
      weight += weights[table.fieldOf(text)] ?? 0;
    }
    if (card >= 0) use(card, weight);
  };

  for (const { token, times, idf } of tokens) {
    const worth = times * idf;
    forEachCard(token, (card, amount) => {
      if (sums[card] === 0) touched.push(card);
      sums[card] = (sums[card] ?? 0) + worth * strengthOf(amount);
    });
  }
  const best = mostOf(touched, MOST_CANDIDATES, (card) => sums[card] ?? 0);
  const candidates = new Map(
    best.map((card): [number, Candidate] => [card, { card, strength: new Map(), mass: sums[card] ?? 0 }]),
  );
  for (const card of touched) sums[card] = 0;
  for (const { token } of tokens) {
    forEachCard(token, (card, amount) => {
      candidates.get(card)?.strength.set(token, strengthOf(amount));
    });
  }
  return [...candidates.values()];
}

function strengthOf(amount: number): number {
  return amount / (amount + SATURATION);
}

/** The `limit` best of a list, best first, without sorting all of a long one; ties by smaller card. */
function mostOf(cards: number[], limit: number, worth: (card: number) => number): number[] {
  const better = (a: number, b: number) => worth(b) - worth(a) || a - b;
  if (cards.length > limit * 4) {
    const floor = worthAt(cards, limit, worth);
    cards = cards.filter((card) => worth(card) >= floor);
  }
  return cards.toSorted(better).slice(0, limit);
}

/** The worth of the card at a place in the order, from a typed sort, which is many times faster than one of objects. */
function worthAt(cards: readonly number[], place: number, worth: (card: number) => number): number {
  const worths = Float64Array.from(cards, worth).sort();
  return worths[worths.length - place] ?? 0;
}
