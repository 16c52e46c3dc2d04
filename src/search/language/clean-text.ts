/** Longer texts are cut: a message has at most 4,000 characters, and a thread says at its start what it is about. */
export const MAX_CHARACTERS = 4_000;

const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g;
const QUOTED_LINE = /^[ \t]*(?:>|&gt;)+[^\n]*$/gm;
const SPECIAL_MENTION = /<(?:!|@|#)[^<>|]*(?:\|[^<>]*)?>/g;
const LINK_WITH_LABEL = /<(?:https?|mailto|tel|ftp|slack):[^<>|]*\|([^<>]*)>/gi;
const BARE_LINK = /<(?:https?|mailto|tel|ftp|slack):[^<>]*>|\bhttps?:\/\/\S+/gi;
// The lookbehind and the limits keep a long run of letters from being tried again at each letter.
const BARE_EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+/g;
const EMOJI_NAME = /(^|[^\p{L}\p{N}]):[a-z0-9_+'-]{2,}(?:::skin-tone-[2-6])?:(?=[^\p{L}\p{N}]|$)/giu;
const EMOJI_CHARACTERS =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D})+/gu;
const PLAIN_MENTION = /(^|\s)[@#][\p{L}\p{N}._-]+/gu;

/**
 * Removes the markup from a chat message: mentions, links (their labels stay), code blocks, quoted lines, emoji,
 * entities, and the signs for bold and the like. If a message is nothing but code or quotes, these are the question and
 * stay. Cuts the text at `MAX_CHARACTERS`. Never throws.
 */
export function cleanText(text: string): string {
  const cut = text.slice(0, MAX_CHARACTERS);
  const own = stripMarkup(cut.replace(CODE_BLOCK, '\n').replace(QUOTED_LINE, '\n'));
  return /\p{L}{2}/u.test(own) ? own : stripMarkup(cut.replaceAll('```', ' '));
}

function stripMarkup(text: string): string {
  return (
    decodeEntities(
      text
        .replace(SPECIAL_MENTION, ' ')
        .replace(LINK_WITH_LABEL, ' $1 ')
        .replace(BARE_LINK, ' ')
        .replace(BARE_EMAIL, ' ')
        .replace(PLAIN_MENTION, '$1 ')
        // Twice, because two names in a row share the character between them.
        .replace(EMOJI_NAME, '$1 ')
        .replace(EMOJI_NAME, '$1 '),
    )
      .replace(EMOJI_CHARACTERS, ' ')
      .replace(/[*~`|"“”„«»]+/g, ' ')
      .replace(/(^|\s)_+|_+(?=\s|$)/g, '$1 ')
      // Invisible characters that would split or join words: zero width, soft hyphen, direction marks.
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
      .normalize('NFKC')
  );
}

/** Decodes the three entities that Slack writes; in one pass, so that `&amp;lt;` becomes the text `&lt;`. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}
