/**
 * Reads what Slack sends without relying on its shape: apps post what they like, and a kind of block that did not exist
 * when this was written must not break the reading of the others.
 */
export type SlackJson = Readonly<Record<string, unknown>>;

/** The object, or an empty one in place of anything else. */
export function objectIn(value: unknown): SlackJson {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as SlackJson) : {};
}

/** The objects of a list; none in place of anything else. */
export function objectsIn(value: unknown): SlackJson[] {
  return Array.isArray(value) ? value.map(objectIn) : [];
}

/** The text; empty in place of anything else. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Text that Slack delivers as it is, in Slack's markup like all other text. Slack escapes it in some places and not in
 * others, so an escape that is there already stays.
 */
export function asMarkup(plain: string): string {
  return plain
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
