/** Three rows of the table of distances. Every word is compared with many, and new rows each time cost more than what is in them. */
let rows = Array.from({ length: 3 }, () => new Uint32Array(64));

/**
 * How many single changes (inserting, dropping or replacing a letter, swapping two neighbors) turn one word into the
 * other; any number above `limit` if they are more than that. This is the optimal string alignment distance.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if ((rows[0]?.length ?? 0) <= b.length + 1) rows = rows.map(() => new Uint32Array(2 * b.length + 2));
  let [beforeLast, last, row] = rows as [Uint32Array, Uint32Array, Uint32Array];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    // Whatever is further from the diagonal than `limit` takes more changes than that.
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? i : limit + 1;
    let smallest = row[from - 1] ?? 0;
    const letter = a.charCodeAt(i - 1);
    const before = i > 1 ? a.charCodeAt(i - 2) : -1;
    for (let j = from; j <= to; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
      const dropped = (last[j] ?? 0) + 1;
      if (dropped < cost) cost = dropped;
      const inserted = (row[j - 1] ?? 0) + 1;
      if (inserted < cost) cost = inserted;
      if (j > 1 && before === other && letter === b.charCodeAt(j - 2)) {
        const swapped = (beforeLast[j - 2] ?? 0) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < smallest) smallest = cost;
    }
    // The next row looks one place further.
    if (to < b.length) row[to + 1] = limit + 1;
    if (smallest > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? limit + 1;
}

/** Which letters a word has, as a set of 32 bits: some letters share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * Whether words with these letters may be within so many changes: one change takes away at most one letter and brings in at
 * most one. It rules out most words long before their distance is counted.
 */
export function mayBeNear(letters: number, others: number, limit: number): boolean {
  let differing = letters ^ others;
  let count = 0;
  while (differing !== 0 && count <= 2 * limit) {
    differing &= differing - 1;
    count += 1;
  }
  return count <= 2 * limit;
}
