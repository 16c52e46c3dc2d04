import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import type { GlossaryTerm } from '../cards/glossary.ts';
import type { Library } from '../cards/library.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import { type CurrentPages, NO_CURRENT_PAGES } from '../catalog/current-pages.ts';
import type { Log } from '../log.ts';
import type { Person } from '../people/person.ts';
import type { SeenCards } from '../people/seen-cards.ts';
import { type AutocompleteOptions, autocomplete, type Completions } from '../search/autocomplete.ts';
import type { OtherLanguage } from '../search/language/foreign-words.ts';
import { englishTermsIn, otherLanguageOf } from '../search/language/other-language.ts';
import type { PageResult } from '../search/pages/page-search.ts';
import type { SearchResult } from '../search/search-types.ts';
import { type Answer, answerOf, hitsOf, idsOf } from './answer.ts';
import type { FollowUpLink } from './follow-up.ts';
import { createFollowUps, type FollowUps } from './follow-ups.ts';
import type { IntentModels } from './intent/intent-models.ts';
import type { LearnedVerdicts } from './learned-verdicts.ts';
import { choosePassages } from './pipeline/choose-passages.ts';
import { excerptOf, roomBeside } from './pipeline/compose.ts';
import type { Decision } from './pipeline/decision.ts';
import { nearestByTerms } from './pipeline/decisions/other-language.ts';
import { pageAnswer } from './pipeline/decisions/page.ts';
import { process } from './pipeline/pipeline.ts';
import type { VisiblePages } from './pipeline/retrieve.ts';
import type { Question } from './question.ts';
import { createRecording, type Found } from './recording.ts';
import type { AnswerRecords } from './records/answer-records.ts';
import type { FeedbackReason, FeedbackRecords } from './records/feedback-records.ts';
import type { SavedCardRecords } from './records/saved-card-records.ts';
import { createSavedCards, type SavedCards } from './saved-cards.ts';
import { pickOfTheDay, pickTip } from './tip.ts';

/** How many cards an answer shows: the best one, and others that fit or come close. */
const SHOWN = 3;

export interface AnswerService extends SavedCards, FollowUps {
  library(): Library;
  /** The team's own pages. */
  pages(): CurrentPages;
  /** Finds the cards for a question and records the answer. */
  answer(question: Question): Promise<Answer>;
  /**
   * Finds the cards for a message in a thread: by its own words if they say enough, otherwise by what the
   * thread is about.
   * @param thread what people wrote in the thread, oldest first, without the message itself
   */
  answerInThread(question: Question, thread: readonly string[]): Promise<Answer>;
  /** The cards for a question that no person asked. Records nothing. */
  lookUp(text: string): SearchResult;
  /** The team's own pages for a text that somebody is still typing. Records nothing. @param roots as in a question */
  findPages(text: string, roots?: ReadonlySet<string>): PageResult;
  /** What fits a text that somebody is still typing. Records nothing. */
  autocomplete(text: string, options: Omit<AutocompleteOptions, 'verdicts'>): Completions;
  /**
   * Answers what was typed immediately, from memory, with the cards that `autocomplete` shows.
   * @param among only the cards with these ids
   * @returns `noted` resolves once the answer is recorded or could not be; it never rejects
   */
  answerAtOnce(question: Question, among?: ReadonlySet<string>): { answer: Answer; noted: Promise<void> };
  /** Records that somebody opened a card they found while typing a question. The answer's id is there immediately. */
  openFound(question: Question, card: Card): { answerId: string; noted: Promise<void> };
  /** The cards that a person saw last, newest first; none while the database is unavailable. */
  lately(person: Person, limit: number): Promise<Card[]>;
  /** A random card that the person has not just seen; undefined where there are no cards. */
  tip(person: Person): Promise<Card | undefined>;
  /** One card per day and person, the same all day. It only counts as seen once it is opened. */
  cardForToday(person: Person): Card | undefined;
  /** Whether the bot has answered in a thread; false while the database is unavailable. */
  hasAnsweredIn(team: string, channel: string, threadTs: string): Promise<boolean>;
  /** Records that somebody opened a card. */
  noteOpened(person: Person, cardId: string): Promise<void>;
  /** Whether a person has saved a card; false while the database is unavailable. */
  hasSaved(person: Person, cardId: string): Promise<boolean>;
  /** Stores whether a card helped, and why not. Throws when that fails: thanking the person would be a lie. */
  giveFeedback(
    person: Person,
    answerId: string,
    cardId: string,
    helpful: boolean,
    reason?: FeedbackReason,
  ): Promise<void>;
  /** Stores that a card did not help, where the person gets the next one in any case. @returns whether it is stored */
  noteUnhelpful(person: Person, answerId: string, cardId: string): Promise<boolean>;
  /** The terms of the field in a text that the glossary explains, in the order of the text. */
  termsIn(text: string, most: number): GlossaryTerm[];
}

