import { answerParts } from '../../cards/answer-parts.ts';
import type { Card, Kind } from '../../cards/card.ts';
import { NOW_MOVES } from '../../cards/now-lines.ts';
import type { Passage } from '../../cards/passages.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { Page, PagePassage } from '../../pages/page.ts';
import { tellingStems, wordsOf } from '../../search/language/words.ts';
import type { PageHit } from '../../search/pages/page-search.ts';
import type { PassageHit, SearchHit } from '../../search/search-types.ts';

/** What an answer quotes of a card. */
export interface Quote {
  /** The heading of the section. */
  heading: string;
  /** Markdown in the card's own words, perhaps only the sentences that answer. */
  markdown: string;
  /** 1-based number where it is a step of a list. */
  step?: number;
  /** Its place among the card's passages, from 0. */
  at: number;
}

/** What an answer quotes of a page. */
export interface PageQuote extends Quote {
  /** What leads to its heading in the page's address, without `#`; perhaps empty. */
  anchor: string;
  /** Whether it is a block of code, which is quoted whole. */
  isCode: boolean;
  /** Whether it is an item of a list without numbers. */
  isItem: boolean;
}

/** What an answer shows at first. */
export interface Excerpt {
  quotes: Quote[];
  /** What to do first, in one line of plain text; absent where a quote says it already. */
  first?: string;
  /** Whether the quotes are what helps in the first ten minutes of an incident, and nothing else. */
  now?: boolean;
}

/** What a quote starts with that leaves out the beginning of its passage. */
const CUT_BEFORE = '… ';

/** How much a first view says, in characters. */
const EXCERPT_LENGTH = 600;
/**
 * A longer quote is cut to the sentences that answer: one that stands alone later than one beside others. Judges minded what was
 * cut off more than what was long.
 */
const LONG_QUOTE = 270;
const LONG_QUOTE_ALONE = 380;
/** With more quoted than this, the first step is left to the whole card. */
const MUCH_QUOTED = 160;
const MOST_QUOTES = 3;
/** A further passage of a page is quoted only if it fits nearly as well as the best one. */
const BESIDE_BEST = 0.75;
/** Of a list that a passage of a page introduces, so many items are quoted at most, none with less room than this. */
const MOST_ITEMS = 4;
const SHORTEST_ITEM = 60;
/** With fewer letters beside its links, a passage only leads elsewhere. */
const FEWEST_LETTERS = 15;
/** Less says nothing. */
const SHORTEST_QUOTE = 90;
/** What stands before a quote, and before the first step: “> 12. ”, “First step: ”. */
const QUOTE_MARKS = 6;
const FIRST_MARKS = 13;
const SHORTEST_FIRST = 60;
const LONGEST_FIRST = 170;

/** How many characters an excerpt may have so that the whole first view has no more than `EXCERPT_LENGTH`. */
export function roomBeside(others: readonly Pick<SearchHit, 'card'>[]): number {
  return others.reduce((room, { card }) => room - card.title.length - 3, EXCERPT_LENGTH - 10);
}

/** Whether a passage can stand as an answer. @param only whether there is none that fits better */
export function isQuotable(passage: Passage, only: boolean): boolean {
  return saysSomething(passage) && (only || !isForIncidents(passage));
}

/**
 * Quotes a card for a question.
 * @param passages those to quote, best first; if there are none, the card's summary is quoted
 * @param room what may be said, in characters
 */
export function excerptOf(
  question: string,
  { card, passages }: Pick<SearchHit, 'card' | 'passages'>,
  kind: Kind | undefined,
  room = EXCERPT_LENGTH,
): Excerpt {
  if (passages.length === 0) return withoutPassage(card, kind, room);
  const { quotes, left } = quotesOf(question, passages, room - card.title.length - 20);
  const first = firstStep(card, kind);
  const known = quotes.some(({ heading }) => heading === first?.heading);
  const isShort = room - left <= MUCH_QUOTED + card.title.length;
  return first && !known && isShort && left > SHORTEST_FIRST
    ? { quotes, first: sentences(first.text, Math.min(left - FIRST_MARKS, LONGEST_FIRST)) }
    : { quotes };
}

