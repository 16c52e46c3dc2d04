import type { SearchHit } from '../search/search-types.ts';

/** What the bot found for a question. `nearest` of an unanswered one may be empty. */
export type Answer =
  | { type: 'answered'; id: string; question: string; best: SearchHit; others: SearchHit[] }
  | { type: 'unanswered'; id: string; question: string; nearest: SearchHit[] };
