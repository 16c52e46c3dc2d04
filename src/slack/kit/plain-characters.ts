const SINGLE_QUOTES = /[‘’‚‛‹›ʹʻʼʽ′‵＇]/g;
const DOUBLE_QUOTES = /[“”„‟«»″‶〝〞〟＂]/g;
const DASHES = /[‐‑‒–—―⁃−⸺⸻﹘﹣－]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const SPACES = /[\t\v\f\p{Zs}]/gu;
/** Letters, digits and signs in the width of Chinese characters, as Asian keyboards type them. */
const FULL_WIDTH = /[！-～]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Joiners and variants of an emoji, which hold it together where they follow one. */
const LOOSE_JOINER = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})[\u{200D}\u{FE0F}]/gu;
/** Marks of the direction, soft hyphens, spaces without a width, control characters. */
const INVISIBLE = /(?![\u{200D}\u{FE0F}])\p{Default_Ignorable_Code_Point}|(?!\n)\p{Cc}/gu;

/**
 * A text with the characters that a plain keyboard types. Phones and word processors put curly quotes, long dashes, spaces that
 * don't break and characters that nobody sees in their place, so that `“nudges stop”` would be no command.
 */
export function withPlainCharacters(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(LOOSE_JOINER, '')
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replaceAll('…', '...')
    .replace(FULL_WIDTH, (one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH_OFFSET));
}