/** Quotes of another card, without its first step; undefined if there is no room for any. @param room in characters */
export function furtherExcerpt(
  question: string,
  { card, passages }: Pick<SearchHit, 'card' | 'passages'>,
  room: number,
): Excerpt | undefined {
  const left = room - card.title.length - QUOTE_MARKS;
  if (left < SHORTEST_QUOTE) return undefined;
  const { quotes } = quotesOf(question, passages, left);
  return quotes.length > 0 ? { quotes } : undefined;
}

/** Quotes in the order of the card, and how much room is left. The first passage is quoted however little there is. */
function quotesOf(
  question: string,
  passages: readonly PassageHit[],
  room: number,
): { quotes: Quote[]; left: number } {
  const quotes: Quote[] = [];
  let left = room;
  for (const hit of passages.slice(0, MOST_QUOTES)) {
    const most = passages.length === 1 ? LONG_QUOTE_ALONE : LONG_QUOTE;
    const quote = quoteOf(question, hit, Math.min(most, quotes.length === 0 ? Math.max(left, 200) : left));
    if (!quote) continue;
    quotes.push(quote);
    left -= plainText(quote.markdown).length + QUOTE_MARKS;
  }
  return { quotes: quotes.toSorted((a, b) => a.at - b.at), left };
}

/**
 * Quotes of a page, in its order. What only introduces a list comes with the beginning of the list, or not at all.
 * @param room what may be said, in characters
 */
export function pageQuotes(question: string, { page, passages }: PageHit, room: number): PageQuote[] {
  const quotes = new Map<number, PageQuote>();
  let left = room - page.title.length;
  const add = (at: number, most: number): boolean => {
    const passage = page.passages[at];
    const quote = passage && !quotes.has(at) && quoteOf(question, { passage: asQuotable(passage, at) }, most);
    if (!quote) return false;
    const { anchor, type } = passage;
    quotes.set(at, { ...quote, anchor, isCode: type === 'code', isItem: type === 'item' });
    left -= plainText(quote.markdown).length + QUOTE_MARKS;
    return true;
  };
  const [best] = passages;
  for (const { at, score } of passages.slice(0, MOST_QUOTES)) {
    if (quotes.size > 0 && score < BESIDE_BEST * (best?.score ?? 0)) break;
    const follows = listAfter(page, at);
    if (introduces(page.passages[at]) && follows.length === 0) continue;
    if (onlyLinks(page.passages[at]) && at !== best?.at) continue;
    const most = passages.length === 1 ? LONG_QUOTE_ALONE : LONG_QUOTE;
    if (!add(at, Math.min(most, quotes.size === 0 ? Math.max(left, 200) : left))) continue;
    for (const next of follows) if (left < SHORTEST_ITEM || !add(next, left)) break;
  }
  return [...quotes.values()].toSorted((a, b) => a.at - b.at);
}

function asQuotable({ headings, markdown, number }: PagePassage, at: number) {
  return { heading: headings.at(-1) ?? '', markdown, at, ...(number !== undefined && { number }) };
}

/** Whether a passage says no more than where something else is. */
function onlyLinks(passage: PagePassage | undefined): boolean {
  const others = passage?.markdown.replaceAll(/\[[^\]]*\]\([^)]*\)/g, '') ?? '';
  return others !== passage?.markdown && (others.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS;
}

function introduces(passage: PagePassage | undefined): boolean {
  return /[:：]\s*$/.test(passage?.text ?? '');
}

/** The places of the list, table or code that a passage introduces; none if it introduces nothing. */
function listAfter({ passages }: Page, at: number): number[] {
  const passage = passages[at];
  if (!passage || !introduces(passage)) return [];
  const name = passage.headings.join('\n');
  const places: number[] = [];
  for (let next = at + 1; next < passages.length && places.length < MOST_ITEMS; next += 1) {
    const following = passages[next];
    const isListed = following?.type !== 'paragraph' && following?.headings.join('\n') === name;
    if (!isListed) break;
    places.push(next);
  }
  return places;
}

/** How much an excerpt says, with its card's title. */
export function lengthOf({ card }: Pick<SearchHit, 'card'>, { quotes, first }: Excerpt): number {
  return quotes.reduce(
    (sum, { markdown }) => sum + plainText(markdown).length + QUOTE_MARKS,
    card.title.length + (first ? first.length + FIRST_MARKS : 0),
  );
}

