/** A list of numbers in a typed array that doubles when it is full. */
export interface GrowableArray<A> {
  push(value: number): void;
  length(): number;
  /** A copy of the numbers so far. */
  toArray(): A;
}

export function growableArray<A extends Uint32Array | Uint8Array | Float32Array>(
  make: new (size: number) => A,
): GrowableArray<A> {
  let array = new make(4);
  let length = 0;
  return {
    push(value) {
      if (length === array.length) {
        const larger = new make(length * 2);
        larger.set(array);
        array = larger;
      }
      array[length] = value;
      length += 1;
    },
    length: () => length,
    toArray: () => array.slice(0, length) as A,
  };
}
