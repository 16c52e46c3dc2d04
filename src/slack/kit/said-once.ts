/** A shorter line may stand in a longer one by chance: "CPU" in "High CPU". */
const LONG_ENOUGH = 16;
/** From this share of its words on, a text only repeats the blocks: Slack adds the names of buttons and people. */
const REPEATS_FROM = 0.7;

/** The ways in which a message says something. */
export interface Said {
  /** Its `text`, as Slack's markup. */
  text: string;
  /** Its blocks: Slack shows them in place of the text. */
  blocks: Iterable<string>;
  /** What comes with it: attachments and files. */
  attached: Iterable<string>;
}

/**
 * What a message says, each line once. Slack repeats the blocks in `text` for notifications, and apps repeat themselves in
 * attachments for programs that know no blocks.
 * @param most where to stop reading, in characters
 */
export function saidOnce({ text, blocks, attached }: Said, most: number): string[] {
  const own = text.trim().slice(0, most);
  const shown = collect(blocks, most);
  const beside = collect(attached, most);
  const all = collect([own, ...shown, ...beside], most);
  if (all.length === collect([own], most).length) return own === '' ? [] : [own];
  const others = collect([...shown, ...beside], most);
  return repeats(own, shown, others) ? others : all;
}

/** The lines that say something new, until there are enough. Code stays in one piece. */
function collect(pieces: Iterable<string>, most: number): string[] {
  const kept: string[] = [];
  const seen = new Set<string>();
  let said = ' ';
  let left = most;
  for (const piece of pieces) {
    for (const line of piece.includes('```') ? [piece] : piece.split('\n')) {
      const cut = line.slice(0, left).trim();
      const key = keyOf(cut);
      if (key === '' || seen.has(key) || (key.length >= LONG_ENOUGH && said.includes(` ${key} `))) continue;
      seen.add(key);
      said += `${key} `;
      kept.push(cut);
      left -= cut.length;
      if (left <= 0) return kept;
    }
  }
  return kept;
}

/** Whether a text says nothing that the blocks, or all other lines, don't say. */
function repeats(text: string, blocks: readonly string[], others: readonly string[]): boolean {
  const key = keyOf(text);
  if (key === '' || ` ${others.map(keyOf).join(' ')} `.includes(` ${key} `)) return true;
  const known = new Set(blocks.flatMap((line) => keyOf(line).split(' ')));
  const words = [...new Set(key.split(' '))];
  return words.filter((word) => known.has(word)).length >= REPEATS_FROM * words.length;
}

/** The words alone, in lowercase: Slack and apps differ in markup, punctuation and line breaks. */
function keyOf(text: string): string {
  return text
    .replace(/<([@#!][^<>|]*)(?:\|[^<>]*)?>/g, ' ')
    .replace(/<([^<>|]*)\|([^<>]*)>/g, ' $2 ')
    .replace(/&(?:amp|lt|gt);/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
