import { setImmediate } from 'node:timers/promises';
import type { Verdict } from '../../search/decision/verdict-weight.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import { englishTermsIn } from '../../search/language/other-language.ts';
import { tellingStems } from '../../search/language/words.ts';
import type { PageReading, PageResult, PageSearch } from '../../search/pages/page-search.ts';
import type { Reading, Search, SearchResult } from '../../search/search-types.ts';
import type { Part } from './needs.ts';
import type { Understanding } from './understand.ts';
import { asksVaguely } from './vague-ask.ts';

/** What was found for a message. */
export interface Retrieved {
  /** For its own words alone; in another language, for the English terms in them. */
  own: SearchResult;
  /** For the message as it is meant: with the thread, where there is one. */
  read: SearchResult;
  /** For each part of the message that may ask for something of its own. */
  parts: (SearchResult & Pick<Part, 'asks'>)[];
  /** For any incident at all, where something is broken. */
  anyIncident?: SearchResult;
  /** What the team's own pages have on the message as it is meant; absent where there are none. */
  pages?: PageResult;
}

/** The pages that may be shown where the answer goes. */
export interface VisiblePages {
  search: PageSearch;
  /** The ids of the roots that everybody who will see the answer may see. */
  roots: ReadonlySet<string>;
}

/** How deep the ranking is looked into for an answer. */
const DEPTH = 10;

/** What somebody asks who knows no more than that something is down. */
const ANY_INCIDENT = 'production is down, what do we do first?';

/** Messages of a long thread that are read: the first one says what it is about, the last ones where it has got to. */
const MOST_MESSAGES = 24;

/**
 * A thread is read in several ways at once, as no single one is right: all of it where the message says nothing by
 * itself, its end where the topic has changed, the message alone where it has a topic of its own. Chosen on 240
 * threads: the right card comes first in 83 of 100, by the whole thread alone in 79, and by no threshold on the
 * message in more than 79.
 */
const READINGS: ThreadReadings = { whole: 1, ends: { 3: 0.6, 6: 1 } };
/** Where the message asks for anything at all, its words are noise, and what was said last is as good as what was said first. */
const READINGS_OF_VAGUE: ThreadReadings = { whole: 1, ends: { 6: 1 } };
/** A question that was passed on weighs most, with the message that it most likely replies to. */
const READINGS_OF_PASSED_ON: ThreadReadings = { whole: 0.6, ends: { 1: 2, 3: 0.5 } };
/** The message alone counts so much times the square of its confidence. */
const OWN_COUNTS = 1.2;

/** From this confidence on, a page is what the message asks for by its own words. */
const OWN_TOPIC_FROM = 0.45;

/** How much the words of the best card count beside the message. More, or those of more cards, drown what only pages know. */
const CARD_COUNTS = 0.4;

/** A message of a thread that says less is a remark. */
const FEWEST_WORDS = 2;

/** How much a thread counts as a whole, and how much each of its ends: by the number of messages before the last one. */
interface ThreadReadings {
  whole: number;
  ends: Readonly<Record<number, number>>;
}

/**
 * Finds cards, passages, and the team's own pages.
 * @param verdicts what people said about cards as answers to a text, by card id
 * @param depth how many cards; what comes first is the same at any depth
 */
export async function retrieve(
  understanding: Understanding,
  search: Search,
  verdicts: (text: string) => ReadonlyMap<string, Verdict> | undefined = () => undefined,
  depth = DEPTH,
  pages?: VisiblePages,
): Promise<Retrieved> {
  const found = await retrieveCards(understanding, search, verdicts, depth);
  if (!pages || pages.search.size === 0) return found;
  await setImmediate();
  return { ...found, pages: retrievePages(understanding, found.read, pages) };
}

async function retrieveCards(
  { text, thread, parts, urgent, language, passedOn }: Understanding,
  search: Search,
  verdicts: (text: string) => ReadonlyMap<string, Verdict> | undefined,
  depth: number,
): Promise<Retrieved> {
  const findBy = (readings: [Reading, ...Reading[]], asked: string, limit = depth) => {
    const said = verdicts(asked);
    return search.findBy(readings, { limit, now: true, ...(said && { verdicts: said }) });
  };
  // The cards are in English: words of another language would only be read as misspelled.
  if (language) {
    const found = findBy(
      [{ ranking: search.rank(englishTermsIn(text || thread.join('\n'))), counts: 1 }],
      text,
    );
    return { own: found, read: found, parts: [] };
  }
  const ownRanking = search.rank(text);
  const own = findBy([{ ranking: ownRanking, counts: 1 }], text);
  const anyIncident = urgent ? { anyIncident: search.find(ANY_INCIDENT, { limit: DEPTH, now: true }) } : {};
  if (thread.length === 0) {
    const ofParts: Retrieved['parts'] = [];
    for (const { text: part, asks } of parts) {
      // Each ranking takes some milliseconds; others get their turn in between.
      await setImmediate();
      ofParts.push({ ...findBy([{ ranking: search.rank(part), counts: 1 }], part, 1), asks });
    }
    return { own, read: own, parts: ofParts, ...anyIncident };
  }
  const { whole, rest } = readThread(text, thread, passedOn);
  const ranked = new Map([[text, ownRanking]]);
  const rank = async (said: string) => {
    const known = ranked.get(said);
    if (known) return known;
    await setImmediate();
    const ranking = search.rank(said);
    ranked.set(said, ranking);
    return ranking;
  };
  const readings: [Reading, ...Reading[]] = [
    { ranking: await rank(whole.text), counts: whole.counts },
    // What it asks for is in its words, even where they say nothing of what it is about.
    { ranking: ownRanking, counts: asksVaguely(text) ? 0 : OWN_COUNTS * own.confidence ** 2 },
  ];
  for (const { text: said, counts } of rest) readings.push({ ranking: await rank(said), counts });
  return { own, read: findBy(readings, whole.text), parts: [], ...anyIncident };
}

