import { adviceAt, errorAt, type Rule } from './rule.ts';

/** How often the statements on a card must be checked again, in months. */
const REVIEW_EVERY = 12;

/** No review is in the future, and no card goes more than a year without one. */
export function reviewDates(now: Date): Rule {
  const today = now.toISOString().slice(0, 10);
  const due = new Date(now);
  due.setUTCMonth(due.getUTCMonth() - REVIEW_EVERY);
  const oldest = due.toISOString().slice(0, 10);
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
      if (reviewed < oldest) {
        return adviceAt(
          file,
          line,
          `the last review was on ${reviewed}, more than ${REVIEW_EVERY} months ago.`,
          'Check every statement, figure, and reference, then enter the date.',
        );
      }
      return [];
    });
}

const DAY_MS = 24 * 60 * 60 * 1000;
