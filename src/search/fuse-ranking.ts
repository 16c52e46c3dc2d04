import Fuse from 'fuse.js';
import type { Candidate } from './candidates.ts';
import type { TextTable } from './text-table.ts';

/**
 * Ranks candidates by Fuse's token search over their fields: each token of the question weighs by how rare it is among
 * all texts, each text by the share of the question that it holds, each field by its weight.
 */
export interface FuseRanking {
  /** Counts a card's texts, by field. Cards come in ascending order. */
  add(texts: readonly (readonly number[])[][]): void;
  /** From 0 up, higher is better; a card that matches nothing is missing. */
  rank(tokens: readonly number[], candidates: readonly Candidate[]): Map<number, number>;
}

/**
 * Inside Fuse a token is one character beyond the basic plane. Fuse looks for a pattern anywhere in a text ("ai" in
 * "training"); this way a match is always a whole token, and takes one step. There are a million such characters.
 */
const encode = (token: number) => String.fromCodePoint(0x10000 + token);

const NOTHING: Record<string, string[]> = {};

export function createFuseRanking(
  fields: readonly { name: string; weight: number }[],
  table: TextTable,
): FuseRanking {
  const documents: Record<string, string[]>[] = [];
  const fuse = new Fuse(documents, {
    keys: [...fields],
    useTokenSearch: true,
    tokenize: (text) => text.split(' '),
    threshold: 0,
    isCaseSensitive: true,
    includeScore: true,
    shouldSort: false,
    ignoreFieldNorm: true,
  });
  const index = fuse.getIndex();

  return {
    add(texts) {
      fuse.add(
        Object.fromEntries(
          fields.map(({ name }, at) => [
            name,
            (texts[at] ?? []).map((tokens) => tokens.map(encode).join(' ')),
          ]),
        ),
      );
      // Fuse has counted which tokens the card's fields hold. The texts themselves are in the table already.
      documents[documents.length - 1] = NOTHING;
      index.setIndexRecords([]);
    },

    rank(tokens, candidates) {
      const scores = new Map<number, number>();
      if (tokens.length === 0 || candidates.length === 0) return scores;
      // Fuse walks through every record of its index, each text to its end. For this question the index holds only the
      // cards worth a look, and of their texts only the tokens that are asked for, which gives the same scores.
      index.setIndexRecords(recordsOf(tokens, candidates));
      try {
        for (const { refIndex, score = 1 } of fuse.search(tokens.map(encode).join(' '))) {
          scores.set(refIndex, -Math.log(Math.max(score, Number.MIN_VALUE)));
        }
      } finally {
        index.setIndexRecords([]);
      }
      return scores;
    },
  };

  function recordsOf(tokens: readonly number[], candidates: readonly Candidate[]) {
    const wanted = new Map(candidates.map(({ card }) => [card, new Map<number, string[]>()]));
    for (const token of new Set(tokens)) {
      const code = encode(token);
      for (const text of table.textsWith(token)) {
        const texts = wanted.get(table.cardOf(text));
        if (!texts) continue;
        const held = texts.get(text);
        if (held) held.push(code);
        else texts.set(text, [code]);
      }
    }
    return [...wanted].map(([card, texts]) => {
      const byField: Record<number, { v: string; i: number; n: number }[]> = {};
      for (const [text, codes] of texts) {
        const field = table.fieldOf(text);
        const entries = byField[field] ?? [];
        entries.push({ v: codes.join(' '), i: entries.length, n: 1 });
        byField[field] = entries;
      }
      return { i: card, $: byField };
    });
  }
}
