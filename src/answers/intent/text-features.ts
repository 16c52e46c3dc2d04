/** A text has at most this many different features of each sort: a pasted log says no more after its beginning. */
const MOST_WORDS = 120;
const MOST_CHARACTERS = 400;

/** Runs of characters that are features of their own: they see word stems, misspelled words and code. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

const TOKEN = /[\p{L}\p{M}@'’]+|0+|[^\s\p{L}\p{M}0'’]/gu;

/**
 * What a text looks like, as numbers below `buckets`: its words, neighboring words, the first two words, runs of
 * characters, and how long it is. Different features may share a number; with enough buckets that does no harm
 * (Weinberger et al., "Feature hashing for large scale multitask learning", 2009).
 */
export function featuresOf(text: string, buckets: number): Uint32Array {
  const found = new Set<number>();
  const add = (feature: string) => found.add(hash(feature) % buckets);
  const plain = text
    .slice(0, 4 * MOST_CHARACTERS)
    .toLowerCase()
    .replace(/<@[^<>]*>/g, ' @bot ')
    .replace(/<?https?:[^\s>]*>?/g, ' url ')
    .replace(/\d/g, '0')
    .replaceAll('’', "'");
  const words = (plain.match(TOKEN) ?? []).slice(0, MOST_WORDS);
  words.forEach((word, at) => {
    add(`w${word}`);
    if (at < 2) add(`${at}${word}`);
    if (at > 0) add(`b${words[at - 1]} ${word}`);
    if (at > 1) add(`t${words[at - 2]} ${words[at - 1]} ${word}`);
  });
  const characters = ` ${plain.replace(/\s+/g, ' ').slice(0, MOST_CHARACTERS)} `;
  for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length += 1) {
    for (let at = 0; at + length <= characters.length; at += 1) add(`c${characters.slice(at, at + length)}`);
  }
  add(`l${Math.min(12, Math.floor(2 * Math.log2(1 + words.length)))}`);
  return Uint32Array.from(found);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 16_777_619);
  }
  return value >>> 0;
}
