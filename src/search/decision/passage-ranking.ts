import type { Passage } from '../../cards/passages.ts';
import type { PassageIndex } from '../index/passage-index.ts';
import { queryOn, type ReadText } from '../query.ts';
import { type ByLength, byLength } from './by-length.ts';
import { type RankedCard, wantedBy, withRelatedNearer } from './ranking.ts';

/** A passage with how well it fits a text. */
export interface RankedPassage {
  passage: Passage;
  /** The place of its card among the cards. */
  card: number;
  /** How likely it is to answer, against the best passage of all cards: 1 for that one. */
  score: number;
  /** See `RankedCard.likelihood`, with passages for cards. */
  likelihood: number;
  signals: PassageSignals;
}

/** What speaks for a passage. */
export interface PassageSignals {
  /** The score of its card, 0 to 1. */
  card: number;
  /** The share of the question that it covers, each word weighted by its idf. */
  covered: number;
  /** How likely the question is in the passage's language, in nats; only comparable within one question. */
  likelihood: number;
  /** How near it is in what its words mean; only comparable within one question. */
  meaning: number;
  /** The logarithm of its length: a longer passage says more. */
  length: number;
}

/** In the order in which weights are fitted to them. */
export const PASSAGE_SIGNALS = ['card', 'covered', 'likelihood', 'meaning', 'length'] as const;

/**
 * So many of the best cards have all their passages ranked, even where those of other cards fit better: otherwise the
 * best card may have none to quote.
 */
const WITH_ALL_PASSAGES = 8;

/**
 * A log-linear model of which passage answers, and with it of which card: a card counts as its likeliest passage does, so
 * that a question about one figure and one about a whole subject find their card alike. (As the sum over its passages, a
 * card with many middling ones came before the one that answers.) The judged questions of the `tune` set give the weights
 * (`npm run eval -- --fit-passages`). Only the card's is set by hand, see `CARD_COUNTS`.
 */
const WEIGHTS: Record<Exclude<keyof PassageSignals, 'card'>, number> = {
  covered: 4.19,
  likelihood: 0.14,
  meaning: 0.12,
  length: 0.77,
};

/**
 * How much the card counts beside its passage: with the 5.1 that fits the judged questions best, general ones, of which they have
 * too few, lose a point of success. A story has many words that lead to some card by the way, so the longer it is, the more
 * its passages decide: of 186 unseen stories, some 3 of 100 more than with 10 have the right card first.
 */
const CARD_COUNTS: ByLength = { short: 10, long: 5, words: { short: 18, long: 30 } };

/** A card that is this many nats less likely to answer than the best one has a score of 1/e. */
const SPREAD = 4;

/** Cards with the passages that fit a text, both best first. */
export interface RankedByPassages {
  cards: RankedCard[];
  passages: RankedPassage[];
}

/**
 * Ranks cards and their passages together.
 * @param cards those that fit the text, best first
 * @param priors what speaks for or against each of all the cards whatever the text is, in nats; 0 where there is none
 */
export function rankByPassages(
  read: ReadText,
  cards: readonly RankedCard[],
  { passages, index, ofCard, cardOf, leans }: PassageIndex,
  all: readonly RankedCard['card'][],
  priors: readonly number[] = [],
): RankedByPassages {
  const query = queryOn(read, index);
  const wanted = wantedBy(query, index);
  const ofCardCounts = byLength(CARD_COUNTS, query.words.length);
  const weights = { ...WEIGHTS, card: ofCardCounts };
  const always = cards.slice(0, WITH_ALL_PASSAGES).flatMap(({ candidate }) => ofCard[candidate.card] ?? []);
  const possible = wanted.reduce((sum, { times, idf }) => sum + times * idf, 0) || 1;
  const meaning = index.embeddingScores(query.words);
  const scoreOf = new Map(cards.map(({ candidate, score }) => [candidate.card, score]));
  const candidates = index.candidates(wanted, always, false);
  const likelihoods = index.queryLikelihoods(
    query.words,
    query.concepts,
    candidates.map(({ card }) => card),
  );
  const found = candidates.flatMap(({ card: at, mass }, place) => {
    const passage = passages[at];
    const card = cardOf[at] ?? -1;
    if (!passage) return [];
    const signals: PassageSignals = {
      card: scoreOf.get(card) ?? 0,
      covered: mass / possible,
      likelihood: likelihoods.of[place] ?? 0,
      meaning: meaning(at),
      length: Math.log(1 + passage.text.length),
    };
    const logit = logitOf(signals, weights) + (priors[card] ?? 0);
    return [{ passage, card, signals, logit, lean: leans[at] ?? 0 }];
  });
  const most = Math.max(...found.map(({ logit, lean }) => logit + lean));
  const ranked = found
    .map(
      ({ passage, card, signals, logit, lean }): RankedPassage => ({
        passage,
        card,
        score: Math.exp(logit + lean - most),
        likelihood: signals.likelihood - likelihoods.average,
        signals,
      }),
    )
    .toSorted((a, b) => b.score - a.score);
  // A section's lean tells which passage of a card to quote. Which card answers is as likely told by a symptom.
  const likeliest = new Map<number, number>();
  for (const { card, logit } of found) likeliest.set(card, Math.max(logit, likeliest.get(card) ?? -Infinity));
  return { cards: rankCardsBy(likeliest, cards, all, priors, ofCardCounts), passages: ranked };
}

