import { type Problem, sortProblems } from '../problem.ts';
import { cardLinks } from './card-links.ts';
import { relatedCards } from './related-cards.ts';
import type { CardSet, Rule } from './rule.ts';
import { uniqueTerms } from './unique-terms.ts';

const RULES: readonly Rule[] = [relatedCards, cardLinks, uniqueTerms];

/** Applies every rule on content to a set of cards. */
export function checkCards(set: CardSet): Problem[] {
  return sortProblems(RULES.flatMap((rule) => rule(set)));
}
