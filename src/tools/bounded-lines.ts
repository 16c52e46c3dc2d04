import { Transform } from 'node:stream';

const LINE_END = 0x0a;

/**
 * Passes lines on, each when it is whole. One that is too long is dropped, and is not kept in memory.
 * @param most the longest line, in bytes
 * @param onDropped called once for each line that is dropped, as soon as it is too long
 */
export function boundedLines(most: number, onDropped: () => void): Transform {
  let begun: Buffer[] = [];
  let length = 0;
  let dropping = false;
  const add = (piece: Buffer): void => {
    length += piece.length;
    if (dropping) return;
    if (length <= most) {
      begun.push(piece);
      return;
    }
    dropping = true;
    begun = [];
    onDropped();
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, from)) {
        add(chunk.subarray(from, end));
        if (!dropping) this.push(Buffer.concat([...begun, chunk.subarray(end, end + 1)]));
        begun = [];
        length = 0;
        dropping = false;
        from = end + 1;
      }
      if (from < chunk.length) add(chunk.subarray(from));
      done();
    },
  });
}
