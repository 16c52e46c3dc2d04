import type { Card, Kind } from '../../cards/card.ts';
import { escapeText } from '../kit/escape.ts';

/** "Best practice", with the emoji of the kind. @returns mrkdwn */
export function kindLabel(card: Card, kind: Kind | undefined): string {
  return kind ? `${kind.emoji} ${escapeText(kind.one)}` : escapeText(card.kind);
}
