import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Card, Kind } from '../../cards/card.ts';
import { FIELDS, type Field } from '../../search/index/card-text.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import type { Vocabulary } from '../../search/language/vocabulary.ts';
import type { WordVectors } from '../../search/language/word-vectors.ts';
import { wordsOf } from '../../search/language/words.ts';
import { createSearch } from '../../search/search.ts';
import type { Search } from '../../search/search-types.ts';
import type { Answer } from './measures.ts';

/** A way to search, so that several can be compared over the same cards and questions. */
export interface Engine {
  name: string;
  build(cards: readonly Card[]): (question: string) => Answer;
}

const FIELD_NAMES = FIELDS.map(({ name }) => name);

/** How many ids to ask an engine for: enough for every measure. */
const DEPTH = 10;

/** The project's own search, with its vocabulary and word vectors. */
export function guidepost(kinds: readonly Kind[], vocabulary: Vocabulary, vectors: WordVectors): Engine {
  return {
    name: 'Guidepost',
    build: (cards) => searchAsEngine(createSearch(cards, kinds, vocabulary, vectors)),
  };
}

/** Turns a search into the answers that the measures need. */
export function searchAsEngine(search: Search): (question: string) => Answer {
  return (question) => {
    const { hits, confidence, answered } = search.find(question, { limit: DEPTH });
    return { ids: hits.map((hit) => hit.card.id), confidence, answered };
  };
}

/** What a developer might write in an afternoon with the libraries' documentation: raw text, default settings. */
export const RIVALS: readonly Engine[] = [
  {
    name: 'Fuse.js',
    build: (cards) =>
      fuseAnswers(
        new Fuse(cards.map(rawText), { keys: FIELD_NAMES, includeScore: true, ignoreLocation: true }),
      ),
  },
  {
    name: 'Fuse.js token search',
    build: (cards) =>
      fuseAnswers(
        new Fuse(cards.map(rawText), { keys: FIELD_NAMES, includeScore: true, useTokenSearch: true }),
      ),
  },
  {
    name: 'MiniSearch, fuzzy and prefix',
    build(cards) {
      const index = new MiniSearch<RawText>({
        fields: FIELD_NAMES,
        searchOptions: { fuzzy: 0.2, prefix: true },
      });
      index.addAll(cards.map(rawText));
      return miniAnswers(index);
    },
  },
  {
    name: 'MiniSearch, our analysis',
    build(cards) {
      const index = new MiniSearch<RawText>({
        fields: FIELD_NAMES,
        tokenize: analyzed,
        processTerm: (term) => term,
      });
      index.addAll(cards.map(rawText));
      return miniAnswers(index);
    },
  },
];

type RawText = Record<Field, string> & { id: string };

function rawText(card: Card): RawText {
  return {
    id: card.id,
    title: card.title,
    aliases: [...card.aliases, ...card.tags].join('\n'),
    questions: card.questions.join('\n'),
    summary: card.summary,
    body: card.sections.map((section) => section.body).join('\n'),
  };
}

function fuseAnswers(fuse: Fuse<RawText>): (question: string) => Answer {
  return (question) => {
    const found = fuse.search(question, { limit: DEPTH });
    return {
      ids: found.map(({ item }) => item.id),
      confidence: 1 - (found[0]?.score ?? 1),
      answered: found.length > 0,
    };
  };
}

function miniAnswers(index: MiniSearch<RawText>): (question: string) => Answer {
  return (question) => {
    const found = index.search(question).slice(0, DEPTH);
    return {
      ids: found.map(({ id }) => String(id)),
      confidence: found[0]?.score ?? 0,
      answered: found.length > 0,
    };
  };
}

/**
 * The words as our search reads them: cleaned, stemmed, without stop words. Reads line by line, because the search
 * limits the length of a question.
 */
function analyzed(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => wordsOf(cleanText(line)).flatMap((word) => (word.stop ? [] : [word.stem])));
}
