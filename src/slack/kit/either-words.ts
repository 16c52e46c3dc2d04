const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const KNOWN = new RegExp(
  String.raw`^(?:${MONTHS}|morning|afternoon|am|pm|first|second|former|latter|other|\d{1,4}|\d{1,2}:\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$`,
);
/** Said around a choice without changing it. */
const AROUND = new Set(
  'the one at in on of until till by for it is its that this i mean meant want please pls thanks yes no ok o clock'.split(
    ' ',
  ),
);
const SAME = new Map([
  ['evening', 'afternoon'],
  ['night', 'afternoon'],
  ['former', 'first'],
  ['latter', 'second'],
]);
const ORDER = ['first', 'second'];

/**
 * What may choose one of two days or times, as single words: “the 3rd of April, please” is 3 and April. Undefined for any text
 * that says more.
 */
export function readEitherWords(text: string): string[] | undefined {
  const words = wordsOf(text).filter((word) => !AROUND.has(word));
  return words.length > 0 && words.length <= 5 && words.every((word) => KNOWN.test(word)) ? words : undefined;
}

/**
 * Which of two buttons a text names; undefined if neither or both.
 * @param names what the buttons say, such as “At 16:00, in the afternoon” and “Until Saturday, April 3, 2027”
 */
export function eitherNamed(text: string, names: readonly string[]): number | undefined {
  const words = readEitherWords(text);
  if (!words) return undefined;
  const ordinal = words.length === 1 ? ORDER.indexOf(words[0] ?? '') : -1;
  if (ordinal >= 0) return ordinal < names.length ? ordinal : undefined;
  const meant = names.flatMap((name, index) => {
    const known = new Set(wordsOf(name).flatMap(otherNames));
    return words.every((word) => known.has(word)) ? [index] : [];
  });
  return meant.length === 1 ? meant[0] : undefined;
}

function wordsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .replaceAll(/\b([ap])\.m\b\.?/g, '$1m')
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replaceAll(/(\d)([ap]m)\b/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}:]+/gu, ' ')
    .trim()
    .split(' ');
  return words.map((word) => fullMonth(SAME.get(word) ?? word)).filter(Boolean);
}

function fullMonth(word: string): string {
  if (!/^[a-z]{3,4}$/.test(word)) return word;
  return MONTHS.split('|').find((month) => month.startsWith(word)) ?? word;
}

/** 16:00 is 16 and 4 as well, and the afternoon is PM. */
function otherNames(word: string): string[] {
  const [, hour] = /^(\d\d):\d\d$/.exec(word) ?? [];
  if (hour !== undefined) {
    const half = String(Number(hour) % 12 || 12);
    return [word, word.replace(/^0/, ''), String(Number(hour)), half, `${half}${word.slice(2)}`];
  }
  if (word === 'morning') return [word, 'am'];
  return word === 'afternoon' ? [word, 'pm'] : [word];
}
