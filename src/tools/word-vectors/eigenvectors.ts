export interface Eigenvector {
  value: number;
  /** Of length 1. */
  vector: Float64Array;
}

/** The eigenvectors of a symmetric matrix, largest value first, by Jacobi rotations. Overwrites the matrix. */
export function eigenvectorsOf(matrix: Float64Array[]): Eigenvector[] {
  const size = matrix.length;
  const vectors = Array.from({ length: size }, (_, at) => {
    const row = new Float64Array(size);
    row[at] = 1;
    return row;
  });
  const get = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += get(p, q) ** 2;
    if (off < 1e-22) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(get(p, q)) < 1e-18) continue;
        const theta = (get(q, q) - get(p, p)) / (2 * get(p, q));
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        const sine = tangent * cosine;
        for (const row of matrix) rotate(row, p, q, cosine, sine);
        rotateRows(matrix, p, q, cosine, sine);
        rotateRows(vectors, p, q, cosine, sine);
      }
    }
  }
  return vectors.map((vector, at) => ({ value: get(at, at), vector })).toSorted((a, b) => b.value - a.value);
}

function rotate(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const [a, b] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * a - sine * b;
  row[q] = sine * a + cosine * b;
}

function rotateRows(rows: Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  const [first, second] = [rows[p], rows[q]];
  if (!first || !second) return;
  for (let at = 0; at < first.length; at += 1) {
    const [a, b] = [first[at] ?? 0, second[at] ?? 0];
    first[at] = cosine * a - sine * b;
    second[at] = sine * a + cosine * b;
  }
}
