/**
 * Text as the database can keep it: at most `max` UTF-16 units, never ending in half a character, without
 * NUL (PostgreSQL refuses it in text and jsonb) and with lone surrogates replaced by U+FFFD.
 */
export function keptText(text: string, max: number): string {
  const clean = text.replaceAll('\0', '');
  const cut = clean.slice(0, max);
  const splitsPair = clean.length > max && /[\uD800-\uDBFF]$/.test(cut);
  return (splitsPair ? cut.slice(0, -1) : cut).toWellFormed();
}
