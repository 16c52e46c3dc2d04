/** A value for short texts and one for long ones. */
export interface ByLength {
  short: number;
  long: number;
  /** Up to so many words a text is short, and from so many on it is long. */
  words: { short: number; long: number };
}

/** The value for a text of so many words; between short and long in proportion. */
export function byLength({ short, long, words }: ByLength, count: number): number {
  const share = (count - words.short) / (words.long - words.short);
  return short + (long - short) * Math.min(1, Math.max(0, share));
}
