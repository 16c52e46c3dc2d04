import { z } from 'zod';
import { loadIntentModels } from '../../src/answers/intent/intent-models.ts';
import { termsIn } from '../../src/answers/pipeline/named-terms.ts';
import { rarityOn } from '../../src/answers/why.ts';
import { holds } from '../../src/cards/passages.ts';
import type { Page } from '../../src/pages/page.ts';
import { namedPlace } from '../../src/people/place-match.ts';
import { EMPTY_VOCABULARY } from '../../src/search/language/vocabulary.ts';
import { NO_VECTORS } from '../../src/search/language/word-vectors.ts';
import { createPageFinder } from '../../src/search/pages/page-index.ts';
import type { PageHit } from '../../src/search/pages/page-search.ts';
import { viewOf } from '../../src/search/pages/view.ts';
import type { Reader } from '../../src/search/query.ts';
import { createReader } from '../../src/search/search.ts';
import { section } from '../../src/slack/kit/blocks.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';

const QUESTION = 'How do we notice that a model in production has drifted?';

/** A page that says what people write, and something else. */
function pageHit(text: string): PageHit {
  const passages = [text, QUESTION].map((said) => ({
    headings: [said],
    anchor: 'a-heading',
    type: 'paragraph' as const,
    markdown: said,
    text: said,
  }));
  const page: Page = {
    id: 'handbook/page',
    root: 'handbook',
    path: 'page.md',
    title: text,
    url: 'https://example.com/page',
    language: 'en',
    updated: '2026-11-01',
    owner: text,
    trail: [text],
    aliases: [],
    tags: [],
    questions: [],
    passages,
  };
  return {
    page,
    score: 1,
    reasons: [],
    passages: passages.map((passage, at) => ({ passage, at, score: 1 })),
  };
}

/**
 * What a function that reads a text needs besides, by the name or the type that its parameter is declared with. People's words
 * are the same text again.
 */
export async function valuesByType(): Promise<ReadonlyMap<string, (text: string) => unknown>> {
  const catalog = (await builtInCatalog()).current();
  const { library, search, glossary } = catalog;
  const models = await loadIntentModels();
  const result = search.find(QUESTION);
  const [hit] = result.hits;
  if (!hit) throw new Error('no card answers the question');
  const { card } = hit;
  let reader: Reader | undefined;
  const readerOnce = () => {
    reader ??= createReader([card], library.kinds, EMPTY_VOCABULARY);
    return reader;
  };
  const [named] = termsIn('MLOps', glossary);
  const post = { channel: 'C0PLATFORM', ts: '1.1' };
  const finder = await createPageFinder([pageHit(QUESTION).page], EMPTY_VOCABULARY, NO_VECTORS);
  const values: Record<string, (text: string) => unknown> = {
    // By the names of parameters that are texts and not people's words.
    botUserId: () => 'U0BOT',
    userId: () => 'U0ADA',
    botName: () => 'Guidepost',
    word: () => 'production',
    b: () => 'production',
    path: () => 'practices/a-card.md',
    // By their types.
    string: (text) => text,
    'string | undefined': (text) => text,
    'readonly string[]': (text) => [text, QUESTION, text],
    unknown: (text) => text,
    boolean: () => true,
    number: () => 300,
    SearchResult: () => result,
    SearchHit: () => hit,
    "Omit<SearchHit, 'score'>": () => hit,
    "Pick<SearchHit, 'card' | 'passages'>": () => hit,
    'readonly SearchHit[]': () => [hit],
    PageHit: pageHit,
    View: () => viewOf(finder.store),
    QuestionReader: () => finder.reader,
    'PageResult | undefined': (text) => ({ hits: [pageHit(text)], confidence: 0.9 }),
    Beside: () => ({ hits: [hit], ofCard: 0.5 }),
    Rarity: () => rarityOn(library.cards),
    Catalog: () => catalog,
    Library: () => library,
    "Pick<Library, 'curriculum'>": () => library,
    'readonly Interest[]': () => library.curriculum.interests,
    'Learner | null': () => ({ level: 'lead', interest: 'security' }),
    Search: () => search,
    Glossary: () => glossary,
    GlossaryTerm: () => named?.term,
    "readonly Pick<NamedTerm, 'from' | 'to'>[]": (text) => termsIn(text, glossary),
    IntentModels: () => models,
    'Topic | undefined': () => undefined,
    '(marked: string) => number': () => () => 1,
    'Kind | undefined': () => library.kind(card.kind),
    'readonly Kind[]': () => library.kinds,
    Card: () => card,
    "Pick<Card, 'id' | 'title'>": () => card,
    "readonly Pick<Delivery, 'state' | 'why'>[]": (text) => [{ state: 'failed', why: text }],
    QuietClash: (text) => ({ hours: { from: text, until: text }, comes: 'late', nearest: text }),
    'Card | undefined': () => card,
    'readonly Card[]': () => [card],
    'readonly Nodes[]': () => [],
    Holds: () => holds,
    'z.ZodType<T>': () => z.unknown(),
    'readonly NamedPlace<T>[]': () => [namedPlace('Rome', ['Rome', 'Roma'])],
    AutocompleteOptions: () => ({ limit: 5 }),
    Reader: readerOnce,
    "Omit<Reader, 'index'>": readerOnce,
    "Answer['type']": () => 'unanswered',
    '(rich: boolean) => Block[]': (text) => () => [section(text)],
    'Block[]': (text) => [section(text)],
    ButtonOptions: (text) => ({ action: 'open_card', value: text }),
    '{ afterBot: boolean; botName: string }': () => ({ afterBot: true, botName: 'Guidepost' }),
    "'as-typed' | 'on-enter'": () => 'as-typed',
    PostRef: () => post,
    ModalState: () => ({ channel: post.channel }),
    "types.InputBlock['element']": () => ({ type: 'plain_text_input' }),
    NudgeStatus: () => ({
      type: 'off',
      subscriber: { type: 'channel', channel: post.channel },
      dismissed: [],
    }),
    CardQuestion: (text) => ({ type: 'rehearsal', key: 'r1', moment: text }),
    NudgeRef: (text) => ({ deliveryId: 'd1', cardId: card.id, more: text }),
    '{ letter: string; choice: string }': (text) => ({ letter: 'A', choice: text }),
    "Pick<CommandTable, 'isOwnAffair'>": () => ({ isOwnAffair: () => true }),
    RequestPlace: () => 'nudge',
    SaidLast: () => 'pause',
    '(rest: string) => boolean': () => () => true,
    'Temporal.PlainDate': () => Temporal.PlainDate.from('2026-07-01'),
    '{ label: string; text: string } | undefined': (text) => ({ label: text, text }),
  };
  return new Map(Object.entries(values));
}
