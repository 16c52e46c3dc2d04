import { growableArray } from '../index/growable-array.ts';
import type { ConceptMatch } from '../language/concepts.ts';
import type { Word } from '../language/words.ts';

/**
 * Tells cards apart by how people word what they ask: each card is a language of its own, learned from its title,
 * aliases, questions and summary. It counts words with the little ones ("how do we", "is it my"), which the comparison
 * word by word leaves out, pairs of neighbours ("start small", "who decides"), and concepts.
 */
export interface QueryLikelihood {
  /**
   * How likely each card's language is to bring forth the question, against that of all cards: a logarithm, comparable
   * among the cards of one question. It asks how much of the card is about a word, so that a card which only touches on
   * many things does not win by them. Query likelihood with Dirichlet smoothing (Zhai and Lafferty, "A study of smoothing
   * methods for language models", 2004). Without a card: a card of mean length that holds nothing of the question.
   */
  compare(words: readonly Word[], concepts: readonly ConceptMatch[]): (card?: number) => number;
}

export interface QueryLikelihoodBuilder {
  /** Begins the next card; its texts follow. */
  begin(): void;
  /** @param counts how much the text says of what the card is asked for */
  add(words: readonly Word[], concepts: readonly ConceptMatch[], counts: number): void;
  finish(): QueryLikelihood;
}

/**
 * How much of the language of all cards is mixed into that of one, as a share of a card's mean length. Between 0.02 and
 * 0.1 the success on the `dev` set is the same; with less, a team's own card of ten ways of asking is lost among cards of
 * a hundred and fifty.
 */
const MIXED_IN = 0.03;

/** Features of one question speak of the same thing: from so many on, twice as many count only 1.4 times as much. */
const INDEPENDENT = 6;

/** More words than there are in English, so that a pair of them is one number that a double holds exactly. */
const PAIRS = 2 ** 26;

export function createQueryLikelihood(): QueryLikelihoodBuilder {
  const stems = new Map<string, number>();
  /** The row of each feature: of a stem or concept by its number, of a pair by both. */
  const rows = new Map<number, number>();
  const ofCard = new Map<number, number>();
  // How much of each card is about each feature, card by card.
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
      return finished(card + 1);
    },
  };

  function finished(cards: number): QueryLikelihood {
    // The entries of a row are brought together; they stay in the order of their cards.
    const starts = new Uint32Array(rows.size + 1);
    for (const row of entryRows.values()) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
    for (let row = 0; row < rows.size; row += 1)
      starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
    const next = starts.slice();
    const holders = new Uint32Array(entryRows.length());
    const amounts = new Float32Array(entryRows.length());
    const lengths = new Float64Array(cards);
    const totals = new Float64Array(rows.size);
    let whole = 0;
    entryRows.values().forEach((row, entry) => {
      const card = entryCards.at(entry);
      const amount = entryAmounts.at(entry);
      const at = next[row] ?? 0;
      next[row] = at + 1;
      holders[at] = card;
      amounts[at] = amount;
      lengths[card] = (lengths[card] ?? 0) + amount;
      totals[row] = (totals[row] ?? 0) + amount;
      whole += amount;
    });

    const meanLength = whole / cards;
    const mixedIn = MIXED_IN * meanLength;
    return {
      compare(words, concepts) {
        const asked = featuresOf(words, concepts, (stem) => stems.get(stem)).flatMap(
          (feature) => rows.get(feature) ?? [],
        );
        const independent = 1 / Math.max(1, Math.sqrt(asked.length / INDEPENDENT));
        return (card) => {
          const length = card === undefined ? meanLength : (lengths[card] ?? 0);
          let sum = asked.length * Math.log(mixedIn / (length + mixedIn));
          if (card === undefined) return independent * sum;
          for (const row of asked) {
            const at = placeOf(card, holders, starts[row] ?? 0, starts[row + 1] ?? 0);
            if (at < 0) continue;
            const share = (totals[row] ?? 0) / whole;
            sum += Math.log(1 + (amounts[at] ?? 0) / (mixedIn * share));
          }
          return independent * sum;
        };
      },
    };
  }
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
    // From PAIRS on, so that no pair is taken for a single word.
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

/** Where a card stands among the ascending ones from `from` to before `to`; -1 when it does not. */
function placeOf(card: number, holders: Uint32Array, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const holder = holders[middle] ?? 0;
    if (holder === card) return middle;
    if (holder < card) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
