import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import type { Library } from '../cards/library.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Log } from '../log.ts';
import type { Person } from '../people/person.ts';
import type { SeenCards } from '../people/seen-cards.ts';
import { type AutocompleteOptions, autocomplete, type Completions } from '../search/autocomplete.ts';
import { questionKey } from '../search/language/question-key.ts';
import type { SearchResult } from '../search/search-types.ts';
import type { Answer } from './answer.ts';
import type { FollowUpLink } from './follow-up.ts';
import { createFollowUps, type FollowUps } from './follow-ups.ts';
import type { LearntVerdicts } from './learnt-verdicts.ts';
import type { Question } from './question.ts';
import type { AnswerRecords } from './records/answer-records.ts';
import type { FeedbackRecords } from './records/feedback-records.ts';
import type { SavedCardRecords } from './records/saved-card-records.ts';
import { createSavedCards, type SavedCards } from './saved-cards.ts';
import { pickOfTheDay, pickTip } from './tip.ts';

/** How many cards an answer shows: the best, and others that fit or come near. */
const SHOWN = 3;

export interface AnswerService extends SavedCards, FollowUps {
  library(): Library;
  /** Finds the cards for a question and records the answer. */
  answer(question: Question): Promise<Answer>;
  /**
   * Finds the cards for a message in a thread: its own words if they say enough, else what the thread is about.
   * @param thread the thread's messages by people, oldest first, without the message itself
   */
  answerInThread(question: Question, thread: readonly string[]): Promise<Answer>;
  /** The cards for a question that no person asked; nothing of it is noted. */
  lookUp(text: string): SearchResult;
  /** What fits a text that is still being typed; nothing of it is noted. */
  autocomplete(text: string, options: Omit<AutocompleteOptions, 'verdicts'>): Completions;
  /**
   * Answers what was typed, from memory at once, as `autocomplete` shows it. `noted` resolves when the answer is recorded or
   * could not be, and never rejects.
   * @param kindId only cards of this kind
   */
  answerAtOnce(question: Question, kindId?: string): { answer: Answer; noted: Promise<void> };
  /** Notes that somebody opened a card which they found while typing a question; with the answer's id at once. */
  openFound(question: Question, card: Card): { answerId: string; noted: Promise<void> };
  /** The cards that a person saw last, newest first; none while that can't be looked up. */
  lately(person: Person, limit: number): Promise<Card[]>;
  /** A card at random that the person has not just seen. */
  tip(person: Person): Promise<Card>;
  /** One card a day for a person, the same all day; it is not noted as seen before it is opened. */
  cardForToday(person: Person): Card;
  /** Whether the bot has answered in a thread; false while that can't be looked up. */
  hasAnsweredIn(team: string, channel: string, threadTs: string): Promise<boolean>;
  /** Notes that somebody opened a card. */
  noteOpened(person: Person, cardId: string): Promise<void>;
  /** Whether a person has saved a card; false while that can't be looked up. */
  hasSaved(person: Person, cardId: string): Promise<boolean>;
  /** Stores whether a card helped. Throws when it can't be stored: a thank-you would be a lie. */
  giveFeedback(person: Person, answerId: string, cardId: string, helpful: boolean): Promise<void>;
}

export interface AnswerServiceDeps {
  knowledge: LiveCatalog;
  store: {
    answers: AnswerRecords;
    feedback: Pick<FeedbackRecords, 'give'>;
    saved: SavedCardRecords;
    seen: Pick<SeenCards, 'noteSeen' | 'lastSeen'>;
  };
  /** What people said about cards; nothing is known of it when absent. */
  verdicts?: LearntVerdicts;
  /** Told who asked and which card answered, for what they learn; must not throw. */
  onAsked?: (asker: Person, cardId: string | undefined) => Promise<void>;
  log: Log;
  now: () => Date;
  /** 0 (inclusive) to 1, for tips. */
  random?: () => number;
}

