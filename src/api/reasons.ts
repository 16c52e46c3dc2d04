import type { Decision } from '../answers/pipeline/decision.ts';
import type { Processed } from '../answers/pipeline/pipeline.ts';
import { isTelling, rarityOn, whyThisCard } from '../answers/why.ts';
import type { Library } from '../cards/library.ts';
import type { Reason } from '../search/search-types.ts';
import { whyLines } from '../slack/answers/why-view.ts';
import { withoutMarkup } from './shown-answer.ts';

/** What “why this one?” says about the card that answers, as plain text; null where none does. */
export function whyInWords(
  { understanding: { text, thread }, retrieved, decision }: Processed,
  library: Library,
): string[] | null {
  if (decision.type !== 'answer') return null;
  const fromThread = thread.length > 0 && !retrieved.own.answered;
  const asked = fromThread ? [...thread, text].join('\n') : text;
  const why = whyThisCard(asked, decision.best.hit, rarityOn(library.cards));
  return whyLines(why, { library, fromThread }).map(withoutMarkup);
}

/** The cards that a no names as the closest; none where it names none, and for anything but a no. */
export function nearestTitles(decision: Decision): { id: string; title: string }[] {
  if (decision.type !== 'no-card') return [];
  return decision.nearest.map(({ card: { id, title } }) => ({ id, title }));
}

/** The reasons that tell something, in one line. */
export function reasonsInWords(reasons: readonly Reason[]): string {
  return reasons.filter(isTelling).map(describeReason).join('; ');
}

/** A reason in words. */
function describeReason(reason: Reason): string {
  switch (reason.type) {
    case 'term':
      return reason.term;
    case 'spelling':
      return `"${reason.typed}" read as ${reason.readAs}`;
    case 'concept':
      return `"${reason.typed}" as ${reason.concept}`;
    case 'meaning':
      return `"${reason.typed}" is close to ${reason.near}`;
    case 'named-kind':
      return `asked for ${reason.cardKind}`;
    case 'found-helpful':
      return `${reason.people} people found it helpful for that question`;
  }
}
