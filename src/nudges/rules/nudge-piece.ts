import { answerParts, firstItem } from '../../cards/answer-parts.ts';
import type { Card, CardSection, Kind } from '../../cards/card.ts';
import { parseMarkdown } from '../../cards/markdown.ts';

/** What a nudge shows of a card: Markdown where the name says so, otherwise plain text. */
export interface NudgePiece {
  cardId: string;
  title: string;
  /** The kind of card, in the singular. */
  kindName: string;
  summary: string;
  /** A little more than the summary, if the card starts with something that makes sense on its own. */
  piece: { heading: string; markdown: string } | null;
  /** One thing to try. Its heading says if it may take longer than today. */
  toTry: { heading: string; markdown: string } | null;
}

/** The length of a piece in characters: short enough to read standing up, and more than a single figure. */
export const PIECE_LENGTH = { least: 50, most: 400 };

/** “… lie four questions.” promises something that only the list, table or code after it delivers. */
const ANNOUNCES = /\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]) [a-z-]+\.$/i;

/** Of the sections in a short answer, those that say what to do. A figure or a sign is nothing to try. */
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
    toTry: toTry ? withTimeInHeading(toTry) : null,
  };
}

/** “This week: list the steps” under a heading of its own would say twice when to do it. */
function withTimeInHeading({ heading, markdown }: { heading: string; markdown: string }) {
  const begins = /^(\**)this week[:,]\s*(\S)/iu.exec(markdown);
  if (!begins) return { heading, markdown };
  const [begin, bold = '', first = ''] = begins;
  return { heading: 'This week', markdown: `${bold}${first.toUpperCase()}${markdown.slice(begin.length)}` };
}

/** The first paragraph, or the first item of a list at the start; undefined if neither makes sense on its own. */
function openingOf({ body }: CardSection): string | undefined {
  const [first, second] = parseMarkdown(body).children;
  if (first?.type === 'list') return longEnough(wholeSentences(firstItem(body)));
  if (first?.type !== 'paragraph') return undefined;
  const paragraph = body.slice(first.position?.start.offset, first.position?.end.offset);
  if (!paragraph.endsWith(':')) return longEnough(wholeSentences(paragraph));
  // The last sentence introduces a list, table or code, and says nothing without it.
  const told = wholeSentences(sentencesOf(paragraph).slice(0, -1).join(''));
  const before = ANNOUNCES.test(told) ? undefined : longEnough(told);
  return before ?? (second?.type === 'list' ? longEnough(wholeSentences(firstItem(body))) : undefined);
}

function longEnough(text: string): string | undefined {
  return text.length >= PIECE_LENGTH.least ? text : undefined;
}

/** As many whole sentences as fit; empty if none does, or if cutting there would break the Markdown. */
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
