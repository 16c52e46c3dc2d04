import type { LiveCatalog } from '../catalog/catalog.ts';
import type { CurrentPages } from '../catalog/current-pages.ts';
import type { Person } from '../people/person.ts';
import type { Verdict } from '../search/decision/verdict-weight.ts';
import type { PageHit } from '../search/pages/page-search.ts';
import type { SearchHit } from '../search/search-types.ts';
import { coveredBy, isQuestionOfItsOwn, withWords } from './adding-words.ts';
import type { Answer } from './answer.ts';
import type { AlsoRequest, FollowUpLink, FollowUpRequest, MoreResults, RecordedAnswer } from './follow-up.ts';
import type { IntentModels } from './intent/intent-models.ts';
import { decide } from './pipeline/decide.ts';
import { retrieve, type VisiblePages } from './pipeline/retrieve.ts';
import { understand } from './pipeline/understand.ts';
import type { Question } from './question.ts';
import type { Found, Recording } from './recording.ts';
import type { AnswerEntry, AnswerRecords } from './records/answer-records.ts';
import { rarityOn, type Why, whyThisCard } from './why.ts';

/** A `thread` is what people had written in it when the question was asked, oldest first; none outside of threads. */
export interface FollowUps {
  /** An earlier answer; undefined when it or its question is no longer stored, or the database is unavailable. */
  givenAnswer(id: string): Promise<RecordedAnswer | undefined>;
  /** The newest answer in a conversation, in any of its threads; undefined as for `givenAnswer`. */
  lastAnswerIn(team: string, channel: string): Promise<(RecordedAnswer & { at: Date }) | undefined>;
  /** The next cards for the question of an earlier answer, without those that it or one before it has shown. */
  answerFurther(request: FollowUpRequest): Promise<MoreResults>;
  /** The card that fits the question of an earlier answer and covers what it is about this time, too. */
  answerAlso(request: AlsoRequest): Promise<Answer>;
  /** A card as it was found for the question of an earlier answer; undefined when there is no such card now. */
  foundAgain(last: RecordedAnswer, cardId: string, thread: readonly string[]): Promise<SearchHit | undefined>;
  /**
   * A page as it is found for the question of an earlier answer; undefined where it no longer is.
   * @param roots those whose pages may be shown
   */
  foundPageAgain(
    last: RecordedAnswer,
    pageId: string,
    thread: readonly string[],
    roots: ReadonlySet<string>,
  ): Promise<PageHit | undefined>;
  /**
   * Why a card was found for the question of an earlier answer, undefined if it no longer is, and which card came
   * next in the ranking.
   */
  explain(
    last: RecordedAnswer,
    cardId: string,
    thread: readonly string[],
  ): Promise<{ why: Why | undefined; fromThread: boolean; runnerUp: SearchHit | undefined }>;
}

export interface FollowUpsDeps {
  store: { answers: Pick<AnswerRecords, 'byId' | 'chain' | 'lastInChannel'> };
  catalog: LiveCatalog;
  pages: () => CurrentPages;
  models: IntentModels;
  verdictsOn: ((text: string) => ReadonlyMap<string, Verdict>) | undefined;
  record(question: Question, found: Found, followUp: FollowUpLink): Promise<Answer>;
  /** Answers a question that has nothing to do with an earlier one. */
  answerAnew(question: Question): Promise<Answer>;
  recall: Recording['recall'];
}

/** How far down the ranking a follow-up looks. */
const RANKED = 40;
/** "More" ends here: a card further down is a guess, however close the scores in the ranking are. */
const MORE_ENDS = 12;
/** A card below this share of the best card's score has next to nothing to do with the question. */
const NEAR = 0.1;
/** When somebody asks for a kind by name, a card further down is useful too, but it must be about the topic. */
const NEAR_OF_KIND = 0.15;
/** A card that answers a question about something else, too, must fit the question nearly as well as the best one. */
const FITS_BOTH = 0.25;

/**
 * Goes on from earlier answers. It finds them again by the reading that gave them, so that it speaks of the same
 * cards.
 */