/** Nothing is known of the question beyond the card: what it is about, and how to begin. */
function withoutPassage(card: Card, kind: Kind | undefined, room: number): Excerpt {
  const first = firstStep(card, kind);
  const summary = { heading: '', markdown: card.summary, at: -1 };
  return first
    ? { quotes: [summary], first: sentences(first.text, Math.min(LONGEST_FIRST, room - card.summary.length)) }
    : { quotes: [summary] };
}

/** A line that only introduces what follows it is no answer. */
export function saysSomething({ text, markdown }: Passage): boolean {
  return text.trim() !== '' && !/^\*\*[^*]+\*\*:?$/.test(markdown.trim());
}

/**
 * What to do in an incident from its first minute to its search is beside the point of a calm question, unless it
 * fits best.
 */
function isForIncidents({ now = [] }: Passage): boolean {
  return NOW_MOVES.every((move) => now.some((line) => line.move === move));
}

function quoteOf(
  question: string,
  { passage }: { passage: Pick<Passage, 'heading' | 'number' | 'at' | 'markdown'> },
  room: number,
): Quote | undefined {
  const { heading, number, at } = passage;
  const markdown = withoutTable(passage.markdown);
  const fits = plainText(markdown).length <= room;
  if (!fits && room < 120) return undefined;
  const said = fits ? markdown : bestSentences(question, markdown, room);
  // A number stands where a step begins; what starts in its middle has none.
  const begins = number !== undefined && !said.startsWith(CUT_BEFORE);
  return { heading, markdown: said, ...(begins && { step: number }), at };
}

/** A table inside a step can't be read in a quote; the whole card has it. */
function withoutTable(markdown: string): string {
  return markdown.replace(/(?:\n\s*\|[^\n]*)+/g, '').trim() || markdown;
}

/** The sentences of a text, and how many words each one shares with a question. */
export function sentencesFor(question: string, markdown: string): { parts: string[]; worth: number[] } {
  const wanted = tellingStems(question);
  // The marks of a list within a step are only noise in one line.
  const parts = markdown
    .replace(/(?<!\s)\s*\n\s*(?:[-*+] +)?/g, ' ')
    .split(/(?<=[.!?:;])\s+(?=[\p{Lu}`*"“])/u);
  const worth = parts.map((part) => wanted.intersection(new Set(wordsOf(part).map(({ stem }) => stem))).size);
  return { parts, worth };
}

/** The neighboring sentences that share most with the question, as many as there is room for; at least one. */
function bestSentences(question: string, markdown: string, most: number): string {
  const { parts, worth } = sentencesFor(question, markdown);
  let from = worth.indexOf(Math.max(...worth));
  let to = from + 1;
  let length = parts[from]?.length ?? 0;
  for (;;) {
    const before = from > 0 ? (parts[from - 1]?.length ?? 0) : Number.POSITIVE_INFINITY;
    const after = to < parts.length ? (parts[to]?.length ?? 0) : Number.POSITIVE_INFINITY;
    const takesAfter =
      length + after < most && ((worth[to] ?? -1) >= (worth[from - 1] ?? -1) || length + before >= most);
    if (takesAfter) length += (parts[to++]?.length ?? 0) + 1;
    else if (length + before < most) length += (parts[--from]?.length ?? 0) + 1;
    else break;
  }
  const cut = withQuotationClosed(cutAtWord(parts.slice(from, to).join(' '), most - 1));
  return `${from > 0 ? CUT_BEFORE : ''}${cut}`;
}

/** What somebody says must not run on into the rest where its end was cut off. */
function withQuotationClosed(cut: string): string {
  const isOpen = (cut.match(/"/g)?.length ?? 0) % 2 === 1;
  return isOpen && /(?:^|[\s(])"/u.test(cut) ? `${cut}"` : cut;
}

function firstStep(card: Card, kind: Kind | undefined): { heading: string; text: string } | undefined {
  const part = answerParts(card, kind).find(({ heading }) =>
    /first step|way out|today|do about it|learn it|how to use/i.test(heading),
  );
  return part && { heading: part.heading, text: plainText(part.markdown).replace(/\s+/g, ' ') };
}

/** Whole sentences from the beginning, as many as there is room for; a single long one is cut at a word. */
export function sentences(text: string, room: number): string {
  const [first = '', ...others] = text.split(/(?<=[.!?])\s+/);
  let said = first;
  for (const sentence of others) {
    if (said.length + sentence.length + 1 > room) break;
    said += ` ${sentence}`;
  }
  return cutAtWord(said, room);
}

function cutAtWord(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
