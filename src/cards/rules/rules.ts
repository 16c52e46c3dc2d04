import type { Coverage } from '../parse-coverage.ts';
import type { AskedName } from '../parse-names.ts';
import { americanSpelling, nativeTurns } from './american-english.ts';
import { answerLength, type Rendering } from './answer-length.ts';
import { cardLinks } from './card-links.ts';
import { coverage } from './coverage.ts';
import { curriculumCards } from './curriculum-cards.ts';
import { fewerThanHelps } from './fewer-than-helps.ts';
import { filler } from './filler.ts';
import { headlines } from './headlines.ts';
import { keptPromises } from './kept-promises.ts';
import { knownTopics } from './known-topics.ts';
import { mutualRelations } from './mutual-relations.ts';
import { nearDuplicateQuestions } from './near-duplicate-questions.ts';
import { nudgeFiles } from './nudge-files.ts';
import { orphanCards } from './orphan-cards.ts';
import { owners } from './owners.ts';
import { productNames, type SpelledName } from './product-names.ts';
import { references } from './references.ts';
import { relatedCards } from './related-cards.ts';
import { reviewDates } from './review-dates.ts';
import type { Rule } from './rule.ts';
import { tags } from './tags.ts';
import { takenFromBuiltIn } from './taken-terms.ts';
import { uniqueTerms } from './unique-terms.ts';

/** What cards need in order to work together; checked whenever they are loaded. */
export const CONSISTENCY: readonly Rule[] = [
  relatedCards,
  cardLinks,
  uniqueTerms,
  knownTopics,
  curriculumCards,
];

/** What the rules on writing need to know. */
export interface WritingStandards {
  now: Date;
  rendering: Rendering;
  names: readonly SpelledName[];
  asked: readonly AskedName[];
  /** Null if the list itself can't be read. */
  coverage: Coverage | null;
}

/** What makes cards easy to read and to find; checked by the check of the knowledge base. */
export function writingRules(standards: WritingStandards): Rule[] {
  return [
    ...(standards.coverage ? [coverage(standards.coverage)] : []),
    headlines,
    answerLength(standards.rendering),
    productNames(standards.names),
    keptPromises(standards.asked, standards.names),
    filler,
    americanSpelling,
    nativeTurns,
    references,
    owners,
    fewerThanHelps,
    takenFromBuiltIn,
    reviewDates(standards.now),
    orphanCards,
    mutualRelations,
    tags,
    nearDuplicateQuestions,
    nudgeFiles,
  ];
}
