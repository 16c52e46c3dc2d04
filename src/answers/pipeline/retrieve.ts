import { setImmediate } from 'node:timers/promises';
import type { Verdict } from '../../search/decision/verdict-weight.ts';
import { englishTermsIn } from '../../search/language/other-language.ts';
import type { Reading, Search, SearchResult } from '../../search/search-types.ts';
import type { Part } from './needs.ts';
import type { Understanding } from './understand.ts';

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
const READINGS = { whole: 1, end: [3, 0.6], longerEnd: [6, 1] } as const;
/** A question that was passed on weighs most, with the message that it most likely replies to. */
const READINGS_OF_PASSED_ON = { whole: 0.6, end: [1, 2], longerEnd: [3, 0.5] } as const;
/** The message alone counts so much times the square of its confidence. */
const OWN_COUNTS = 1.2;

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
  const [first = '', ...others] = thread.filter((said) => said.trim() !== '');
  const looked = [first, ...others.slice(1 - MOST_MESSAGES)];
  const withLast = (count: number) => [...looked.slice(-count), text].join('\n');
  const whole = withLast(MOST_MESSAGES);
  await setImmediate();
  const { whole: wholeCounts, end, longerEnd } = passedOn ? READINGS_OF_PASSED_ON : READINGS;
  const readings: [Reading, ...Reading[]] = [
    { ranking: search.rank(whole), counts: wholeCounts },
    { ranking: ownRanking, counts: OWN_COUNTS * own.confidence ** 2 },
  ];
  for (const [count, counts] of [end, longerEnd]) {
    await setImmediate();
    // A short thread is its own end.
    readings.push(
      looked.length <= count
        ? { ranking: readings[0].ranking, counts }
        : { ranking: search.rank(withLast(count)), counts },
    );
  }
  return { own, read: findBy(readings, whole), parts: [], ...anyIncident };
}
