import { answerParts, firstItem } from '../../cards/answer-parts.ts';
import type { Card, CardSection, Kind } from '../../cards/card.ts';
import { parseMarkdown } from '../../cards/markdown.ts';

/** What a nudge tells of a card; Markdown where it says so, else plain text. */
export interface NudgePiece {
  cardId: string;
  title: string;
  /** What kind of card it is, singular. */
  kindName: string;
  summary: string;
  /** A little more than the summary, where the card begins with something that stands alone. */
  piece: { heading: string; markdown: string } | null;
  /** One thing to try today. */
  tryToday: { heading: string; markdown: string } | null;
}

/** A piece in characters: what a person reads standing, and more than a lone figure. */
export const PIECE_LENGTH = { least: 50, most: 400 };

/** “… lie four questions.” promises what only the list, table or code after it keeps. */
const ANNOUNCES = /\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]) [a-z-]+\.$/i;

/** The sections that say what to do, among those of a short answer; a figure or a sign is nothing to try. */
const TO_TRY = [
  'First step this week',
  'Exercise for today',
  'The way out',
  'What to do about it',
  'How to learn it',
  'How to use it',
  'How to use them',
];

/** The short piece of a card for a nudge, and one thing to try. */
export function nudgePiece(card: Card, kind: Kind | undefined): NudgePiece {
  const parts = answerParts(card, kind);
  const toTry = parts.find((part) => TO_TRY.includes(part.heading)) ?? parts[0];
  const opening = card.sections.find((section) => section.heading !== toTry?.heading);
  const markdown = opening && openingOf(opening);
  return {
    cardId: card.id,
    title: card.title,
    kindName: kind?.one ?? card.kind,
    summary: card.summary,
    piece: opening && markdown ? { heading: opening.heading, markdown } : null,
    tryToday: toTry ? { heading: toTry.heading, markdown: toTry.markdown } : null,
  };
}

/** The first paragraph, or the first item of a list at the beginning; undefined where neither says anything alone. */
function openingOf({ body }: CardSection): string | undefined {
  const [first, second] = parseMarkdown(body).children;
  if (first?.type === 'list') return longEnough(wholeSentences(firstItem(body)));
  if (first?.type !== 'paragraph') return undefined;
  const paragraph = body.slice(first.position?.start.offset, first.position?.end.offset);
  if (!paragraph.endsWith(':')) return longEnough(wholeSentences(paragraph));
  // The last sentence leads over to a list, table or code, and says nothing without it.
  const told = wholeSentences(sentencesOf(paragraph).slice(0, -1).join(''));
  const before = ANNOUNCES.test(told) ? undefined : longEnough(told);
  return before ?? (second?.type === 'list' ? longEnough(wholeSentences(firstItem(body))) : undefined);
}

function longEnough(text: string): string | undefined {
  return text.length >= PIECE_LENGTH.least ? text : undefined;
}

/** As many whole sentences as fit; empty when not one does, or when it would tear marks of Markdown apart. */
function wholeSentences(markdown: string): string {
  if (markdown.length <= PIECE_LENGTH.most) return markdown.trimEnd();
  let text = '';
  let best = '';
  for (const sentence of sentencesOf(markdown)) {
    text += sentence;
    if (text.trimEnd().length > PIECE_LENGTH.most) break;
    if (isWhole(text)) best = text.trimEnd();
  }
  return best;
}

function sentencesOf(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

function isWhole(markdown: string): boolean {
  const pairs = (mark: RegExp) => (markdown.match(mark)?.length ?? 0) % 2 === 0;
  const closed = markdown.split('[').length === markdown.split(']').length;
  const round = markdown.split('(').length === markdown.split(')').length;
  return pairs(/\*\*/g) && pairs(/`/g) && pairs(/"/g) && closed && round;
}
