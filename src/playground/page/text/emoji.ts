import { emojify, get, search } from 'node-emoji';

/** Names that Slack uses and the emoji table does not know. */
const SLACK_NAMES: Record<string, string> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  thinking_face: '🤔',
  hugging_face: '🤗',
  simple_smile: '🙂',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_purple_circle: '🟣',
  large_brown_circle: '🟤',
  large_green_square: '🟩',
  large_yellow_square: '🟨',
  large_red_square: '🟥',
  large_blue_square: '🟦',
  face_with_monocle: '🧐',
  exploding_head: '🤯',
  shushing_face: '🤫',
  test_tube: '🧪',
  compass: '🧭',
  jigsaw: '🧩',
  ladder: '🪜',
};

/** The character for a shortcode name without its colons, or undefined when there is none. */
export function emojiFor(name: string): string | undefined {
  const plain = name.toLowerCase();
  return SLACK_NAMES[plain] ?? get(plain);
}

/** Replaces the known `:shortcodes:` in plain text; unknown ones stay as typed. */
export function withEmoji(text: string): string {
  const ours = text.replace(/:([a-z0-9_+'-]+):/gi, (whole, name: string) => emojiFor(name) ?? whole);
  return emojify(ours, { fallback: (name) => `:${name}:` });
}

/** At most `limit` names that contain `part`, those that start with it first. */
export function findEmoji(part: string, limit: number): { name: string; char: string }[] {
  const query = part.toLowerCase();
  const ours = Object.entries(SLACK_NAMES)
    .filter(([name]) => name.includes(query))
    .map(([name, char]) => ({ name, char }));
  const found = query === '' ? [] : search(query).map(({ name, emoji }) => ({ name, char: emoji }));
  const rank = (name: string) => (name === query ? 0 : name.startsWith(query) ? 1 : 2);
  const unique = new Map([...ours, ...found].map((entry) => [entry.name, entry]));
  return [...unique.values()]
    .sort(
      (a, b) => rank(a.name) - rank(b.name) || a.name.length - b.name.length || a.name.localeCompare(b.name),
    )
    .slice(0, limit);
}