export function createFollowUps({
  store,
  catalog,
  pages,
  models,
  verdictsOn,
  record,
  answerAnew,
  recall,
}: FollowUpsDeps): FollowUps {
  const findAgain = async (question: string, thread: readonly string[], visible?: VisiblePages) => {
    const understanding = understand(question, thread);
    const { search } = catalog.current();
    return { understanding, ...(await retrieve(understanding, search, verdictsOn, RANKED, visible)) };
  };

  const lookUp = async (
    work: () => Promise<AnswerEntry | undefined>,
  ): Promise<(RecordedAnswer & { at: Date }) | undefined> => {
    const row = await recall('an earlier answer can’t be continued', undefined, work);
    if (!row || row.question === null) return undefined;
    const { id, cardIds, answered, ofKind, createdAt: at } = row;
    const chain =
      row.follows === null
        ? [row]
        : await recall('an earlier question is not known', [row], () => store.answers.chain(id));
    return { id, ...questionOf(chain), cardIds, answered, ofKind: ofKind ?? undefined, at };
  };

  return {
    givenAnswer: (id) => lookUp(() => store.answers.byId(id)),
    lastAnswerIn: (team, channel) => lookUp(() => store.answers.lastInChannel(team, channel)),

    async answerFurther({ last, thread, howMany, ofKind, missing, ...request }) {
      // Who wants more has seen the names of the other cards. Who wants something else may want just one of these.
      const wantsMore = missing === undefined && ofKind === undefined;
      const seenOf = ({ cardIds, follows }: Pick<AnswerEntry, 'cardIds' | 'follows'>) =>
        wantsMore || follows !== null ? cardIds : cardIds.slice(0, 1);
      const before = await recall('cards may be shown twice', [], () => store.answers.chain(last.id));
      const shown = new Set([{ ...last, follows: null }, ...before].flatMap(seenOf));
      const text = withWords(last.question, missing ?? '');
      const { understanding, own, read } = await findAgain(text, thread);
      // Another kind of card on the same topic: where the question names the topic itself, the thread only leads away
      // from it.
      const found = ofKind && own.answered ? own : read;
      const near = ofKind ? NEAR_OF_KIND : NEAR;
      const hits = (ofKind ? found.hits : found.hits.slice(0, MORE_ENDS)).filter(
        ({ card, score }) => !shown.has(card.id) && score >= near && (!ofKind || card.kind === ofKind),
      );
      if (hits.length === 0) return { type: 'exhausted', question: text };
      const answered =
        last.answered ||
        (Boolean(missing) &&
          decide(understanding, { own, read: { ...read, hits }, parts: [] }, { ...catalog.current(), models })
            .type === 'answer');
      return record(
        { ...request, text, ...ownPart(last, request.asker, missing ?? '') },
        { ...found, answered, hits: hits.slice(0, howMany) },
        { ...(last.id && { follows: last.id }), ofKind },
      );
    },

    async answerAlso({ last, thread, said, about, ...request }) {
      const text = withWords(last.question, said);
      const { read } = await findAgain(text, thread);
      const alone = catalog.current().search.find(about, { limit: RANKED });
      const best = read.hits
        .filter(({ score }) => score >= FITS_BOTH)
        .map((hit) => ({ hit, covers: coveredBy(about, alone, hit) }))
        .find(({ covers }) => covers !== undefined);
      if (!best && isQuestionOfItsOwn(about)) return answerAnew({ ...request, text: about });
      const hits = best ? [best.covers?.length ? { ...best.hit, passages: best.covers } : best.hit] : [];
      return record(
        { ...request, text, ...ownPart(last, request.asker, said) },
        { ...read, answered: best !== undefined, near: false, hits },
        { ...(last.id && { follows: last.id }) },
      );
    },

    async foundAgain(last, cardId, thread) {
      const card = catalog.current().library.card(cardId);
      if (!card) return undefined;
      const { own, read } = await findAgain(last.question, thread);
      const hit = read.hits.find((one) => one.card.id === cardId);
      return hit ?? own.hits.find((one) => one.card.id === cardId) ?? unranked(card);
    },

    async foundPageAgain(last, pageId, thread, roots) {
      const found = await findAgain(last.question, thread, { search: pages().search, roots });
      return found.pages?.hits.find(({ page }) => page.id === pageId);
    },

    async explain(last, cardId, thread) {
      const { own, read, understanding } = await findAgain(last.question, thread);
      const [ofOwn] = own.hits;
      // Where the message alone leads to the card, its own words say why.
      const isOwn = ofOwn?.card.id === cardId;
      const candidates = last.ofKind ? read.hits.filter(({ card }) => card.kind === last.ofKind) : read.hits;
      const at = candidates.findIndex((hit) => hit.card.id === cardId);
      const hit = isOwn ? ofOwn : candidates[at];
      const fromThread = thread.length > 0 && (!isOwn || understanding.passedOn);
      return {
        why: hit && whyThisCard((isOwn ? own : read).query, hit, rarityOn(catalog.current().library.cards)),
        fromThread,
        runnerUp: at < 0 ? undefined : candidates[at + 1],
      };
    },
  };
}

/**
 * What somebody who goes on from an answer has stored as their question: all of it where it is theirs alone, otherwise only
 * what they add. Somebody else's words go when that person deletes them.
 */
function ownPart({ writers }: RecordedAnswer, asker: Person, added: string): { keep?: string } {
  return writers.every((writer) => writer === asker.userId) ? {} : { keep: added };
}

/** The question behind the newest of some answers that continue each other, put together from what each asker wrote. */
function questionOf(chain: readonly AnswerEntry[]): Pick<RecordedAnswer, 'question' | 'writers'> {
  const writers = [...new Set(chain.map(({ userId }) => userId))];
  let question = '';
  for (const [at, { question: part, userId }] of chain.entries()) {
    question = withWords(part ?? '', question);
    // From here on it is one person's, whose entries have the whole question.
    if (chain.slice(at).every((earlier) => earlier.userId === userId)) break;
  }
  return { question, writers };
}

/** A card that nothing is known of but that it was shown. */
function unranked(card: SearchHit['card']): SearchHit {
  return { card, score: 0, reasons: [], passages: [] };
}
