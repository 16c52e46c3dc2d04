import Fuse from 'fuse.js';
import type { Candidate, Wanted } from '../index/candidates.ts';
import { type InvertedIndex, textsWith } from '../index/inverted-index.ts';

/**
 * Ranks candidates with Fuse's token search over their fields: each token of the question weighs by how rare it is
 * among all texts, each text by the share of the question that it holds, each field by its weight.
 */
export interface FuseRanking {
  /** From 0 up, higher is better; a card that matches nothing is missing. */
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
        for (const { refIndex, score = 1 } of fuse.search(pattern.join(' '))) {
          scores.set(refIndex, -Math.log(Math.max(score, Number.MIN_VALUE)));
        }
      } finally {
        index.setIndexRecords([]);
      }
      return scores;
    },
  };

  function recordsOf(wanted: readonly Wanted[], candidates: readonly Candidate[]) {
    const texts = new Map(candidates.map(({ card }) => [card, new Map<number, string[]>()]));
    for (const { token } of wanted) {
      const code = encode(token);
      for (const text of textsWith(table, token)) {
        const ofCard = texts.get(table.cards[text] ?? 0);
        if (!ofCard) continue;
        const held = ofCard.get(text);
        if (held) held.push(code);
        else ofCard.set(text, [code]);
      }
    }
    return [...texts].map(([card, ofCard]) => {
      const byField: Record<number, { v: string; i: number; n: number }[]> = {};
      const seen = new Map<string, { n: number }>();
      for (const [text, codes] of ofCard) {
        const field = table.fields[text] ?? 0;
        const value = codes.join(' ');
        const same = seen.get(`${field} ${value}`);
        if (same) {
          same.n += 1;
          continue;
        }
        const entries = byField[field] ?? [];
        const entry = { v: value, i: entries.length, n: 1 };
        entries.push(entry);
        byField[field] = entries;
        seen.set(`${field} ${value}`, entry);
      }
      return { i: card, $: byField };
    });
  }
}
