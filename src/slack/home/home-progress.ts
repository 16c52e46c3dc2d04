import type { Library } from '../../cards/library.ts';
import type { Progress } from '../../nudges/rules/progress.ts';
import { cardLine } from '../cards/card-rows.ts';
import { type Block, context, header, section } from '../kit/blocks.ts';
import { cardsSeen, colorsOf, DUE, dueForReview, HEADINGS, knownWhenAsked, notOpenedYet } from './words.ts';

/** How many squares the progress bar has. */
const SQUARES = 10;

/**
 * A person's progress. The words say everything; the squares below show it at a glance. There are few of them, because a
 * screen reader reads out each one.
 */
export function progressSection(progress: Progress, library: Library): Block[] {
  const { cards, seen, known, due } = progress;
  const next = due.map((id) => library.card(id)).find((card) => card !== undefined);
  const untouched = library.kinds.filter((kind) => {
    const ofKind = library.ofKind(kind.id);
    return ofKind.length > 0 && ofKind.every((card) => !seen.has(card.id));
  });
  return [
    header(HEADINGS.progress),
    section(`${cardsSeen(seen.size, cards)}\n${inWords(progress)}\n\n${squares(progress)}`),
    context(colorsOf(known, seen.size - known, Math.max(1, Math.round(cards / SQUARES)))),
    ...(next ? [cardLine(next, library, DUE)] : []),
    ...(untouched.length > 0 && untouched.length < library.kinds.length
      ? [context(notOpenedYet(untouched.map((kind) => kind.name)))]
      : []),
  ];
}

function inWords({ known, asked, due }: Progress): string {
  return [knownWhenAsked(known, asked), ...(due.length > 0 ? [dueForReview(due.length)] : [])].join(' ');
}

/** The progress bar, rounded down: it shows no more than there is. */
function squares({ cards, seen, known }: Progress): string {
  const share = (count: number) => (cards === 0 ? 0 : Math.floor((count / cards) * SQUARES));
  const green = share(known);
  const colored = share(seen.size);
  return [
    ':large_green_square:'.repeat(green),
    ':large_yellow_square:'.repeat(colored - green),
    ':white_large_square:'.repeat(SQUARES - colored),
  ].join('');
}
