import type { ReviewInterval } from '../card.ts';
import { daysOverdue } from '../review.ts';
import { adviceAt, errorAt, type Rule } from './rule.ts';

/** No review is in the future, and no card goes without one for longer than it says. */
export function reviewDates(now: Date): Rule {
  const today = now.toISOString().slice(0, 10);
  return ({ files }) =>
    files.flatMap((file) => {
      const { reviewed } = file.card;
      const line = file.lineOf('reviewed');
      // One day ahead may be today for the writer, who may be on the other side of the date line.
      if (reviewed > today && Date.parse(reviewed) - now.getTime() > DAY_MS) {
        return errorAt(
          file,
          line,
          `reviewed is ${reviewed}, but today is ${today}.`,
          'Write the day when the statements were last checked.',
        );
      }
      if (daysOverdue(file.card, now) > 0) {
        return adviceAt(
          file,
          line,
          `the last review was on ${reviewed}, more than ${intervalText(file.card.reviewEvery)} ago.`,
          'Check every statement, figure, and reference, then enter the date.',
        );
      }
      return [];
    });
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** As a card says it: “60 days”. */
function intervalText({ count, unit }: ReviewInterval): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
