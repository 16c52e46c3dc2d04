import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { NOW_MOVES, type NowMove } from '../../cards/now-lines.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { PassageHit, SearchHit, SearchResult } from '../../search/search-types.ts';
import { type Quote, roomBeside } from './compose.ts';

/** What helps in the first ten minutes of an incident: lines of one card, in the order in which people need them. */
export interface FirstMinutes {
  hit: SearchHit;
  /** At most three. */
  quotes: Quote[];
  /** Cards for afterward. */
  others: SearchHit[];
}

/** What helps in any incident, where no card has a step for this one. */
export interface NoStep {
  /** One line, and its card; absent where no card has it. */
  line?: { card: Card; quote: Quote };
}

const MOST_LINES = 3;
const MOST_OTHERS = 2;
/** What stands around the title and before a line: “Right now · from ”, “> ”. */
const TITLE_MARKS = 20;
const LINE_MARKS = 3;
/**
 * How near the best marked passage must come to the best one of all cards; passages differ by powers of ten. Less
 * would be about something else than the incident; where a message only sounds like one, the passage itself must say
 * so.
 */
const FITS_FROM = { urgent: 0.1, pressing: 0.5 };

/** How a message says that there is an incident: in so many words, or it only sounds like one. */
export type IncidentSign = keyof typeof FITS_FROM;

/**
 * How near another passage of the same card must come to the best one: less where it adds what is still missing, such
 * as whom to tell.
 */
const FITS_TOO_FROM = { missingMove: 0.04, sameMove: 0.5 };

/**
 * Chooses the lines that help right now; undefined where no card has any that fit.
 * @param sign how the message says that there is an incident
 */
export function firstMinutes(
  { now = [], hits }: Pick<SearchResult, 'now' | 'hits'>,
  library: Library,
  sign: IncidentSign,
): FirstMinutes | undefined {
  const [best] = now;
  if (!best || best.score < FITS_FROM[sign]) return undefined;
  const card = library.card(best.passage.cardId);
  if (!card) return undefined;
  const ofCard = now
    .filter(({ passage }) => passage.cardId === card.id)
    .map((hit) => ({ ...hit, fits: hit.score / best.score }));
  const hit = hits.find((one) => one.card.id === card.id);
  const others = hits.filter((one) => one !== hit).slice(0, MOST_OTHERS);
  const room = roomBeside(others) - card.title.length - TITLE_MARKS;
  return {
    hit: {
      ...(hit ?? { card, score: best.score, reasons: [] }),
      passages: ofCard.map(({ passage, score }) => ({ passage, score })),
    },
    quotes: linesOf(ofCard, room),
    others,
  };
}

/**
 * One line for each move where there are enough, and as many as there is room for; ordered by what comes first in an
 * incident.
 */
function linesOf(passages: readonly (PassageHit & { fits: number })[], room: number): Quote[] {
  const all = passages.flatMap(({ passage, fits }) =>
    (passage.now ?? []).map(({ move, markdown }) => ({
      move,
      fits,
      quote: { heading: passage.heading, markdown, at: passage.at },
    })),
  );
  // The best passage's first line answers; then each other move once, before any move comes a second time.
  const seen = new Set<NowMove>();
  const firsts = all.filter(
    ({ move, fits }) => fits >= FITS_TOO_FROM.missingMove && !seen.has(move) && seen.add(move),
  );
  const more = all.filter((one) => one.fits >= FITS_TOO_FROM.sameMove && !firsts.includes(one));
  let left = room;
  const chosen = [...firsts, ...more].slice(0, MOST_LINES).filter(({ quote }, at) => {
    const takes = plainText(quote.markdown).length + LINE_MARKS;
    if (at > 0 && takes > left) return false;
    left -= takes;
    return true;
  });
  return chosen
    .toSorted((a, b) => NOW_MOVES.indexOf(a.move) - NOW_MOVES.indexOf(b.move))
    .map(({ quote }) => quote);
}

/** The one line that helps whatever the incident is. @param found for a question about any incident */
export function noStepFor(found: SearchResult | undefined, library: Library): NoStep {
  const any = found && firstMinutes(found, library, 'urgent');
  const [quote] = any?.quotes ?? [];
  return any && quote ? { line: { card: any.hit.card, quote } } : {};
}

/** How much of a first view it takes to say so, in characters. */
export function roomFor({ line }: NoStep): number {
  return 90 + (line ? plainText(line.quote.markdown).length + line.card.title.length : 0);
}