export interface AnswerServiceDeps {
  catalog: LiveCatalog;
  /** The team's own pages; none unless given. */
  pages?: () => CurrentPages;
  models: IntentModels;
  store: {
    answers: AnswerRecords;
    feedback: Pick<FeedbackRecords, 'give'>;
    saved: SavedCardRecords;
    seen: Pick<SeenCards, 'noteSeen' | 'lastSeen'>;
  };
  /** What people said about cards; search ignores feedback when absent. */
  verdicts?: LearnedVerdicts;
  /** Is told who asked and which card answered, because that counts as learning. Must not throw. */
  onAsked?: (asker: Person) => Promise<void>;
  log: Log;
  now: () => Date;
  /** 0 (inclusive) to 1 (exclusive), for tips. */
  random?: () => number;
}

/** The one place that answers questions, wherever they come from. Knows nothing about Slack. */
export function createAnswerService({
  catalog,
  pages = () => NO_CURRENT_PAGES,
  models,
  store,
  verdicts,
  onAsked,
  log,
  now,
  random = Math.random,
}: AnswerServiceDeps): AnswerService {
  const { remember, recall, note } = createRecording({ store, onAsked, log, now });

  const find = (text: string) =>
    catalog.current().search.find(text, { limit: SHOWN, ...(verdicts && { verdicts: verdicts.on(text) }) });

  const answerAtOnce = (
    question: Question,
    found: Found,
    followUp: FollowUpLink = {},
  ): { answer: Answer; noted: Promise<void> } => {
    const id = randomUUID();
    const { text } = question;
    const [best, ...others] = found.hits;
    const noted = note(id, question, found, followUp);
    if (!found.answered || !best) {
      const nearest = found.near ? found.hits : [];
      return {
        answer: { type: 'unanswered', id, question: text, about: undefined, forUs: true, nearest },
        noted,
      };
    }
    const { library } = catalog.current();
    const [chosen = best] = choosePassages(text, [best]);
    const excerpt = excerptOf(
      text,
      { card: best.card, passages: chosen.passages },
      library.kind(best.card.kind),
      roomBeside(others),
    );
    return {
      answer: { type: 'answered', id, question: text, best, excerpt, also: [], urgent: false, others },
      noted,
    };
  };

  const visiblePages = (roots = pages().openRoots): VisiblePages => ({ search: pages().search, roots });

  /** Decides on a message and records what came of it. */
  const decideOn = async (question: Question, thread: readonly string[]): Promise<Answer> => {
    const { decision } = await process(
      question.text,
      thread,
      catalog.current(),
      models,
      verdicts && ((text) => verdicts.on(text)),
      question.inIncident,
      visiblePages(question.roots),
    );
    const answer = answerOf(decision, randomUUID(), question.text);
    if (answer.type !== 'small-talk' && answer.type !== 'definition') {
      const hits = hitsOf(answer);
      const fromPage = answer.type === 'from-page';
      const answered = answer.type === 'answered' || fromPage;
      const { confidence } = decision;
      const found = { hits, answered, near: hits.length > 0, confidence };
      await note(answer.id, question, fromPage ? { ...found, ids: idsOf(answer) } : found);
    }
    return answer;
  };

  const record = async (question: Question, found: Found, followUp: FollowUpLink = {}): Promise<Answer> => {
    const { answer, noted } = answerAtOnce(question, found, followUp);
    await noted;
    return answer;
  };

  const lastSeenBy = (person: Person) =>
    recall<ReadonlyMap<string, Date>>('no card counts as seen', new Map(), () => store.seen.lastSeen(person));

  const giveFeedback: AnswerService['giveFeedback'] = async (person, answerId, cardId, helpful, reason) => {
    await store.feedback.give({ ...person, answerId, cardId, helpful, ...(reason && { reason }) }, now());
    await verdicts?.learn({ answerId, cardId });
  };

  const suggestFrom = (text: string, options: Omit<AutocompleteOptions, 'verdicts'>) => {
    const { library, search } = catalog.current();
    return autocomplete(text, library, search, {
      ...options,
      ...(verdicts && { verdicts: verdicts.on(text) }),
    });
  };

  const findPages = (text: string, roots = pages().openRoots) =>
    pages().search.find([{ text, counts: 1 }], { roots });

  const noteAtOnce = (decision: Extract<Decision, { type: 'page' }>, question: Question) => {
    const answer = answerOf(decision, randomUUID(), question.text);
    const { confidence } = decision;
    const found = { hits: hitsOf(answer), ids: idsOf(answer), answered: true, near: true, confidence };
    return { answer, noted: note(answer.id, question, found) };
  };

  /** Without the way of a message: nobody waits for the models while a form is open. */
  const sayInOtherLanguage = (
    question: Question,
    language: OtherLanguage,
    among: ReadonlySet<string> | undefined,
  ): { answer: Answer; noted: Promise<void> } => {
    const { hits, confidence } = find(englishTermsIn(question.text));
    const wanted = hits.filter(({ card }) => among === undefined || among.has(card.id));
    const { nearest } = nearestByTerms({ hits: wanted, confidence });
    const id = randomUUID();
    const found = {
      hits: nearest ? [nearest] : [],
      answered: false,
      near: nearest !== undefined,
      confidence,
    };
    return {
      answer: { type: 'other-language', id, question: question.text, language, nearest },
      noted: note(id, question, found),
    };
  };

  return {
    library: () => catalog.current().library,
    pages,
    lookUp: find,
    answer: (question) => decideOn(question, []),

    answerInThread: decideOn,

    autocomplete: suggestFrom,
    findPages,

    // The same cards that were shown while they typed, half-typed words included.
    answerAtOnce(question, among) {
      const { text } = question;
      const fits = suggestFrom(text, { limit: SHOWN, among });
      const found = among === undefined ? findPages(text, question.roots) : undefined;
      const cards = { hits: fits.answered ? fits.hits : [], ofCard: fits.confidence };
      const page = pageAnswer(text, found, cards);
      if (page) return noteAtOnce(page, question);
      const language = otherLanguageOf(text);
      if (language) return sayInOtherLanguage(question, language, among);
      return answerAtOnce(question, { ...fits, near: true });
    },

    openFound(question, card) {
      const answerId = randomUUID();
      const found = {
        hits: [{ card, score: 1, reasons: [], passages: [] }],
        answered: true,
        near: true,
        confidence: 1,
      };
      return { answerId, noted: note(answerId, question, found) };
    },

    async lately(person, limit) {
      const { library } = catalog.current();
      return [...(await lastSeenBy(person))]
        .toSorted(([, a], [, b]) => b.getTime() - a.getTime())
        .flatMap(([id]) => library.card(id) ?? [])
        .slice(0, limit);
    },

    ...createFollowUps({
      store,
      catalog,
      pages,
      models,
      verdictsOn: verdicts && ((text) => verdicts.on(text)),
      record,
      answerAnew: (question) => decideOn(question, []),
      recall,
    }),

    async tip(person) {
      const { library } = catalog.current();
      const card = pickTip(library.cards, await lastSeenBy(person), random);
      if (card)
        await remember('tip not recorded', () => store.seen.noteSeen(person, [card.id], 'tip', now()));
      return card;
    },

    cardForToday: (person) =>
      pickOfTheDay(catalog.current().library.cards, `${person.team} ${person.userId}`, now()),

    hasAnsweredIn: (team, channel, threadTs) =>
      recall('a thread counts as new', false, () => store.answers.threadHasAnswer(team, channel, threadTs)),

    noteOpened: (person, cardId) =>
      remember('opened card not recorded', () => store.seen.noteSeen(person, [cardId], 'opened', now())),

    giveFeedback,

    noteUnhelpful: (person, answerId, cardId) =>
      recall('feedback not recorded', false, async () => {
        await giveFeedback(person, answerId, cardId, false);
        return true;
      }),

    termsIn: (text, most) => catalog.current().glossary.namedIn(text, most),

    ...createSavedCards({ catalog, store, now }),

    hasSaved: (person, cardId) =>
      recall('a card counts as not saved', false, () => store.saved.has(person, cardId)),
  };
}
