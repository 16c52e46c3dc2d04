import type { Library } from '../../cards/library.ts';
import type { Progress } from '../../nudges/rules/progress.ts';
import { cardLine } from '../cards/card-rows.ts';
import { type Block, context, header, section } from '../kit/blocks.ts';
import { cardsSeen, colorsOf, DUE, dueForReview, HEADINGS, knownByHeart, notOpenedYet } from './words.ts';

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
    context(colorsOf(known, seen.size - known)),
    ...(next ? [cardLine(next, library, DUE)] : []),
    ...(untouched.length > 0 && untouched.length < library.kinds.length
      ? [context(notOpenedYet(untouched.map((kind) => kind.name)))]
      : []),
  ];
}

function inWords({ known, due }: Progress): string {
  return [knownByHeart(known), ...(due.length > 0 ? [dueForReview(due.length)] : [])].join(' ');
}

/** The progress bar. Whatever applies to at least one card gets at least one square. */
function squares({ cards, seen, known }: Progress): string {
  const share = (count: number) =>
    count === 0 || cards === 0 ? 0 : Math.min(SQUARES, Math.max(1, Math.round((count / cards) * SQUARES)));
  const green = share(known);
  const colored = Math.min(SQUARES, Math.max(share(seen.size), green + (seen.size > known ? 1 : 0)));
  const greenShown = Math.min(green, seen.size > known ? colored - 1 : colored);
  return [
    ':large_green_square:'.repeat(greenShown),
    ':large_yellow_square:'.repeat(colored - greenShown),
    ':white_large_square:'.repeat(SQUARES - colored),
  ].join('');
}
