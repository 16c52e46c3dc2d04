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
  const add = (feature: string) => found.add(hashOn(START, feature) % buckets);
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
  // A longer run goes on from the hash of the shorter one, and none is cut out of the text.
  for (let from = 0; from + SHORTEST_RUN <= characters.length; from += 1) {
    const most = Math.min(LONGEST_RUN, characters.length - from);
    let value = RUN;
    for (let length = 1; length <= most; length += 1) {
      value = hashCode(value, characters.charCodeAt(from + length - 1));
      if (length >= SHORTEST_RUN) found.add((value >>> 0) % buckets);
    }
  }
  add(`l${Math.min(12, Math.floor(2 * Math.log2(1 + words.length)))}`);
  return Uint32Array.from(found);
}

const START = 2_166_136_261;
/** Begins the hash of each run of characters. */
const RUN = hashCode(START, 'c'.charCodeAt(0));

/** FNV-1a, 32 bits. @param value the hash of what comes before */
function hashOn(value: number, text: string): number {
  let hash = value;
  for (let at = 0; at < text.length; at += 1) hash = hashCode(hash, text.charCodeAt(at));
  return hash >>> 0;
}

function hashCode(value: number, code: number): number {
  return Math.imul(value ^ code, 16_777_619);
}
