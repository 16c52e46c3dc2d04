/** The text of a file, or why it is none. */
export type Decoded = { ok: true; text: string; advice: string[] } | { ok: false; why: string };

const NO_UTF_8 =
  'The file is not UTF-8. It was read as Windows-1252 (Latin-1), so that some characters may be wrong: save it as UTF-8.';

/**
 * Decodes a file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252. Line ends become `\n`.
 * @returns advice if it had to guess
 */
export function decode(bytes: Uint8Array): Decoded {
  const [label, advice] = encodingOf(bytes);
  if (!label) {
    return {
      ok: false,
      why: 'It is no text: it has bytes that no text has. Remove it, or export it as Markdown or HTML.',
    };
  }
  const text = new TextDecoder(label).decode(bytes).replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', '');
  return { ok: true, text, advice };
}

function encodingOf(bytes: Uint8Array): [label: string | undefined, advice: string[]] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', []];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', []];
  if (isBinary(bytes)) return [undefined, []];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ['utf-8', []];
  } catch {
    return ['windows-1252', [NO_UTF_8]];
  }
}

/** No text has these control characters, whatever its encoding. */
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192);
  const strange = start.filter((byte) => byte < 9 || (byte > 13 && byte < 27)).length;
  return start.includes(0) || strange > start.length / 100;
}
