import type { Card } from '../cards/card.ts';
import type { Library } from '../cards/library.ts';
import type { Verdict } from './decision/verdict-weight.ts';
import { wordsOf } from './language/words.ts';
import type { Search, SearchHit } from './search-types.ts';

/** The cards that fit a text while somebody is still typing it. */
export interface Completions {
  /** Best first. */
  hits: SearchHit[];
  /** Whether the first card fits with confidence. */
  answered: boolean;
  /** 0 to 1, of the first card. */
  confidence: number;
}

export interface AutocompleteOptions {
  limit: number;
  /** Only the cards with these ids. */
  among?: ReadonlySet<string> | undefined;
  /** What people said about cards as answers to this text, by card id. */
  verdicts?: ReadonlyMap<string, Verdict>;
}

/** Too many words begin with fewer letters than this. */
const SHORTEST_PREFIX = 2;
/** A prefix is completed to words of at least this length: people type shorter ones faster than they are offered. */
const SHORTEST_WORD = 4;

/** The words of one card's title, and of everything the card is called. */
interface CardWords {
  card: Card;
  title: string[];
  names: string[];
}

interface WordsOfLibrary {
  cards: CardWords[];
  /** How many cards have each word in their title, aliases or tags. */
  counts: Map<string, number>;
  /** All words that people are known to use in questions. */
  known: Set<string>;
}

const wordsByLibrary = new WeakMap<Library, WordsOfLibrary>();

/**
 * Finds cards for a text whose last word may be incomplete: it completes that word to one that many cards have, and
 * adds cards whose titles or aliases begin with the text. Keeps nothing of the text.
 */
export function autocomplete(
  typed: string,
  library: Library,
  search: Search,
  { limit, among, verdicts }: AutocompleteOptions,
): Completions {
  const words = wordsOf(typed).map((word) => word.plain);
  const last = words.at(-1);
  if (last === undefined) return { hits: [], answered: false, confidence: 0 };
  const index = indexOf(library);
  const complete = /\s$/.test(typed) || index.known.has(last);
  const completion = complete ? undefined : completionOf(last, index.counts);
  const found = search.find(completion ? replaceLast(typed, completion) : typed, {
    limit: among === undefined ? limit : library.cards.length,
    ...(verdicts && { verdicts }),
  });

  const byTitle = withPrefixes(index, words, 'title');
  const byName = withPrefixes(index, words, 'names');
  const ordered = complete ? [...found.hits, ...byTitle, ...byName] : [...byTitle, ...found.hits, ...byName];
  const known = new Map(found.hits.map((hit) => [hit.card.id, hit]));
  const hits = [
    ...new Map(ordered.map((hit) => [hit.card.id, known.get(hit.card.id) ?? hit])).values(),
  ].filter((hit) => among === undefined || among.has(hit.card.id));
  const [first] = hits;
  const sure = found.answered && first !== undefined && first.card.id === found.hits[0]?.card.id;
  return { hits: hits.slice(0, limit), answered: sure, confidence: sure ? found.confidence : 0 };
}

function indexOf(library: Library): WordsOfLibrary {
  const known = wordsByLibrary.get(library) ?? makeIndex(library);
  wordsByLibrary.set(library, known);
  return known;
}

function makeIndex(library: Library): WordsOfLibrary {
  const counts = new Map<string, number>();
  const known = new Set<string>();
  const cards = library.cards.map((card) => {
    const title = plainWords(card.title);
    const names = [...title, ...card.aliases.flatMap(plainWords), ...card.tags.flatMap(plainWords)];
    for (const word of new Set(names)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of [...names, ...card.questions.flatMap(plainWords)]) known.add(word);
    return { card, title, names };
  });
  return { cards, counts, known };
}

function plainWords(text: string): string[] {
  return wordsOf(text).map((word) => word.plain);
}

/** The word with this prefix that most cards have; of several, the shortest, then the first in the alphabet. */
function completionOf(prefix: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (prefix.length < SHORTEST_PREFIX) return undefined;
  let best: string | undefined;
  for (const [word, count] of counts) {
    if (word.length < SHORTEST_WORD || !word.startsWith(prefix)) continue;
    const more = count - (best === undefined ? 0 : (counts.get(best) ?? 0));
    const shorter = best === undefined ? 1 : best.length - word.length;
    if (more > 0 || (more === 0 && (shorter > 0 || (shorter === 0 && best !== undefined && word < best)))) {
      best = word;
    }
  }
  return best;
}

function replaceLast(typed: string, word: string): string {
  return typed.replace(/[\p{L}\p{M}\p{N}]+\P{L}*$/u, word);
}

/** Cards with a word for each typed word that begins with it; those words are the reason. */
function withPrefixes(index: WordsOfLibrary, typed: readonly string[], by: 'title' | 'names'): SearchHit[] {
  if (typed.every((word) => word.length < SHORTEST_PREFIX)) return [];
  return index.cards.flatMap((words) => {
    const found = typed.map((prefix) => words[by].find((word) => word.startsWith(prefix)));
    if (found.includes(undefined)) return [];
    const reasons = [...new Set(found)].flatMap((term) => (term ? [{ type: 'term' as const, term }] : []));
    return [{ card: words.card, score: 0, reasons, passages: [] }];
  });
}
