import { type AnswerPart, answerParts, firstItem } from '../../cards/answer-parts.ts';
import type { Card, CardSection, Kind } from '../../cards/card.ts';
import { parseMarkdown } from '../../cards/markdown.ts';
import { NUDGE_LENGTHS as FILE_LENGTHS } from '../../cards/nudge-file.ts';
import { plainText } from '../../cards/plain-text.ts';
import { stepInShort, withoutTime } from '../../cards/steps.ts';

/** What a nudge shows of a card: Markdown where the name says so, otherwise plain text. */
export interface NudgePiece {
  cardId: string;
  title: string;
  /** The kind of card, in the singular. */
  kindName: string;
  summary: string;
  /** A little more than the summary: the card's own idea, or how it starts if that makes sense on its own. */
  piece: { heading: string; markdown: string } | null;
  /** One thing to try, and whether a day is enough for it. */
  toTry: { when: 'today' | 'this-week'; markdown: string } | null;
}

/** In characters: short enough to read standing up. */
export const NUDGE_LENGTHS = {
  /** The summary and the piece with its heading: one idea. */
  idea: 350,
  toTry: FILE_LENGTHS.try,
} as const;

/** A shorter piece than this says nothing, such as a single figure. */
const SHORTEST_PIECE = 50;

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
  const step = parts.find((part) => TO_TRY.includes(part.heading)) ?? parts[0];
  const opening = card.sections.find((section) => section.heading !== step?.heading);
  const room = NUDGE_LENGTHS.idea - card.summary.length - (opening?.heading.length ?? 0);
  const markdown = opening && (ideaOf(card) ?? openingOf(opening, room));
  return {
    cardId: card.id,
    title: card.title,
    kindName: kind?.one ?? card.kind,
    summary: card.summary,
    piece: opening && markdown ? { heading: opening.heading, markdown } : null,
    toTry: card.nudge?.try ? { when: 'today', markdown: card.nudge.try } : step ? firstStep(step) : null,
  };
}

/** What the nudge file gives as the idea. A team's own may be too long beside the summary. */
function ideaOf({ nudge, summary }: Card): string | undefined {
  const fits = summary.length + (nudge?.idea?.length ?? 0) <= FILE_LENGTHS.idea;
  return fits ? nudge?.idea : undefined;
}

/** What to try of a card that names nothing for today. */
function firstStep({ heading, markdown }: AnswerPart): NonNullable<NudgePiece['toTry']> {
  const when = heading === 'Exercise for today' ? 'today' : 'this-week';
  return { when, markdown: withinRoom(withoutTime(firstBlock(markdown))) };
}

/** The first item of a list, or the first paragraph, without what follows it. */
function firstBlock(markdown: string): string {
  const [first] = parseMarkdown(markdown).children;
  if (first?.type === 'list') return firstItem(markdown);
  return markdown.slice(first?.position?.start.offset, first?.position?.end.offset);
}

/** As many whole sentences as fit, or else the step without its explanation, or else as many words as fit. */
function withinRoom(markdown: string): string {
  const most = NUDGE_LENGTHS.toTry;
  const whole = wholeSentences(markdown, most);
  if (whole.length >= SHORTEST_PIECE || whole === markdown) return whole;
  // A lead alone, such as “Listen first.”, does not say what to do.
  const short = stepInShort(markdown);
  if (short.length >= SHORTEST_PIECE && short.length <= most) return short;
  const words = plainText(firstParagraph(markdown));
  return words.length <= most ? words : `${words.slice(0, most - 1).replace(/[\s,;:(]+\S*$/, '')}…`;
}

/** The first paragraph, or the first item of a list at the start; undefined if neither makes sense on its own. */
function openingOf({ body }: CardSection, most: number): string | undefined {
  const [first, second] = parseMarkdown(body).children;
  if (first?.type === 'list') return longEnough(wholeSentences(firstItem(body), most));
  if (first?.type !== 'paragraph') return undefined;
  const paragraph = body.slice(first.position?.start.offset, first.position?.end.offset);
  if (!paragraph.endsWith(':')) return longEnough(wholeSentences(paragraph, most));
  // The last sentence introduces a list, table or code, and says nothing without it.
  const told = wholeSentences(sentencesOf(firstParagraph(paragraph)).slice(0, -1).join(''), most);
  const before = ANNOUNCES.test(told) ? undefined : longEnough(told);
  return before ?? (second?.type === 'list' ? longEnough(wholeSentences(firstItem(body), most)) : undefined);
}

function longEnough(text: string): string | undefined {
  return text.length >= SHORTEST_PIECE ? text : undefined;
}

/** As many whole sentences as fit; empty if none does, or if cutting there would break the Markdown. */
function wholeSentences(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown.trimEnd();
  let text = '';
  let best = '';
  for (const sentence of sentencesOf(firstParagraph(markdown))) {
    text += sentence;
    if (text.trimEnd().length > most) break;
    if (isWhole(text)) best = text.trimEnd();
  }
  return best;
}

/** In one line: a line break would count as the end of a sentence. Lists and tables within an item are left out. */
function firstParagraph(markdown: string): string {
  const [paragraph = ''] = markdown.split(/\n\s*(?:[-*+|]|\d+\.)\s|\n\s*\n/);
  return paragraph.replace(/\s*\n\s*/g, ' ');
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
