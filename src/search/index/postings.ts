import { growableArray } from './growable-array.ts';

/**
 * A list of numbers for each row (a token, a pair of letters), in two flat arrays: small in memory and quick to save.
 */
export interface Postings {
  /** Where the list of each row starts in `values`, and where that of the last one ends. */
  starts: Uint32Array;
  values: Uint32Array;
}

export interface PostingsBuilder {
  /** Appends a number to the list of a row; rows are numbered from 0. */
  add(row: number, value: number): void;
  finish(): Postings;
}

export function createPostingsBuilder(): PostingsBuilder {
  const rows = growableArray(Uint32Array);
  const values = growableArray(Uint32Array);
  return {
    add(row, value) {
      rows.push(row);
      values.push(value);
    },
    finish() {
      const { starts, order } = groupByRow(rows.toArray());
      const ungrouped = values.toArray();
      return { starts, values: order.map((entry) => ungrouped[entry] ?? 0) };
    },
  };
}

/** The list of a row, without a copy; empty for a row that does not exist. */
export function postingsOf({ starts, values }: Postings, row: number): Uint32Array {
  return values.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
}

/**
 * Brings the entries of each row together; within a row they keep their order (a counting sort).
 * @returns where each row starts, and the entries in their new order
 */
export function groupByRow(rows: Uint32Array): { starts: Uint32Array; order: Uint32Array } {
  const count = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const starts = new Uint32Array(count + 1);
  for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < count; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(rows.length);
  rows.forEach((row, entry) => {
    const at = next[row] ?? 0;
    next[row] = at + 1;
    order[at] = entry;
  });
  return { starts, order };
}
