export interface Edit {
  text: string;
  start: number;
  end: number;
}

/** Adds `mark` around the selection, or removes it if it is there. The selection stays on the words. */
export function toggleMark({ text, start, end }: Edit, mark: string): Edit {
  const size = mark.length;
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      text: before.slice(0, -size) + inside + after.slice(size),
      start: start - size,
      end: end - size,
    };
  }
  return { text: `${before}${mark}${inside}${mark}${after}`, start: start + size, end: end + size };
}

/** Starts every selected line with `> `. */
export function quoteLines({ text, start, end }: Edit): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const quoted = text.slice(from, end).replace(/^/gm, '> ');
  return {
    text: text.slice(0, from) + quoted + text.slice(end),
    start: from + quoted.length,
    end: from + quoted.length,
  };
}

/** Replaces the selection with `part` and puts the caret after it. */
export function insertAt({ text, start, end }: Edit, part: string): Edit {
  const caret = start + part.length;
  return { text: text.slice(0, start) + part + text.slice(end), start: caret, end: caret };
}
