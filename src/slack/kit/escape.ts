/**
 * The one place where text from people and cards becomes Slack's markup. `&`, `<` and `>` are Slack's only control
 * characters; once they are escaped, quoting a text can neither mention anybody nor fake a link.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The one place where an address becomes a link: what would end the address, or begin a mention, is encoded.
 * @param words mrkdwn, escaped already
 */
export function linkTo(url: string, words: string): string {
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
