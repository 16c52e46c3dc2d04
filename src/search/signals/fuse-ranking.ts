import Fuse from 'fuse.js';
import type { Candidate, Wanted } from '../index/candidates.ts';
import { type InvertedIndex, textsWith } from '../index/inverted-index.ts';

/**
 * Ranks candidates with Fuse's token search over their fields: each token of the question weighs by how rare it is
 * among all texts, each text by the share of the question that it holds, each field by its weight.
 */
export interface FuseRanking {
  /**
   * From 0 up, higher is better; a card that matches nothing is missing.
   * @param wanted at most 31 tokens
   */
  rank(wanted: readonly Wanted[], candidates: readonly Candidate[]): Map<number, number>;
}

/**
 * Inside Fuse a token is one character beyond the basic plane. Fuse looks for a pattern anywhere in a text ("ai" in
 * "training"); this way a match is always a whole token, and takes one step. There are a million such characters.
 */
const encode = (token: number) => String.fromCodePoint(0x10000 + token);

/** Fuse looks at its first document to see whether it searches objects, and hands documents back with its results. */
const NOTHING: Record<string, string[]> = {};

export function createFuseRanking(
  fields: readonly { name: string; weight: number }[],
  table: InvertedIndex,
): FuseRanking {
  const fuse = new Fuse([NOTHING], {
    keys: [...fields],
    useTokenSearch: true,
    tokenize: (text) => text.split(' '),
    threshold: 0,
    isCaseSensitive: true,
    includeScore: true,
    shouldSort: false,
  });
  const index = fuse.getIndex();
  /** For each card, 1 + its place among the candidates of a question; all zeros between two questions. */
  const placeOf = new Uint16Array(table.cards.reduce((most, card) => Math.max(most, card + 1), 0));

  return {
    rank(wanted, candidates) {
      const scores = new Map<number, number>();
      if (wanted.length === 0 || candidates.length === 0) return scores;
      // Fuse walks through every record of its index, each text to its end, once for each term. For this question the
      // index holds only the cards worth a look, and of their texts only the tokens that are asked for. Texts of one
      // field that are then the same become one whose norm is their number: Fuse multiplies the scores of a card's
      // texts, each to the power of its norm. So the result is the same, except for the thousandth that Fuse takes off
      // where a term is not the whole text.
      index.setIndexRecords(recordsOf(wanted, candidates));
      // How many texts of all cards hold each token. Fuse would count that itself if it were given the texts, which
      // takes a tenth of the time of a start; we have the numbers already.
      fuse._invertedIndex = {
        fieldCount: table.filledTexts,
        df: new Map(wanted.map(({ token }) => [encode(token), textsWith(table, token).length])),
        docFieldCount: new Map(),
        docTermFieldHits: new Map(),
      };
      try {
        // Fuse knows no weight for a term, but one that is asked for twice counts twice.
        const once = Math.min(...wanted.map(({ times }) => times));
        const pattern = wanted.flatMap(({ token, times }) =>
          Array<string>(Math.round(times / once)).fill(encode(token)),
        );
        const asked = pattern.join(' ');
        rememberTexts(fuse._getSearcher(asked));
        for (const { refIndex, score = 1 } of fuse.search(asked)) {
          scores.set(refIndex, -Math.log(Math.max(score, Number.MIN_VALUE)));
        }
      } finally {
        index.setIndexRecords([]);
      }
      return scores;
    },
  };

  function recordsOf(wanted: readonly Wanted[], candidates: readonly Candidate[]) {
    /** For each candidate, which of the tokens its texts hold: one bit for each token. */
    const texts = candidates.map(() => new Map<number, number>());
    candidates.forEach(({ card }, place) => {
      placeOf[card] = place + 1;
    });
    wanted.forEach(({ token }, at) => {
      for (const text of textsWith(table, token)) {
        const place = placeOf[table.cards[text] ?? 0] ?? 0;
        if (place === 0) continue;
        const ofCard = texts[place - 1];
        ofCard?.set(text, (ofCard.get(text) ?? 0) | (1 << at));
      }
    });
    for (const { card } of candidates) placeOf[card] = 0;
    const values = new Map<number, string>();
    const textOf = (held: number): string => {
      const known = values.get(held);
      if (known !== undefined) return known;
      const codes = wanted.flatMap(({ token }, at) => (held & (1 << at) ? [encode(token)] : []));
      const value = codes.join(' ');
      values.set(held, value);
      return value;
    };
    return texts.map((ofCard, place) => {
      const byField: Record<number, { v: string; i: number; n: number }[]> = {};
      const seen: (Map<number, { n: number }> | undefined)[] = [];
      for (const [text, held] of ofCard) {
        const field = table.fields[text] ?? 0;
        const ofField = seen[field] ?? new Map<number, { n: number }>();
        seen[field] = ofField;
        const same = ofField.get(held);
        if (same) {
          same.n += 1;
          continue;
        }
        const entries = byField[field] ?? [];
        const entry = { v: textOf(held), i: entries.length, n: 1 };
        entries.push(entry);
        byField[field] = entries;
        ofField.set(held, entry);
      }
      return { i: candidates[place]?.card ?? 0, $: byField };
    });
  }
}

interface Searcher {
  searchIn(text: string): { isMatch: boolean; score: number };
  /** One for each token of the question. */
  termSearchers?: (Searcher & { pattern: string })[];
}

/** What Fuse finds where a text does not hold a token. */
const NO_MATCH = { isMatch: false, score: 1 };

/**
 * Most texts of the candidates hold the same few tokens, and Fuse would compare each of them with all that is asked for. What
 * it finds depends on the text alone.
 */
function rememberTexts(searcher: Searcher): void {
  // Fuse itself keeps the searcher of the last question.
  if (Object.hasOwn(searcher, 'searchIn')) return;
  const found = new Map<string, ReturnType<Searcher['searchIn']>>();
  const searchIn = searcher.searchIn.bind(searcher);
  // Fuse would search for a token that is not there with typos, of which none are allowed.
  for (const term of searcher.termSearchers ?? []) {
    const find = term.searchIn.bind(term);
    term.searchIn = (text) => (text.includes(term.pattern) ? find(text) : NO_MATCH);
  }
  searcher.searchIn = (text) => {
    const before = found.get(text);
    if (before) return before;
    const result = searchIn(text);
    found.set(text, result);
    return result;
  };
}
