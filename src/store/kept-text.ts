/**
 * Text in a form that the database can store: at most `max` UTF-16 units, never ending in half a character,
 * without NUL (which PostgreSQL rejects in text and jsonb), and with lone surrogates replaced by U+FFFD.
 */
export function keptText(text: string, max: number): string {
  const clean = text.replaceAll('\0', '');
  const cut = clean.slice(0, max);
  const splitsPair = clean.length > max && /[\uD800-\uDBFF]$/.test(cut);
  return (splitsPair ? cut.slice(0, -1) : cut).toWellFormed();
}