/** Pages are read as cards are. @param cards what the message as it is meant led to among the cards */
function retrievePages(
  understanding: Understanding,
  cards: SearchResult,
  { search, roots }: VisiblePages,
): PageResult {
  const find = (readings: PageReadings) => search.find(readings, { roots });
  return findByReadings(understanding, cards, find, ({ confidence }) => confidence);
}

type PageReadings = [PageReading, ...PageReading[]];

/** Finds pages by all that a message may mean: itself, its thread, and the best card. What is found is up to the caller. */
export function findByReadings<Found>(
  { text, thread, passedOn, language }: Understanding,
  cards: SearchResult,
  find: (readings: PageReadings) => Found,
  confidenceOf: (found: Found) => number,
): Found {
  // Where the message isn't in English, its words and those of the cards have little in common.
  const ofCard = language ? [] : cardReading(cards);
  const alone: PageReading = { text, counts: 1 };
  if (thread.length === 0) return find([alone, ...ofCard]);
  const own = find([alone]);
  const vague = asksVaguely(text);
  // A message with a topic of its own asks for that, whatever page has answered before.
  if (!vague && confidenceOf(own) >= OWN_TOPIC_FROM) return own;
  const { whole, rest } = readThread(text, thread, passedOn);
  const counts = vague ? 0 : OWN_COUNTS * confidenceOf(own) ** 2;
  const [first = whole, ...others] = [whole, ...rest].filter((reading) => reading.counts > 0);
  return find([first, ...others, { text, counts }, ...ofCard]);
}

/**
 * The words of the card that a message led to, as one more way to read it: cards know how people tell of a trouble, and pages
 * only have its name.
 */
function cardReading({ hits: [best], confidence }: SearchResult): PageReading[] {
  if (!best) return [];
  const { title, aliases, summary } = best.card;
  return [{ text: [title, ...aliases, summary].join('. '), counts: CARD_COUNTS * confidence }];
}

/** The texts that a thread is read as: all of it, and its ends. */
function readThread(
  text: string,
  thread: readonly string[],
  isPassedOn: boolean,
): { whole: PageReading; rest: PageReading[] } {
  const vague = asksVaguely(text);
  const said = thread.filter((one) => one.trim() !== '');
  const looked = mostTold(vague ? said : withoutRemarks(said));
  const last = (count: number) => [...looked.slice(-count), ...(vague ? [] : [text])].join('\n');
  const whole = [...looked.slice(-MOST_MESSAGES), text].join('\n');
  const { whole: counts, ends } = readingsOf(isPassedOn, vague);
  const told = vague ? last(MOST_MESSAGES) : whole;
  return {
    whole: { text: whole, counts: vague ? 0 : counts },
    rest: [
      ...(vague ? [{ text: told, counts }] : []),
      // A short thread is its own end.
      ...Object.entries(ends).map(([count, each]) => ({
        text: looked.length <= Number(count) ? told : last(Number(count)),
        counts: each,
      })),
    ],
  };
}

/** The first message and the last ones, as far as a thread is read. */
function mostTold([first, ...others]: readonly string[]): string[] {
  return first === undefined ? [] : [first, ...others.slice(1 - MOST_MESSAGES)];
}

/**
 * Without “lol same” and “again!”, which would be the end of a thread in place of what the message refers back to. Where it
 * asks vaguely, they are among the little that there is.
 */
function withoutRemarks(said: readonly string[]): readonly string[] {
  const telling = said.filter((one) => tellingStems(cleanText(one)).size >= FEWEST_WORDS);
  return telling.length > 0 ? telling : said;
}

function readingsOf(passedOn: boolean, vague: boolean): ThreadReadings {
  if (passedOn) return READINGS_OF_PASSED_ON;
  return vague ? READINGS_OF_VAGUE : READINGS;
}
