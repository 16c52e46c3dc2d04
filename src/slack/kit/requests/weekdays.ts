import { WEEKDAYS } from '../../../nudges/rules/describe-choice.ts';

const SHORT = ['mon', 'tues?', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'] as const;

/** A weekday in words, in full or in short. */
const NAMED: readonly RegExp[] = SHORT.map(
  (short, index) => new RegExp(`^(?:${WEEKDAYS[index]?.toLowerCase() ?? ''}|${short})(s?)$`),
);

/** The ISO weekday that a word names, from 1 to 7, and whether it is a plural: “Tuesdays”. */
export function readWeekday(word: string): { day: number; plural: boolean } | undefined {
  for (const [index, pattern] of NAMED.entries()) {
    const found = pattern.exec(word);
    if (found) return { day: index + 1, plural: word.length > 4 && found[1] === 's' };
  }
  return undefined;
}
