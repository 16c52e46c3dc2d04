import type { Card, Kind } from '../guidance/card.ts';
import type { Candidate } from './candidates.ts';
import { type CardIndex, indexCards, type Token } from './card-index.ts';
import { createConceptFinder } from './concepts.ts';
import { type Query, readQuery, type Term } from './query.ts';
import type { Reason, Search, SearchHit } from './search-types.ts';
import { createSpeller } from './spelling.ts';
import { TUNING } from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

const DEFAULT_LIMIT = 5;

/** Makes a set of cards searchable. The work is done here, once; a question then takes about a millisecond. */
export function createSearch(
  cards: readonly Card[],
  _kinds: readonly Kind[],
  vocabulary: Vocabulary,
): Search {
  const concepts = createConceptFinder(vocabulary);
  const index = indexCards(cards, concepts);
  const lexicon = new Map(index.lexicon);
  for (const group of [...vocabulary.concepts, ...vocabulary.elsewhere]) {
    for (const text of [group.name, ...group.terms]) {
      for (const word of wordsOf(text)) if (!lexicon.has(word.plain)) lexicon.set(word.plain, 1);
    }
  }
  const stems = new Set([...lexicon.keys()].flatMap((text) => wordsOf(text).map((word) => word.stem)));
  const speller = createSpeller(lexicon, (word) => lexicon.has(word.plain) || stems.has(word.stem));

  return {
    find(text, options = {}) {
      const limit = options.limit ?? DEFAULT_LIMIT;
      const query = readQuery(text, index, concepts, speller);
      const ranked = rank(query, index);
      const best = ranked[0];
      const confidence = best?.coverage ?? 0;
      const hits = ranked.slice(0, limit).flatMap(({ candidate, score }): SearchHit[] => {
        const card = cards[candidate.card];
        return card && best
          ? [{ card, score: score / best.score, reasons: reasonsFor(query, candidate) }]
          : [];
      });
      return { query: text, answered: confidence >= TUNING.answered, confidence, hits };
    },
  };
}

function rank(query: Query, index: CardIndex) {
  const wanted = tokensOf(query.terms);
  const candidates = index.candidates(wanted);
  const fuse = index.rank(wanted, candidates);
  const possible = wanted.reduce((sum, token) => sum + index.telling(token), 0);
  const total = query.terms.reduce((sum, term) => sum + term.mass, 0);
  return candidates
    .map((candidate) => ({
      candidate,
      score: (fuse.get(candidate.card) ?? 0) + (TUNING.coverage * candidate.mass) / (possible || 1),
      coverage: total > 0 ? coveredMass(query.terms, candidate) / total : 0,
    }))
    .toSorted((a, b) => b.score - a.score);
}

function tokensOf(terms: readonly Term[]): Token[] {
  const tokens = new Set<Token>();
  for (const term of terms) {
    if (term.token !== undefined) tokens.add(term.token);
    if (term.conceptToken !== undefined) tokens.add(term.conceptToken);
  }
  return [...tokens];
}

function coveredMass(terms: readonly Term[], candidate: Candidate): number {
  let sum = 0;
  for (const term of terms) {
    const own = term.token === undefined ? 0 : (candidate.strength.get(term.token) ?? 0);
    const meant = term.conceptToken === undefined ? 0 : (candidate.strength.get(term.conceptToken) ?? 0);
    sum += term.mass * Math.max(own, meant);
  }
  return sum;
}

function reasonsFor(query: Query, candidate: Candidate): Reason[] {
  const reasons: Reason[] = [];
  for (const term of query.terms) {
    if (term.token !== undefined && candidate.strength.has(term.token)) {
      const corrected = query.corrections.find((correction) => correction.typed === term.word.typed);
      reasons.push(
        corrected
          ? { kind: 'spelling', typed: corrected.typed, readAs: corrected.readAs }
          : { kind: 'term', term: term.word.typed },
      );
    } else if (term.concept && term.conceptToken !== undefined && candidate.strength.has(term.conceptToken)) {
      const typed = term.concept.at.map((at) => query.words[at]?.typed ?? '').join(' ');
      reasons.push({ kind: 'concept', typed, concept: term.concept.name });
    }
  }
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
