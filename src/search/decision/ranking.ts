import type { Card } from '../../cards/card.ts';
import type { Candidate, Wanted } from '../index/candidates.ts';
import type { CardIndex, Token } from '../index/card-index.ts';
import type { Query } from '../query.ts';
import type { NamedKind } from '../signals/named-kind.ts';

/** How much the share of the question that a card covers counts beside Fuse's score. */
const COVERAGE_COUNTS = 1;

/**
 * How many tokens of a long text Fuse ranks by: its time grows with them and with the texts that have them. With 16,
 * threads find their card less often; with more than 18, nothing is gained.
 */
const MOST_RANKED = 18;

/** The factor by which a card gains when the question asks for its kind. */
const KIND_COUNTS: Record<NamedKind['how'], number> = {
  plainly: 2.5,
  leading: 1.6,
  implied: 1.3,
  'by-the-way': 1.1,
};

/** A question that is a kind and a subject gets a card of another kind only if that fits far better. */
const PLAIN_KIND_COUNTS = 0.2;

/**
 * What one nat of each other signal counts beside the fit, which is 1 for the card that fits best. Chosen on the
 * `tune` and `dev` sets and on the cards' own questions, each asked while it is taken off its card; half or twice as
 * much costs a point.
 */
const LIKELIHOOD_COUNTS = 0.06;
const EMBEDDING_COUNTS = 0.04;

/** The mean of many words says better what a text is about: with more words than this it counts more. */
const AVERAGED = 12;
const MOST_EMBEDDING = 2.5;

/**
 * A card that is related to the best one comes this share of the way nearer to it: people who read the best card get
 * more help from its relatives than from a card that shares as many words by chance. No card takes the first place
 * this way.
 */
const RELATED_NEARER = 0.6;

/** A card with how well it fits a text. */
export interface RankedCard {
  card: Card;
  candidate: Candidate;
  /** Higher is better; 1 for the best. */
  score: number;
  /**
   * How many nats likelier the question is in this card's language than on average: of the candidates, and a card that
   * has nothing of the question.
   */
  likelihood: number;
}

/** Ranks the cards that fit a query, best first. */
export function rankCards(query: Query, index: CardIndex): RankedCard[] {
  const wanted = wantedBy(query, index);
  const candidates = index.candidates(wanted);
  const fuse = index.rank(highestIdf(wanted), candidates);
  const possible = wanted.reduce((sum, { times, idf }) => sum + times * idf, 0) || 1;
  const embeddingScore = index.embeddingScores(query.words);
  const embeddingCounts =
    EMBEDDING_COUNTS * Math.min(MOST_EMBEDDING, Math.max(1, query.words.length / AVERAGED));
  const likelihoods = index.queryLikelihoods(
    query.words,
    query.concepts,
    candidates.map(({ card }) => card),
  );
  const meanLikelihood =
    likelihoods.of.reduce((sum, one) => sum + one, likelihoods.average) / (candidates.length + 1);
  const fitting = candidates.flatMap((candidate, place) => {
    const card = index.cards[candidate.card];
    if (!card) return [];
    const found = (fuse.get(candidate.card) ?? 0) + COVERAGE_COUNTS * (candidate.mass / possible);
    return [{ card, candidate, place, fit: found * kindFactor(query, card) }];
  });
  const bestFit = Math.max(...fitting.map(({ fit }) => fit)) || 1;
  const ranked = fitting
    .map(({ card, candidate, place, fit }): RankedCard => {
      const likelihood = (likelihoods.of[place] ?? 0) - meanLikelihood;
      const score =
        fit / bestFit +
        LIKELIHOOD_COUNTS * likelihood +
        embeddingCounts * embeddingScore(candidate.card) +
        index.prior(candidate.card) +
        (asksFor(query, card) === 'plainly' ? PLAIN_KIND_COUNTS : 0);
      return { card, candidate, score, likelihood };
    })
    .toSorted(byScore);
  const most = ranked[0]?.score ?? 0;
  return ranked.map((one) => ({ ...one, score: Math.exp(one.score - most) }));
}

/** Raises the cards that are related to the best one. @param ranked best first */
export function withRelatedNearer(ranked: readonly RankedCard[]): RankedCard[] {
  const [best, ...others] = ranked;
  if (!best) return [];
  const nearer = others.map((one) => {
    const isRelated = best.card.related.includes(one.card.id) || one.card.related.includes(best.card.id);
    if (!isRelated) return one;
    return { ...one, score: one.score + RELATED_NEARER * (best.score - one.score) };
  });
  return [best, ...nearer.toSorted(byScore)];
}

function byScore(a: RankedCard, b: RankedCard): number {
  return b.score - a.score;
}

function highestIdf(wanted: readonly Wanted[]): readonly Wanted[] {
  if (wanted.length <= MOST_RANKED) return wanted;
  return wanted.toSorted((a, b) => b.times * b.idf - a.times * a.idf).slice(0, MOST_RANKED);
}

function kindFactor(query: Query, card: Card): number {
  const how = asksFor(query, card);
  return how ? KIND_COUNTS[how] : 1;
}

/** How the question asks for cards of this kind; undefined when it does not. */
function asksFor({ named }: Query, card: Card): NamedKind['how'] | undefined {
  return named?.kind.id === card.kind ? named.how : undefined;
}

/**
 * What the cards are searched for. A word counts twice. So does its concept if it brings in many cards that the word
 * alone does not; if many of the concept's cards have the word, the word tells them apart better.
 */
export function wantedBy(query: Query, index: CardIndex): Wanted[] {
  const wanted = new Map<Token, Wanted>();
  const want = (token: Token, times: number) => {
    if ((wanted.get(token)?.times ?? 0) < times) wanted.set(token, { token, times, idf: index.idf(token) });
  };
  for (const { token, concept, conceptToken } of query.terms) {
    const phrase = conceptToken !== undefined && (concept?.at.length ?? 0) > 1;
    if (token !== undefined) want(token, 2);
    if (conceptToken === undefined) continue;
    if (phrase) want(conceptToken, 3);
    const byOneWord = token !== undefined && concept?.at.length === 1;
    want(conceptToken, byOneWord && index.holders(token) > index.holders(conceptToken) / 4 ? 1 : 2);
  }
  return [...wanted.values()];
}
