/** The numbers that people write as words, from one on. */
export const NUMBER_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const COUNT = new RegExp(
  String.raw`^(?:(\d{1,3})|(an?|the)|(${NUMBER_WORDS.join('|')})|(a couple(?: of)?|couple of)) ?(days?|weeks?|fortnights?|months?|d|w)$`,
);

/** Reads so many days, weeks or months: “3 days”, “two weeks”, “a fortnight”. Undefined for anything else. */
export function readCount(
  text: string,
): { days: number } | { weeks: number } | { months: number } | undefined {
  const [, digits, , word, couple, unit] = COUNT.exec(text) ?? [];
  if (!unit) return undefined;
  const count = digits ? Number(digits) : couple ? 2 : word ? NUMBER_WORDS.indexOf(word) + 1 : 1;
  if (unit.startsWith('d')) return { days: count };
  if (unit.startsWith('month')) return { months: count };
  return { weeks: unit.startsWith('w') ? count : 2 * count };
}
