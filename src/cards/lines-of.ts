/** The lines of a file, with any kind of line ending, without the byte order mark that some editors write. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}
