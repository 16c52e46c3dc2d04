import type { Log } from '../log.ts';
import { questionKey } from '../search/question-key.ts';
import { PEOPLE_NEEDED, type Verdict } from '../search/verdict-weight.ts';
import type { Store } from '../store/store.ts';

export interface LearntVerdicts {
  /** What people said about the cards as answers to this question, by card id; from memory. */
  on(question: string): ReadonlyMap<string, Verdict>;
  /** Reads them again; what is known stays while the database is away. */
  refresh(): Promise<void>;
}

const NONE: ReadonlyMap<string, Verdict> = new Map();

/**
 * Keeps in memory what people said of cards, so that a question takes no time more and is answered while the database
 * is away. Empty until the first `refresh`.
 */
export function createLearntVerdicts({ store, log }: { store: Store; log: Log }): LearntVerdicts {
  let known = new Map<string, Map<string, Verdict>>();
  return {
    on: (question) => (known.size > 0 && known.get(questionKey(question))) || NONE,
    async refresh() {
      try {
        const next = new Map<string, Map<string, Verdict>>();
        for (const { questionKey: key, cardId, helpful, unhelpful } of await store.verdicts(PEOPLE_NEEDED)) {
          const cards = next.get(key) ?? new Map<string, Verdict>();
          cards.set(cardId, { helpful, unhelpful });
          next.set(key, cards);
        }
        known = next;
      } catch (error) {
        log.warn({ err: error }, 'the database is away: feedback is taken into account as last known');
      }
    },
  };
}
