import { growableArray } from '../index/growable-array.ts';
import { groupByRow } from '../index/postings.ts';
import type { ConceptMatch } from '../language/concepts.ts';
import type { Word } from '../language/words.ts';

/**
 * Tells cards apart by how people word what they ask: each card is a language of its own, learned from its title,
 * aliases, questions and summary. Its features are words, including the little ones ("how do we", "is it my") that
 * the comparison word by word leaves out, pairs of neighbors ("start small", "who decides"), and concepts.
 */
export interface CardLanguages {
  /** The number of each stem and concept. */
  stems: Map<string, number>;
  /** The features that some card has, ascending; a feature's row is its place here. */
  features: Float64Array;
  /** Where the cards of each row start in `holders`, and where those of the last one end. */
  starts: Uint32Array;
  /** The cards that have a feature, row after row, ascending within a row. */
  holders: Uint32Array;
  /** How much of that card is about the feature, beside `holders`. */
  amounts: Float32Array;
  /** How much all cards are about the feature, by row. */
  totals: Float64Array;
  /** The sum of a card's amounts. */
  lengths: Float64Array;
  /** The sum of all amounts. */
  whole: number;
}

export interface CardLanguagesBuilder {
  /** Begins the next card; its texts follow. */
  begin(): void;
  /** @param counts how much the text says about what the card is asked for */
  add(words: readonly Word[], concepts: readonly ConceptMatch[], counts: number): void;
  finish(): CardLanguages;
}

/**
 * How much of the language of all cards is mixed into that of one, as a share of a card's mean length. Between 0.02
 * and 0.1 the success on the `dev` set is the same; with less, a team's own card with ten ways of asking is lost
 * among cards with a hundred and fifty.
 */
const MIXED_IN = 0.03;

/**
 * The features of one question speak of the same thing: beyond this many, twice as many count only 1.4 times as much.
 */
const INDEPENDENT = 6;

/** More words than there are in English, so that a pair of them is one number that a double holds exactly. */
const PAIRS = 2 ** 26;

export function createCardLanguagesBuilder(): CardLanguagesBuilder {
  const stems = new Map<string, number>();
  /** The row of each feature, in the order in which they are met. */
  const rows = new Map<number, number>();
  const ofCard = new Map<number, number>();
  // How much of each card is about each feature, card after card.
  const entryRows = growableArray(Uint32Array);
  const entryCards = growableArray(Uint32Array);
  const entryAmounts = growableArray(Float32Array);
  let card = -1;

  const close = () => {
    for (const [row, amount] of ofCard) {
      entryRows.push(row);
      entryCards.push(card);
      entryAmounts.push(amount);
    }
    ofCard.clear();
  };

  return {
    begin() {
      close();
      card += 1;
    },

    add(words, concepts, counts) {
      for (const feature of featuresOf(words, concepts, (stem) => numberOf(stem, stems))) {
        const row = numberOf(feature, rows);
        ofCard.set(row, (ofCard.get(row) ?? 0) + counts);
      }
    },

    finish() {
      close();
      const features = Float64Array.from(rows.keys()).sort();
      const sorted = new Uint32Array(rows.size);
      features.forEach((feature, place) => {
        sorted[rows.get(feature) ?? 0] = place;
      });
      const { starts, order } = groupByRow(entryRows.toArray().map((row) => sorted[row] ?? 0));
      const cards = entryCards.toArray();
      const entries = entryAmounts.toArray();
      const holders = order.map((entry) => cards[entry] ?? 0);
      const amounts = Float32Array.from(order, (entry) => entries[entry] ?? 0);
      const lengths = new Float64Array(card + 1);
      let whole = 0;
      entries.forEach((amount, entry) => {
        const of = cards[entry] ?? 0;
        lengths[of] = (lengths[of] ?? 0) + amount;
        whole += amount;
      });
      const totals = Float64Array.from(features, (_, row) =>
        amounts.subarray(starts[row], starts[row + 1]).reduce((sum, amount) => sum + amount, 0),
      );
      return { stems, features, starts, holders, amounts, totals, lengths, whole };
    },
  };
}

/** How likely a question is in the languages of some cards. */
export interface QueryLikelihoods {
  /** In those of the cards, in their order. */
  of: Float64Array;
  /** In that of a card of mean length that has nothing of the question. */
  average: number;
}

/** Where a feature has so many times as many cards as are scored, each of these is looked up. */
const FEW_OF = 16;

/**
 * How likely each card's language is to bring forth the question, against the language of all cards: a logarithm,
 * comparable among the cards of one question. It looks at how much of the card is about a word, so that a card that
 * only touches on many things does not win by them. Query likelihood with Dirichlet smoothing (Zhai and Lafferty, "A
 * study of smoothing methods for language models", 2004).
 * @param cards those to score, each once
 * @param places one zero for each of all cards; all zeros again when this returns
 */
export function queryLikelihoods(
  { stems, features, starts, holders, amounts, totals, lengths, whole }: CardLanguages,
  words: readonly Word[],
  concepts: readonly ConceptMatch[],
  cards: readonly number[],
  places: Uint32Array,
): QueryLikelihoods {
  const meanLength = whole / lengths.length;
  const mixedIn = MIXED_IN * meanLength;
  const asked = featuresOf(words, concepts, (stem) => stems.get(stem))
    .map((feature) => placeOf(feature, features, 0, features.length))
    .filter((row) => row >= 0);
  const independent = 1 / Math.max(1, Math.sqrt(asked.length / INDEPENDENT));
  const withNothing = (length: number) => asked.length * Math.log(mixedIn / (length + mixedIn));
  const sums = Float64Array.from(cards, (card) => withNothing(lengths[card] ?? 0));
  cards.forEach((card, place) => {
    places[card] = place + 1;
  });
  for (const row of asked) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    const mixed = mixedIn * ((totals[row] ?? 0) / whole);
    const add = (place: number, at: number) => {
      sums[place] = (sums[place] ?? 0) + Math.log(1 + (amounts[at] ?? 0) / mixed);
    };
    if (to - from > cards.length * FEW_OF) {
      cards.forEach((card, place) => {
        const at = placeOf(card, holders, from, to);
        if (at >= 0) add(place, at);
      });
      continue;
    }
    for (let at = from; at < to; at += 1) {
      const place = places[holders[at] ?? 0] ?? 0;
      if (place > 0) add(place - 1, at);
    }
  }
  for (const card of cards) places[card] = 0;
  return { of: sums.map((sum) => independent * sum), average: independent * withNothing(meanLength) };
}

/** Each feature of a text once, as a number. @param stemNumber undefined for a stem that no card has */
function featuresOf(
  words: readonly Word[],
  concepts: readonly ConceptMatch[],
  stemNumber: (key: string) => number | undefined,
): number[] {
  const features = new Set<number>();
  let before: number | undefined;
  for (const { stem } of words) {
    const number = stemNumber(stem);
    if (number !== undefined) features.add(number);
    // Above PAIRS, so that no pair is taken for a single word.
    if (number !== undefined && before !== undefined) features.add((before + 1) * PAIRS + number);
    before = number;
  }
  for (const { concept, sort } of concepts) {
    const number = sort === 'elsewhere' ? undefined : stemNumber(`#${concept}`);
    if (number !== undefined) features.add(number);
  }
  return [...features];
}

function numberOf<Key>(key: Key, numbers: Map<Key, number>): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** The place of a number among the ascending ones from `from` to before `to`; -1 when it is missing. */
function placeOf(wanted: number, list: Uint32Array | Float64Array, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
