import data from '@emoji-mart/data' with { type: 'json' };

/** The names are Slack's own; the keywords help people find an emoji. */
interface EmojiTable {
  emojis: Record<string, { name: string; keywords: string[]; skins: { native: string }[] }>;
  aliases: Record<string, string>;
}

const { emojis, aliases } = data as unknown as EmojiTable;

/** The character for a shortcode without its colons; undefined if there is none. */
export function emojiFor(name: string): string | undefined {
  // Slack puts the skin tone after the name: `wave::skin-tone-3`. The first variant has none.
  const [plain = '', tone] = name.toLowerCase().split('::skin-tone-');
  const id = Object.hasOwn(emojis, plain)
    ? plain
    : Object.hasOwn(aliases, plain)
      ? aliases[plain]
      : undefined;
  const skins = id === undefined ? [] : (emojis[id]?.skins ?? []);
  return (skins[tone === undefined ? 0 : Number(tone) - 1] ?? skins[0])?.native;
}

/** Replaces the known `:shortcodes:` in plain text; unknown ones stay as typed. */
export function withEmoji(text: string): string {
  return text.replace(
    /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/gi,
    (whole, name: string) => emojiFor(name) ?? whole,
  );
}

/** Up to `limit` emoji that match `part`: first those whose name matches, then those whose keywords do. */
export function findEmoji(part: string, limit: number): { name: string; char: string }[] {
  const query = part.toLowerCase().replace(/^:|:$/g, '').replace(/ /g, '_');
  if (query === '') return [];
  const other = Object.entries(aliases).filter(([name]) => name.includes(query));
  const found = Object.entries(emojis)
    .map(([id, emoji]) => ({ id, rank: rankOf(query, id, emoji), char: emoji.skins[0]?.native ?? '' }))
    .filter(({ rank }) => rank !== null);
  const known = new Set(found.map(({ id }) => id));
  for (const [name, id] of other) {
    const char = emojiFor(id);
    if (char && !known.has(id)) found.push({ id: name, rank: name === query ? 0 : 1, char });
  }
  return found
    .sort((a, b) => Number(a.rank) - Number(b.rank) || a.id.length - b.id.length || a.id.localeCompare(b.id))
    .slice(0, limit)
    .map(({ id, char }) => ({ name: id, char }));
}

/** How well an emoji matches what was typed: 0 is the name itself, null is not at all. */
function rankOf(query: string, id: string, emoji: { name: string; keywords: string[] }): number | null {
  if (id === query) return 0;
  if (id.startsWith(query)) return 1;
  if (id.includes(query)) return 2;
  const words = query.split('_');
  const described = [...emoji.name.toLowerCase().split(/\W+/), ...emoji.keywords];
  return words.every((word) => described.some((one) => one.startsWith(word))) ? 3 : null;
}
