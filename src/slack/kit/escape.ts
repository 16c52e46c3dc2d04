/**
 * The one place where text from people and cards becomes Slack's markup. `&`, `<` and `>` are Slack's only control
 * characters; once they are escaped, quoting a text can neither mention anybody nor fake a link.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What may be linked to. Slack takes other things in angle brackets for mentions: “!channel”, “@U012”, “#C012”. */
const LINKED = /^(?:https?:\/\/|mailto:)/i;

/**
 * The one place where an address becomes a link: what would end the address is encoded, and what is no address of the web or of
 * mail leaves only the words.
 * @param words mrkdwn, escaped already
 */
export function linkTo(url: string, words: string): string {
  if (!LINKED.test(url)) return words;
  const address = url.replace(/[\s<>|\\^`{}"]/g, (character) => encodeURIComponent(character));
  return `<${escapeText(address)}|${words.replaceAll('|', '¦')}>`;
}

/** Cuts between words if possible; the result, including its ellipsis, is at most `max` characters long. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  const whole = space > max * 0.6 ? cut.slice(0, space) : cut;
  // A cut in the middle of a surrogate pair would be half a character, which Slack refuses.
  return `${whole.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

/** Escaped and at most `max` characters long, with no escape cut in half. */
export function escapeWithin(text: string, max: number): string {
  let room = max;
  for (;;) {
    const escaped = escapeText(shorten(text, room));
    if (escaped.length <= max) return escaped;
    // An escape turns one character into up to five: shrink by the share that was too much.
    room = Math.floor((room * max) / escaped.length);
  }
}

/** A backtick that ends no code: Slack has no escape for one. */
const OTHER_BACKTICK = 'ˋ';
const FENCE = '```';

/** Code within a line. */
export function inlineCode(code: string): string {
  return `\`${escapeText(code).replaceAll('`', OTHER_BACKTICK)}\``;
}

/** Code on lines of its own. Backticks in it get a space without a width between them: three in a row would end it. */
export function codeBlock(code: string): string {
  return `${FENCE}\n${escapeText(code).replace(/`(?=`)/g, '`\u200B')}\n${FENCE}`;
}

/** Cuts markup like `shorten`, and ends the code that it cuts. */
export function shortenMarkup(markup: string, max: number): string {
  if (markup.length <= max) return markup;
  const cut = shorten(markup, max - FENCE.length - 1);
  return isInCode(cut) ? `${cut}\n${FENCE}` : cut;
}

/** Whether code on lines of its own begins in the markup and does not end in it. */
export function isInCode(markup: string): boolean {
  return markup.split(FENCE).length % 2 === 0;
}
