import type { Card, Kind } from '../../cards/card.ts';
import type { Reason } from '../../search/search-types.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { readable } from '../kit/message-text.ts';

/** The bot's command, as people type it; the manifest declares the same. */
export const COMMAND = '/guide';

/** Questions that show what can be asked; each is answered by a card that is there (a test asks them all). */
export const EXAMPLES = [
  'Our data is a mess, where do we start?',
  'How do we roll back a bad model?',
  'People are afraid that AI takes their jobs',
  'What does a lead DevOps engineer earn?',
] as const;

/** "Best practice", with the emoji of the kind. @returns mrkdwn */
export function kindLabel(card: Card, kind: Kind | undefined): string {
  return kind ? `${kind.emoji} ${escapeText(kind.one)}` : escapeText(card.kind);
}

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

/** A person's own words, quoted on one line. @returns mrkdwn */
export function quoted(question: string): string {
  return `“${escapeText(shorten(readable(question).replace(/\s+/g, ' ').trim(), 150))}”`;
}

/** Said where a card is asked for, or a button leads to one, that the knowledge base does not have. @returns mrkdwn */
export function goneCard(cardId: string): string {
  return `There is no card \`${escapeText(cardId)}\` now. Ask again to find what fits.`;
}

/** Said on a button whose value this version can't read. @returns mrkdwn */
export const OLD_BUTTON = `That button is from an older version of me. \`${COMMAND} nudges\` has the ones of today.`;

/** Said when a form is sent that this version can't read. @returns mrkdwn */
export const OLD_FORM = 'That form is from an older version of me. Close it and open it again, please.';

/** Said where something is asked of the bot in a channel that it is not in. @returns mrkdwn */
export function notHere(channel: string, botName: string): string {
  return `I'm not in <#${escapeText(channel)}>. Write \`/invite @${escapeText(botName)}\` there, then try again.`;
}
