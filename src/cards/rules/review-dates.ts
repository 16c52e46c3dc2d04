import { adviceAt, errorAt, type Rule } from './rule.ts';

/** A card's statements are looked at again at least this often, in months. */
const REVIEW_EVERY = 12;

/** Nobody has reviewed a card in the future, and none goes for more than a year without a review. */
export function reviewDates(now: Date): Rule {
  const today = now.toISOString().slice(0, 10);
  const due = new Date(now);
  due.setUTCMonth(due.getUTCMonth() - REVIEW_EVERY);
  const oldest = due.toISOString().slice(0, 10);
  return ({ files }) =>
    files.flatMap((file) => {
      const { reviewed } = file.card;
      const line = file.lineOf('reviewed');
      // A day ahead may be today for the writer: the date line is far from here.
      if (reviewed > today && Date.parse(reviewed) - now.getTime() > DAY_MS) {
        return errorAt(
          file,
          line,
          `reviewed is ${reviewed}, but today is ${today}.`,
          'Write the day on which the statements were last checked.',
        );
      }
      if (reviewed < oldest) {
        return adviceAt(
          file,
          line,
          `the last review was on ${reviewed}, more than ${REVIEW_EVERY} months ago.`,
          'Check every statement, figure and reference, then write the day.',
        );
      }
      return [];
    });
}

const DAY_MS = 24 * 60 * 60 * 1000;
