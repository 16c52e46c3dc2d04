import { setImmediate } from 'node:timers/promises';
import type { Verdict } from '../../search/decision/verdict-weight.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import { englishTermsIn } from '../../search/language/other-language.ts';
import { tellingStems } from '../../search/language/words.ts';
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

/** A message of a thread that says less is a remark. */
const FEWEST_WORDS = 2;

/** How much a thread counts as a whole, and how much each of its ends: by the number of messages before the last one. */
interface ThreadReadings {
  whole: number;
  ends: Readonly<Record<number, number>>;
}

/**
 * Finds cards and passages.
 * @param verdicts what people said about cards as answers to a text, by card id
 * @param depth how many cards; what comes first is the same at any depth
 */
export async function retrieve(
  { text, thread, parts, urgent, language, passedOn }: Understanding,
  search: Search,
  verdicts: (text: string) => ReadonlyMap<string, Verdict> | undefined = () => undefined,
  depth = DEPTH,
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
  const vague = asksVaguely(text);
  const said = thread.filter((one) => one.trim() !== '');
  const looked = mostTold(vague ? said : withoutRemarks(said));
  const rankLast = (count: number) =>
    search.rank([...looked.slice(-count), ...(vague ? [] : [text])].join('\n'));
  const whole = [...looked.slice(-MOST_MESSAGES), text].join('\n');
  await setImmediate();
  const { whole: wholeCounts, ends } = readingsOf(passedOn, vague);
  const all = search.rank(whole);
  const readings: [Reading, ...Reading[]] = [
    // What it asks for is in its words, even where they say nothing of what it is about.
    { ranking: all, counts: vague ? 0 : wholeCounts },
    { ranking: ownRanking, counts: vague ? 0 : OWN_COUNTS * own.confidence ** 2 },
  ];
  const told = vague ? rankLast(MOST_MESSAGES) : all;
  if (vague) readings.push({ ranking: told, counts: wholeCounts });
  for (const [count, counts] of Object.entries(ends)) {
    await setImmediate();
    // A short thread is its own end.
    const isAll = looked.length <= Number(count);
    readings.push({ ranking: isAll ? told : rankLast(Number(count)), counts });
  }
  return { own, read: findBy(readings, whole), parts: [], ...anyIncident };
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
