import type { Card } from '../cards/card.ts';
import type { Library } from '../cards/library.ts';
import type { Verdict } from './decision/verdict-weight.ts';
import { wordsOf } from './language/words.ts';
import type { Search, SearchHit } from './search-types.ts';

/** What fits a text that is still being typed. */
export interface Completions {
  /** Best first. */
  hits: SearchHit[];
  /** Whether the first one fits with confidence. */
  answered: boolean;
  /** 0 to 1, of the first one. */
  confidence: number;
}

export interface AutocompleteOptions {
  limit: number;
  /** Only cards of this kind. */
  kindId?: string | undefined;
  /** What people said about cards as answers to this text, by card id. */
  verdicts?: ReadonlyMap<string, Verdict>;
}

/** A half word of fewer letters begins too many words to say anything. */
const SHORTEST_START = 2;
/** Words that a half word may become are at least this long: shorter ones are typed faster than they are offered. */
const SHORTEST_WORD = 4;

/** The words of one card's title, and of all that it is called. */
interface CardWords {
  card: Card;
  title: string[];
  names: string[];
}

interface WordsOfLibrary {
  cards: CardWords[];
  /** How often each word stands on the cards' titles, other names and tags. */
  counts: Map<string, number>;
  /** All words that people are known to ask with. */
  known: Set<string>;
}

const wordsByLibrary = new WeakMap<Library, WordsOfLibrary>();

/**
 * Finds cards for a text whose last word may be half typed: that word is completed to one that stands on many cards,
 * and cards whose titles or other names begin so are added. Keeps nothing of the text.
 */
export function autocomplete(
  typed: string,
  library: Library,
  search: Search,
  { limit, kindId, verdicts }: AutocompleteOptions,
): Completions {
  const words = wordsOf(typed).map((word) => word.plain);
  const last = words.at(-1);
  if (last === undefined) return { hits: [], answered: false, confidence: 0 };
  const index = indexOf(library);
  const complete = /\s$/.test(typed) || index.known.has(last);
  const completion = complete ? undefined : likeliest(last, index.counts);
  const found = search.find(completion ? replaceLast(typed, completion) : typed, {
    limit: kindId === undefined ? limit : library.cards.length,
    ...(verdicts && { verdicts }),
  });

  const byTitle = named(index, words, 'title');
  const byName = named(index, words, 'names');
  const ordered = complete ? [...found.hits, ...byTitle, ...byName] : [...byTitle, ...found.hits, ...byName];
  const known = new Map(found.hits.map((hit) => [hit.card.id, hit]));
  const hits = [
    ...new Map(ordered.map((hit) => [hit.card.id, known.get(hit.card.id) ?? hit])).values(),
  ].filter((hit) => kindId === undefined || hit.card.kind === kindId);
  const [first] = hits;
  const sure = found.answered && first !== undefined && first.card.id === found.hits[0]?.card.id;
  return { hits: hits.slice(0, limit), answered: sure, confidence: sure ? found.confidence : 0 };
}

function indexOf(library: Library): WordsOfLibrary {
  const made = wordsByLibrary.get(library) ?? makeIndex(library);
  wordsByLibrary.set(library, made);
  return made;
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

/** The word on most cards that begins so; of several, the shortest, then the first by the alphabet. */
function likeliest(start: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (start.length < SHORTEST_START) return undefined;
  let best: string | undefined;
  for (const [word, count] of counts) {
    if (word.length < SHORTEST_WORD || !word.startsWith(start)) continue;
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

/** Cards where each typed word begins one of the words, with what they begin as the reason. */
function named(index: WordsOfLibrary, typed: readonly string[], by: 'title' | 'names'): SearchHit[] {
  if (typed.every((word) => word.length < SHORTEST_START)) return [];
  return index.cards.flatMap((words) => {
    const begun = typed.map((start) => words[by].find((word) => word.startsWith(start)));
    if (begun.includes(undefined)) return [];
    const reasons = [...new Set(begun)].flatMap((term) => (term ? [{ type: 'term' as const, term }] : []));
    return [{ card: words.card, score: 0, reasons }];
  });
}
