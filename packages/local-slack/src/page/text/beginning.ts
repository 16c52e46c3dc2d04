/** What somebody listens to before they decide to read the rest, in characters. */
const MOST = 220;
/** A shorter beginning may be a title alone. */
const LEAST = 60;

/** The beginning of a long text, up to the end of a line or sentence, or else of a word. */
export function beginningOf(text: string): string {
  if (text.length <= MOST) return text;
  const cut = text.slice(0, MOST);
  const ends = [...cut.matchAll(/[.!?:](?=\s)|\n/g)].map(({ index }) => index + 1);
  const end = ends.findLast((at) => at >= LEAST) ?? (cut.lastIndexOf(' ') + 1 || MOST);
  return `${cut.slice(0, end).trim()} …`;
}
