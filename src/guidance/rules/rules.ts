import { cardLinks } from './card-links.ts';
import { headlines } from './headlines.ts';
import { mutualRelations } from './mutual-relations.ts';
import { nearDuplicateQuestions } from './near-duplicate-questions.ts';
import { orphanCards } from './orphan-cards.ts';
import { references } from './references.ts';
import { relatedCards } from './related-cards.ts';
import { reviewDates } from './review-dates.ts';
import type { Rule } from './rule.ts';
import { tags } from './tags.ts';
import { uniqueTerms } from './unique-terms.ts';

/** What cards need to work together; looked at whenever they are loaded. */
export const CONSISTENCY: readonly Rule[] = [relatedCards, cardLinks, uniqueTerms];

/** What makes cards good to read and to find; looked at when they are checked. */
export function writingRules(now: Date): Rule[] {
  return [
    headlines,
    references,
    reviewDates(now),
    orphanCards,
    mutualRelations,
    tags,
    nearDuplicateQuestions,
  ];
}
