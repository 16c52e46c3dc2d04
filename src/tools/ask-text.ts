import type { Processed } from '../answers/pipeline/pipeline.ts';
import type { Library } from '../cards/library.ts';
import type { Reason } from '../search/search-types.ts';
import { shownText } from './shown-answer.ts';

/** The answer to a message, for people at a terminal: what Slack would show, then how it was found. */
export function forPeople({ understanding, decision }: Processed, library: Library): string {
  const shown = shownText(decision, library);
  if (understanding.text === '') return 'No question was asked.\n';
  if (decision.type !== 'answer') return `${shown}\n`;
  const { card, reasons } = decision.best.hit;
  return [
    shown,
    '',
    `From ${card.id}`,
    ...(reasons.length > 0 ? [`Found by: ${reasons.map(describeReason).join('; ')}`] : []),
    '',
  ].join('\n');
}

/** A reason in words. */
export function describeReason(reason: Reason): string {
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
