/**
 * A list of numbers for each token, all in one array that grows at its end. Unlike `Postings`, a list can grow at any time:
 * it is a chain of blocks, each twice as long as the one before.
 */
export interface PostingLists {
  /** Appends a number to the list of a token. */
  add(token: number, value: number): void;
  /** Calls `use` with each number of the list, in the order in which they were added. */
  forEach(token: number, use: (value: number) => void): void;
}

const FIRST_BLOCK = 2;
const LARGEST_BLOCK = 512;
/** Each block starts with the place of the next one and its own length. */
const HEAD = 2;

export function createPostingLists(): PostingLists {
  let pool = new Uint32Array(1024);
  // No block starts at 0, so that 0 stands for none.
  let end = 1;
  let firsts = new Uint32Array(256);
  let lasts = new Uint32Array(256);
  /** How many numbers the last block of each token has. */
  let filled = new Uint32Array(256);

  const newBlock = (size: number): number => {
    while (end + HEAD + size > pool.length) {
      const larger = new Uint32Array(pool.length * 2);
      larger.set(pool);
      pool = larger;
    }
    const block = end;
    pool[block + 1] = size;
    end += HEAD + size;
    return block;
  };
  const grown = (array: Uint32Array<ArrayBuffer>, length: number) => {
    const larger = new Uint32Array(Math.max(length, array.length * 2));
    larger.set(array);
    return larger;
  };

  return {
    add(token, value) {
      if (token >= firsts.length) {
        firsts = grown(firsts, token + 1);
        lasts = grown(lasts, token + 1);
        filled = grown(filled, token + 1);
      }
      let block = lasts[token] ?? 0;
      const size = pool[block + 1] ?? 0;
      if (block === 0) {
        block = newBlock(FIRST_BLOCK);
        firsts[token] = block;
        lasts[token] = block;
        filled[token] = 0;
      } else if (filled[token] === size) {
        const next = newBlock(Math.min(LARGEST_BLOCK, size * 2));
        pool[block] = next;
        block = next;
        lasts[token] = block;
        filled[token] = 0;
      }
      const at = filled[token] ?? 0;
      pool[block + HEAD + at] = value;
      filled[token] = at + 1;
    },

    forEach(token, use) {
      let block = firsts[token] ?? 0;
      while (block !== 0) {
        const next = pool[block] ?? 0;
        const from = block + HEAD;
        const to = from + (next === 0 ? (filled[token] ?? 0) : (pool[block + 1] ?? 0));
        for (let at = from; at < to; at += 1) use(pool[at] ?? 0);
        block = next;
      }
    },
  };
}
