import type { Library } from '../../cards/library.ts';
import type { Progress } from '../../nudges/rules/progress.ts';
import { cardLine } from '../cards/card-line.ts';
import { type Block, context, header, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';

const SQUARES = 10;

/**
 * How far a person has come. The words say it all; the squares below show it at a glance, and are few because a screen
 * reader reads each of them out.
 */
export function progressSection(progress: Progress, library: Library): Block[] {
  const { cards, seen, known, due } = progress;
  const next = due.map((id) => library.card(id)).find((card) => card !== undefined);
  const untouched = library.kinds.filter((kind) => {
    const ofKind = library.ofKind(kind.id);
    return ofKind.length > 0 && ofKind.every((card) => !seen.has(card.id));
  });
  return [
    header('Your progress'),
    section(`*${seen.size} of ${cards} cards seen*\n${inWords(progress)}\n\n${squares(progress)}`),
    context(`green: ${known} known · yellow: ${seen.size - known} seen · white: to come`),
    ...(next ? [cardLine(next, library, 'due for another look')] : []),
    ...(untouched.length > 0 && untouched.length < library.kinds.length
      ? [context(`Not opened yet: ${untouched.map((kind) => escapeText(kind.name)).join(' · ')}`)]
      : []),
  ];
}

function inWords({ known, due }: Progress): string {
  const knows =
    known === 0
      ? 'The questions in learning nudges show what you know by heart.'
      : `You know ${known} by heart.`;
  const waits =
    due.length === 0
      ? ''
      : due.length === 1
        ? ' One is due for another look.'
        : ` ${due.length} are due for another look.`;
  return `${knows}${waits}`;
}

/** Ten squares; what there is at least one card of has at least one square. */
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
