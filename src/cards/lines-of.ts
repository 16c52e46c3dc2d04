/** The lines of a file, whichever ends they have, without the byte order mark that some editors write. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}
