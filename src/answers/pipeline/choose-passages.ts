import type { PassageHit, SearchHit } from '../../search/search-types.ts';
import { isQuotable } from './compose.ts';

/**
 * With this probability of having quoted the answer, more would only be longer. Where the card is surely right, one passage of
 * it mostly is enough: so half of all answers keep below 470 characters. Quoting up to 0.95 everywhere would hold the answer in 1
 * more of 100 and take 500.
 */
const LIKELY_ENOUGH = 0.95;
const ENOUGH_IF_SURE = 0.6;
const SURE_FROM = 0.9;
/** A passage that is less likely to answer is left out. */
const LEAST_LIKELY = 0.03;
const MOST_PASSAGES = 4;
/** Where nothing is broken, what helps in the first minutes of an incident is mostly beside the point. */
const FOR_INCIDENTS_COUNTS = 0.5;
/** Pay comes first only for those who ask for it: whoever starts somewhere wants advice. */
const ON_PAY = /^.{0,40}\b(?:pay|salar(?:y|ies)|earnings?)\b/iu;
const ASKS_FOR_PAY =
  /\b(?:pa(?:y|ys|id|ying|yment)|salar\w+|earn\w*|money|wages?|compensation|comp|offers?|raises?|rates?|bonus\w*|equity|negotiat\w+|income|figures?|ranges?|bands?|worth|makes?|costs?|market|underpaid|hike|increments?)\b|[$€£]|\d ?k\b/iu;
const PAY_COUNTS_UNASKED = 0.05;
/** Who asks how much wants a sum. */
const ASKS_FOR_SUM = /\b(?:earn\w*|salar\w+|how much|pay range|paid|makes? a year)\b/iu;
const SUM = /[$€£]\s?\d/u;
const SUM_COUNTS_ASKED = 6;
/** Cards further down are named at most. */
const MOST_CARDS = 4;

/**
 * Chooses which passages to quote: the likeliest of the best card, then the likeliest of all cards, until the answer
 * is probably among them. Where one passage clearly answers, it stands alone; where several might, the reader sees
 * them side by side, from any card.
 * @param question what was asked
 * @param hits cards, best first
 * @param confidence how likely the best card is to be right
 * @returns for each card that is quoted its passages, best first; the best card comes first and may have none
 */
export function choosePassages(
  question: string,
  hits: readonly SearchHit[],
  confidence = 1,
): { hit: SearchHit; passages: PassageHit[] }[] {
  const asksForSum = ASKS_FOR_SUM.test(question);
  const asksForPay = ASKS_FOR_PAY.test(question);
  const pool = hits
    .slice(0, MOST_CARDS)
    .flatMap((hit, rank) =>
      hit.passages
        .filter(({ passage }, at) => isQuotable(passage, rank === 0 && at === 0))
        .map((one) => ({
          ...one,
          hit,
          score:
            one.score *
            (one.passage.now ? FOR_INCIDENTS_COUNTS : 1) *
            (asksForSum && SUM.test(one.passage.text) ? SUM_COUNTS_ASKED : 1) *
            (!asksForPay && ON_PAY.test(one.passage.text) ? PAY_COUNTS_UNASKED : 1),
        })),
    )
    .toSorted((a, b) => b.score - a.score);
  const sum = hits.flatMap(({ passages }) => passages).reduce((total, { score }) => total + score, 0) || 1;
  const [best] = hits;
  const first = pool.find(({ hit }) => hit === best);
  const chosen = new Map<SearchHit, PassageHit[]>(best ? [[best, first ? [first] : []]] : []);
  let likely = (first?.score ?? 0) / sum;
  const enough = confidence >= SURE_FROM ? ENOUGH_IF_SURE : LIKELY_ENOUGH;
  let count = 1;
  for (const { hit, ...one } of first ? pool : []) {
    if (count === MOST_PASSAGES || likely >= enough || one.score < LEAST_LIKELY * sum) break;
    if (one.passage === first?.passage) continue;
    chosen.set(hit, [...(chosen.get(hit) ?? []), one]);
    likely += one.score / sum;
    count += 1;
  }
  return [...chosen].map(([hit, passages]) => ({ hit, passages }));
}