/** The logarithm of the weight of a passage in the log-linear model. */
function logitOf(signals: PassageSignals, weights: Record<keyof PassageSignals, number>): number {
  return PASSAGE_SIGNALS.reduce((sum, name) => sum + weights[name] * signals[name], 0);
}

/**
 * Ranks cards by their likeliest passages. A card may be found by a passage alone.
 * @param likeliest the logarithm of the weight of each card's likeliest passage
 * @param ofCardCounts how much the card counts beside its passage
 */
function rankCardsBy(
  likeliest: ReadonlyMap<number, number>,
  cards: readonly RankedCard[],
  all: readonly RankedCard['card'][],
  priors: readonly number[],
  ofCardCounts: number,
): RankedCard[] {
  const mostLikely = Math.max(...likeliest.values());
  const known = new Map(cards.map((one) => [one.candidate.card, one]));
  const places = new Set([...known.keys(), ...likeliest.keys()]);
  const judged = [...places].flatMap((at) => {
    const card = all[at];
    if (!card) return [];
    const ranked = known.get(at) ?? {
      card,
      candidate: { card: at, strength: new Map(), mass: 0 },
      score: 0,
      likelihood: 0,
    };
    // Without a passage a card counts as if its best one were as good as those of the card before it.
    const best = likeliest.get(at);
    const logit =
      best === undefined ? ofCardCounts * (ranked.score - 1) + (priors[at] ?? 0) : best - mostLikely;
    return [{ ranked, logit }];
  });
  const most = Math.max(...judged.map(({ logit }) => logit));
  const nearer = withRelatedNearer(
    judged
      .map(({ ranked, logit }) => ({ ...ranked, score: logit - most }))
      .toSorted((a, b) => b.score - a.score),
  );
  return nearer.map((one) => ({ ...one, score: Math.exp(one.score / SPREAD) }));
}

/**
 * Which card comes first is up to its best passage. Of the others, how well each fits as a whole counts for so much: one
 * passage that shares a few words makes no good second card.
 */
const WHOLE_COUNTS = 0.5;

/**
 * Ranks the cards after the best one by how well they fit as a whole, too. Not for one of several readings of a message: what
 * they agree on is told by passages alone.
 * @param cards best first
 * @param wholes the cards before their passages counted
 * @param words how many the question has
 */
export function withWholeCounted(
  cards: readonly RankedCard[],
  wholes: readonly RankedCard[],
  words: number,
): RankedCard[] {
  const [best, ...others] = cards;
  if (!best) return [];
  const scoreOf = new Map(wholes.map(({ candidate, score }) => [candidate.card, score]));
  const most = Math.max(...scoreOf.values());
  const ofCardCounts = byLength(CARD_COUNTS, words);
  const counted = others.map((one) => {
    const byWhole = ofCardCounts * ((scoreOf.get(one.candidate.card) ?? 0) - most);
    const byPassage = SPREAD * Math.log(one.score);
    return { ...one, score: Math.exp((byPassage + WHOLE_COUNTS * (byWhole - byPassage)) / SPREAD) };
  });
  return [best, ...counted.toSorted((a, b) => b.score - a.score)];
}
