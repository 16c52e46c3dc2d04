import type { Role } from '../cards/card.ts';
import type { CardFile } from '../cards/card-file.ts';
import type { FileLocation } from '../cards/problem.ts';
import { daysOverdue, dueOn } from '../cards/review.ts';

/** A card whose next review is due. */
export interface DueCard extends FileLocation {
  title: string;
  /** The name of the role that looks after it; what the card says if that is no role. */
  role: string;
  /** ISO date */
  due: string;
  /** 0 on the day itself. */
  overdue: number;
}

/** The cards that are due by a day, the most overdue first. @param day ISO date */
export function dueCards(files: readonly CardFile[], roles: readonly Role[], day: string): DueCard[] {
  return files
    .map(({ card, path, lineOf }) => ({
      path,
      line: lineOf('reviewed'),
      title: card.title,
      role: roles.find(({ id }) => id === card.owner)?.name ?? card.owner,
      due: dueOn(card),
      overdue: daysOverdue(card, new Date(`${day}T00:00:00Z`)),
    }))
    .filter(({ due }) => due <= day)
    .toSorted((a, b) => b.overdue - a.overdue || a.path.localeCompare(b.path));
}

/** One due card on one line that editors can jump to. */
export function formatDue({ path, line, title, role, due, overdue }: DueCard): string {
  const days = overdue === 0 ? 'due today' : `${overdue} ${overdue === 1 ? 'day' : 'days'} overdue`;
  return `${path}:${line}  ${days} (due ${due})  ${role}  ${title}`;
}
