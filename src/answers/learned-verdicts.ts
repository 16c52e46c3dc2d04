import type { Log } from '../log.ts';
import { PEOPLE_NEEDED, type Verdict } from '../search/decision/verdict-weight.ts';
import { questionKey } from '../search/language/question-key.ts';
import type { VerdictRecords } from './records/verdict-records.ts';

export interface LearnedVerdicts {
  /** What people said about the cards as answers to this question, by card id; from memory. */
  on(question: string): ReadonlyMap<string, Verdict>;
  /** Reads them again; keeps what it has while the database is unavailable. */
  refresh(): Promise<void>;
  /** Reads again what people said about one card as the answer to one question, because somebody just gave feedback. */
  learn(given: { answerId: string; cardId: string }): Promise<void>;
}

const NONE: ReadonlyMap<string, Verdict> = new Map();

/**
 * Keeps in memory what people said about cards, so that it delays no answer, and answers keep coming while
 * the database is unavailable. Empty until the first `refresh`.
 */
export function createLearnedVerdicts({ store, log }: { store: VerdictRecords; log: Log }): LearnedVerdicts {
  let known = new Map<string, Map<string, Verdict>>();
  let last: Promise<void> = Promise.resolve();
  /** One read after the other: what was read before new feedback must not replace what was read after it. */
  const inTurn = (read: () => Promise<void>): Promise<void> => {
    last = last.then(read).catch((error: unknown) => {
      log.warn(
        { event: 'feedback.read_failed', err: error },
        'database unavailable; feedback stays as last read',
      );
    });
    return last;
  };
  return {
    on: (question) => (known.size > 0 && known.get(questionKey(question))) || NONE,

    refresh: () =>
      inTurn(async () => {
        const next = new Map<string, Map<string, Verdict>>();
        for (const { questionKey: key, cardId, helpful, unhelpful } of await store.verdicts(PEOPLE_NEEDED)) {
          const cards = next.get(key) ?? new Map<string, Verdict>();
          cards.set(cardId, { helpful, unhelpful });
          next.set(key, cards);
        }
        known = next;
      }),

    learn: (given) =>
      inTurn(async () => {
        const verdict = await store.verdictOn(given);
        if (!verdict) return;
        const { questionKey: key, cardId, helpful, unhelpful } = verdict;
        const cards = new Map(known.get(key));
        if (helpful + unhelpful >= PEOPLE_NEEDED) cards.set(cardId, { helpful, unhelpful });
        else cards.delete(cardId);
        if (cards.size > 0) known.set(key, cards);
        else known.delete(key);
      }),
  };
}
