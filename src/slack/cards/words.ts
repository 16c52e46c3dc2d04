import type { Reason } from '../../search/search-types.ts';
import { escapeText } from '../kit/escape.ts';

/** Questions that show what can be asked; each is answered by a card that is there (a test asks them all). */
export const EXAMPLES = [
  'Our data is a mess, where do we start?',
  'How do we roll back a bad model?',
  'People are afraid that AI takes their jobs',
  'What does a lead DevOps engineer earn?',
] as const;

/** Why a card was found, in words a person can check. @returns mrkdwn, empty when there is nothing to say */
export function whyFound(reasons: readonly Reason[]): string {
  const parts = reasons.slice(0, 6).map(reasonText);
  return parts.length > 0 ? `Found by: ${parts.join(' · ')}` : '';
}

function reasonText(reason: Reason): string {
  switch (reason.type) {
    case 'term':
      return escapeText(reason.term);
    case 'spelling':
      return `“${escapeText(reason.typed)}” read as ${escapeText(reason.readAs)}`;
    case 'concept':
      return `“${escapeText(reason.typed)}” as ${escapeText(reason.concept)}`;
    case 'meaning':
      return `“${escapeText(reason.typed)}” is near ${escapeText(reason.near)}`;
    case 'named-kind':
      return `you asked for ${escapeText(reason.cardKind)}`;
    case 'found-helpful':
      return `${reason.people} people found it helpful for that question`;
  }
}

/** Said where a card is asked for, or a button leads to one, that the knowledge base does not have. @returns mrkdwn */
export function goneCard(cardId: string): string {
  return `There is no card \`${escapeText(cardId)}\` now. Ask again to find what fits.`;
}

export const READ_WHOLE_CARD = 'Read the whole card';

/** Where the cards come from, said where many are listed. */
export function aboutCards(count: number): string {
  return `${count} cards, written and reviewed by people. No language model involved.`;
}
