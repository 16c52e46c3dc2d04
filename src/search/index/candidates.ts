import { type InvertedIndex, textsWith } from './inverted-index.ts';

/** A card that holds at least one token of the question. */
export interface Candidate {
  /** Its index among the cards. */
  card: number;
  /**
   * How much the card is about each token, 0 to 1: it grows with the places where the token stands. Empty if strengths were
   * not asked for.
   */
  strength: Map<number, number>;
  /** The sum over the tokens of strength × inverse document frequency × how often the token counts. */
  mass: number;
}

/** How many cards Fuse ranks. With 20 the right one is missing a little too often; more than 40 gain nothing. */
const MOST_CANDIDATES = 40;

/** With 1, a token in one passage of a card's body has half of the full strength; each further place adds less. */
const SATURATION = 1;

/** A token that the question asks for. */
export interface Wanted {
  token: number;
  /** How often it counts: 1 or 2. */
  times: number;
  /** Its inverse document frequency: high when few cards hold it. */
  idf: number;
}

/**
 * Finds the cards that are most about the tokens, best first.
 * @param weights how much a place counts, by field
 * @param sums one zero for each card; all zeros again when this returns. Reused because an array of thousands of
 *   cards costs more than the search in it.
 * @param always cards that are among the candidates even if they have few of the tokens or none
 * @param withStrengths whether it is asked how much each card is about each token
 */
export function findCandidates(
  index: InvertedIndex,
  tokens: readonly Wanted[],
  weights: readonly number[],
  sums: Float64Array,
  always: readonly number[] = [],
  withStrengths = true,
): Candidate[] {
  const touched: number[] = [];
  const forEachCard = (token: number, use: (card: number, amount: number) => void) => {
    let card = -1;
    let weight = 0;
    for (const text of textsWith(index, token)) {
      const holder = index.cards[text] ?? 0;
      if (holder !== card) {
        if (card >= 0) use(card, weight);
        card = holder;
        weight = 0;
      }
      weight += weights[index.fields[text] ?? 0] ?? 0;
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
    [...new Set([...best, ...always])].map((card): [number, Candidate] => [
      card,
      { card, strength: new Map(), mass: sums[card] ?? 0 },
    ]),
  );
  for (const card of touched) sums[card] = 0;
  for (const { token } of withStrengths ? tokens : []) {
    forEachCard(token, (card, amount) => {
      candidates.get(card)?.strength.set(token, strengthOf(amount));
    });
  }
  return [...candidates.values()];
}

function strengthOf(amount: number): number {
  return amount / (amount + SATURATION);
}

/**
 * The `limit` best of a list, best first, without sorting all of a long one; of equals the smaller card comes first.
 */
function mostOf(cards: number[], limit: number, worth: (card: number) => number): number[] {
  const better = (a: number, b: number) => worth(b) - worth(a) || a - b;
  if (cards.length > limit * 4) {
    const floor = worthAt(cards, limit, worth);
    cards = cards.filter((card) => worth(card) >= floor);
  }
  return cards.toSorted(better).slice(0, limit);
}

/** The worth of the card at a place in the order. A typed array sorts many times faster than a list of objects. */
function worthAt(cards: readonly number[], place: number, worth: (card: number) => number): number {
  const worths = Float64Array.from(cards, worth).sort();
  return worths[worths.length - place] ?? 0;
}