/** The one place that answers questions, whichever door they come by. Knows no Slack. */
export function createAnswerService({
  knowledge,
  store,
  verdicts,
  onAsked,
  log,
  now,
  random = Math.random,
}: AnswerServiceDeps): AnswerService {
  /** What is only remembered must not keep anybody from an answer: the cards are in memory, the database may be away. */
  const remember = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, `the database is away: ${what} is left out`);
    }
  };

  const find = (text: string, limit = SHOWN) =>
    knowledge.current().search.find(text, { limit, ...(verdicts && { verdicts: verdicts.on(text) }) });

  type Found = Pick<ReturnType<typeof find>, 'hits' | 'answered' | 'near' | 'confidence'>;

  const note = async (
    id: string,
    question: Question,
    found: Found,
    goingOn: FollowUpLink = {},
  ): Promise<void> => {
    const { asker, place, source, text, keep } = question;
    const [best] = found.hits;
    await remember('the answer', async () => {
      await store.answers.record(
        {
          id,
          team: asker.team,
          userId: asker.userId,
          channel: place.channel,
          threadTs: place.threadTs ?? null,
          source,
          question: keep ?? text,
          questionKey: keep === '' ? undefined : questionKey(keep ?? text),
          cardIds: found.hits.map((hit) => hit.card.id),
          answered: found.answered,
          confidence: found.confidence,
          ...goingOn,
        },
        now(),
      );
      if (found.answered && best) await store.seen.noteSeen(asker, [best.card.id], 'answer', now());
    });
    await onAsked?.(asker, found.answered ? best?.card.id : undefined);
  };

  const answerAtOnce = (
    question: Question,
    found: Found,
    goingOn: FollowUpLink = {},
  ): { answer: Answer; noted: Promise<void> } => {
    const id = randomUUID();
    const { text } = question;
    const [best, ...others] = found.hits;
    return {
      answer:
        found.answered && best
          ? { type: 'answered', id, question: text, best, others }
          : { type: 'unanswered', id, question: text, nearest: found.near ? found.hits : [] },
      noted: note(id, question, found, goingOn),
    };
  };

  const record = async (question: Question, found: Found, goingOn: FollowUpLink = {}): Promise<Answer> => {
    const { answer, noted } = answerAtOnce(question, found, goingOn);
    await noted;
    return answer;
  };

  const suggestFrom = (text: string, options: Omit<AutocompleteOptions, 'verdicts'>) => {
    const { library, search } = knowledge.current();
    return autocomplete(text, library, search, {
      ...options,
      ...(verdicts && { verdicts: verdicts.on(text) }),
    });
  };

  return {
    library: () => knowledge.current().library,
    lookUp: find,
    answer: (question) => record(question, find(question.text)),

    async answerInThread(question, thread) {
      const own = find(question.text);
      if (own.answered || thread.length === 0) return record(question, own);
      const whole = find([...thread, question.text].join('\n'));
      // Recorded is what the person asked: what others said in the thread is not ours to keep.
      return record(question, whole.answered || own.hits.length === 0 ? whole : own);
    },

    autocomplete: suggestFrom,

    // As it was shown while they typed, half words and all.
    answerAtOnce: (question, kindId) =>
      answerAtOnce(question, { ...suggestFrom(question.text, { limit: SHOWN, kindId }), near: true }),

    openFound(question, card) {
      const answerId = randomUUID();
      const found = { hits: [{ card, score: 1, reasons: [] }], answered: true, near: true, confidence: 1 };
      return { answerId, noted: note(answerId, question, found) };
    },

    async lately(person, limit) {
      let lastSeen: ReadonlyMap<string, Date> = new Map();
      await remember('what has been seen', async () => {
        lastSeen = await store.seen.lastSeen(person);
      });
      const { library } = knowledge.current();
      return [...lastSeen]
        .toSorted(([, a], [, b]) => b.getTime() - a.getTime())
        .flatMap(([id]) => library.card(id) ?? [])
        .slice(0, limit);
    },

    ...createFollowUps({ store, find, record, remember }),

    async tip(person) {
      const { library } = knowledge.current();
      let lastSeen: ReadonlyMap<string, Date> = new Map();
      await remember('what has been seen', async () => {
        lastSeen = await store.seen.lastSeen(person);
      });
      const card = pickTip(library.cards, lastSeen, random);
      await remember('the tip', () => store.seen.noteSeen(person, [card.id], 'tip', now()));
      return card;
    },

    cardForToday: (person) =>
      pickOfTheDay(knowledge.current().library.cards, `${person.team} ${person.userId}`, now()),

    async hasAnsweredIn(team, channel, threadTs) {
      let has = false;
      await remember('whether a thread is known', async () => {
        has = await store.answers.threadHasAnswer(team, channel, threadTs);
      });
      return has;
    },

    noteOpened: (person, cardId) =>
      remember('the opened card', () => store.seen.noteSeen(person, [cardId], 'opened', now())),

    async giveFeedback(person, answerId, cardId, helpful) {
      await store.feedback.give({ ...person, answerId, cardId, helpful }, now());
      await verdicts?.learn({ answerId, cardId });
    },
    ...createSavedCards({ knowledge, store, now }),

    async hasSaved(person, cardId) {
      let has = false;
      await remember('whether a card is saved', async () => {
        has = await store.saved.has(person, cardId);
      });
      return has;
    },
  };
}
