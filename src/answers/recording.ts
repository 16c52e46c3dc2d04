import type { Log } from '../log.ts';
import type { Person } from '../people/person.ts';
import { questionKey } from '../search/language/question-key.ts';
import type { SearchResult } from '../search/search-types.ts';
import type { FollowUpLink } from './follow-up.ts';
import type { Question } from './question.ts';
import type { AnswerRecords } from './records/answer-records.ts';

/** What an answer shows, as far as it is recorded. */
export type Found = Pick<SearchResult, 'hits' | 'answered' | 'near' | 'confidence'> & {
  /** What is recorded in place of the cards, where a page answers. */
  ids?: string[];
};

export interface Recording {
  /**
   * Runs `work`, and carries on without it when the database is unavailable. `without` says what that means, for the
   * log.
   */
  remember(without: string, work: () => Promise<unknown>): Promise<void>;
  /** What `work` finds; `otherwise` while the database is unavailable. `without` as for `remember`. */
  recall<Value>(without: string, otherwise: Value, work: () => Promise<Value>): Promise<Value>;
  /** Records an answer under its id; never rejects because of the database. */
  note(id: string, question: Question, found: Found, followUp?: FollowUpLink): Promise<void>;
}

export interface RecordingDeps {
  store: { answers: Pick<AnswerRecords, 'record'> };
  /** Is told who asked. Must not throw. */
  onAsked: ((asker: Person) => Promise<void>) | undefined;
  log: Log;
  now: () => Date;
}

/**
 * Records what was asked and answered. Nobody misses an answer because something can't be recorded: the cards are in
 * memory, the database may be unavailable.
 */
export function createRecording({ store, onAsked, log, now }: RecordingDeps): Recording {
  const recall: Recording['recall'] = async (without, otherwise, work) => {
    try {
      return await work();
    } catch (error) {
      log.warn({ event: 'answer.record_failed', err: error }, `database unavailable; ${without}`);
      return otherwise;
    }
  };
  const remember: Recording['remember'] = async (without, work) => {
    await recall<unknown>(without, undefined, work);
  };
  return {
    recall,
    remember,

    async note(id, question, found, followUp = {}) {
      const { asker, place, source, text, keep } = question;
      const [best] = found.hits;
      await remember('answer not recorded', async () => {
        await store.answers.record(
          {
            id,
            team: asker.team,
            userId: asker.userId,
            channel: place.channel,
            threadTs: place.threadTs ?? null,
            source,
            audience: place.audience ?? null,
            question: keep ?? text,
            // What is only a part of the question, or added to somebody else's, can't be recognized by itself.
            questionKey:
              keep === '' || (keep !== undefined && (followUp.follows || keep !== text))
                ? undefined
                : questionKey(text),
            cardIds: found.ids ?? found.hits.map((hit) => hit.card.id),
            answered: found.answered,
            confidence: found.confidence,
            ...followUp,
            // A page is nothing to learn.
            ...(found.answered && !found.ids && { shown: best?.card.id }),
          },
          now(),
        );
      });
      await onAsked?.(asker);
    },
  };
}
