import type { Card } from '../cards/card.ts';
import type { SearchHit, SearchResult } from '../search/search-types.ts';
import type { Answer } from './answer.ts';
import type { FollowUpLink, FollowUpRequest, MoreResults, RecordedAnswer } from './follow-up.ts';
import { passedOn } from './pipeline/passed-on.ts';
import type { Question } from './question.ts';
import type { AnswerEntry, AnswerRecords } from './records/answer-records.ts';
import { rarityOn, type Why, whyThisCard } from './why.ts';

export interface FollowUps {
  /** An earlier answer; undefined when it or its question is no longer stored, or the database is unavailable. */
  givenAnswer(id: string): Promise<RecordedAnswer | undefined>;
  /** The newest answer in a conversation, in any of its threads; undefined as for `givenAnswer`. */
  lastAnswerIn(team: string, channel: string): Promise<(RecordedAnswer & { at: Date }) | undefined>;
  /** The next cards for the question of an earlier answer, without those that it or one before it has shown. */
  answerFurther(request: FollowUpRequest): Promise<MoreResults>;
  /**
   * Why a card was found for the question of an earlier answer, undefined if it no longer is, and which card came next in the
   * ranking.
   */
  explain(
    last: RecordedAnswer,
    cardId: string,
    thread: readonly string[],
  ): { why: Why | undefined; fromThread: boolean; runnerUp: SearchHit | undefined };
}

/** How far down the ranking a follow-up looks. */
const RANKED = 40;
/** "More" ends here: a card further down is a guess, however close the scores in the ranking are. */
const MORE_ENDS = 12;
/** A card below this share of the best card's score has next to nothing to do with the question. */
const NEAR = 0.1;
/** When somebody asks for a kind by name, a looser connection is useful too. */
const NEAR_OF_KIND = 0.04;

export function createFollowUps({
  store,
  find,
  cards,
  record,
  remember,
}: {
  store: { answers: Pick<AnswerRecords, 'byId' | 'chain' | 'lastInChannel'> };
  find(text: string, limit: number): SearchResult;
  /** All cards as they are now. */
  cards(): readonly Card[];
  record(question: Question, found: SearchResult, followUp: FollowUpLink): Promise<Answer>;
  /**
   * Runs `work`, and carries on without it when the database is unavailable. `without` says what that means,
   * for the log.
   */
  remember(without: string, work: () => Promise<unknown>): Promise<void>;
}): FollowUps {
  /**
   * Searches as for the first answer: by the question's own words if they say enough, otherwise by the whole
   * thread.
   */
  const findAgain = (question: string, thread: readonly string[]) => {
    const asked = passedOn(question, thread);
    const own = find(asked.text, RANKED);
    if (own.answered || asked.thread.length === 0) {
      return { found: own, text: asked.text, fromThread: asked.passedOn };
    }
    const text = [...asked.thread, asked.text].join('\n');
    const whole = find(text, RANKED);
    const better = whole.answered || own.hits.length === 0;
    return better
      ? { found: whole, text, fromThread: true }
      : { found: own, text: asked.text, fromThread: asked.passedOn };
  };

  const lookUp = async (
    work: () => Promise<AnswerEntry | undefined>,
  ): Promise<(RecordedAnswer & { at: Date }) | undefined> => {
    let row: AnswerEntry | undefined;
    await remember('an earlier answer can’t be continued', async () => {
      row = await work();
    });
    if (!row || row.question === null) return undefined;
    const { id, question, cardIds, answered, ofKind, createdAt: at } = row;
    return { id, question, cardIds, answered, ofKind: ofKind ?? undefined, at };
  };

  return {
    givenAnswer: (id) => lookUp(() => store.answers.byId(id)),
    lastAnswerIn: (team, channel) => lookUp(() => store.answers.lastInChannel(team, channel)),

    async answerFurther({ last, thread, howMany, ofKind, ...request }) {
      const shown = new Set(last.cardIds);
      await remember('cards may be shown twice', async () => {
        for (const answer of await store.answers.chain(last.id)) {
          for (const cardId of answer.cardIds) shown.add(cardId);
        }
      });
      const { found } = findAgain(last.question, thread);
      const near = ofKind ? NEAR_OF_KIND : NEAR;
      const hits = (ofKind ? found.hits : found.hits.slice(0, MORE_ENDS))
        .filter(
          ({ card, score }) => !shown.has(card.id) && score >= near && (!ofKind || card.kind === ofKind),
        )
        .slice(0, howMany);
      if (hits.length === 0) return { type: 'exhausted', question: last.question };
      return record(
        { ...request, text: last.question },
        { ...found, answered: last.answered, hits },
        { ...(last.id && { follows: last.id }), ofKind },
      );
    },

    explain(last, cardId, thread) {
      const { found, text, fromThread } = findAgain(last.question, thread);
      const at = found.hits.findIndex((hit) => hit.card.id === cardId);
      const hit = found.hits[at];
      return {
        why: hit && whyThisCard(text, hit, rarityOn(cards())),
        fromThread,
        runnerUp: at < 0 ? undefined : found.hits[at + 1],
      };
    },
  };
}
