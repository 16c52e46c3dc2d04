import { directionOf, type WordVectors } from '../language/word-vectors.ts';
import type { Candidate } from './candidates.ts';
import { type PageStore, type StoredPage, sectionsOf } from './page-store.ts';
import type { Question } from './question.ts';
import { forEachText, TEXT } from './read-page.ts';
import type { View } from './view.ts';

/** What speaks for a page, or for one of its sections, each about from 0 to 1. */
export interface PageSignals {
  /** How much of the question the page is about. */
  whole: number;
  /** The same for its best section. */
  section: number;
  /** The share of the question that its best passage has. */
  passage: number;
  /** The share of the question that the page has anywhere. */
  covered: number;
  /** The share of the question that its title, aliases and ways of asking have. */
  title: number;
  /** How well its best heading and the question cover each other. */
  heading: number;
  /** The share of the question whose neighbors stand near each other in one passage. */
  near: number;
  /** How far what the title means lies in the direction of the question. */
  titleMeaning: number;
  /** The same for the best section. */
  sectionMeaning: number;
  /** How likely the question is in the language of the page, per word. */
  pageLikelihood: number;
  /** Whether the page is in the question's language. */
  language: number;
  /** The logarithm of how many tokens it has. */
  length: number;
  /** Whether its path says that it is a template, an example, a course or a list of changes: those mention what others explain. */
  secondary: number;
}

/** A passage with how well it fits. */
export interface ScoredPassage {
  /** Its place on the page, from 0. */
  at: number;
  score: number;
}

export interface PageEvidence {
  signals: PageSignals;
  passages: ScoredPassage[];
  /** For each term of the question, how much of it the page has: 0 to 1. */
  has: Float32Array;
  /** For each term, by which of its forms; -1 for none. */
  byForm: Int8Array;
}

/** A section of a page, read for a question. */
interface ReadSection {
  texts: ReturnType<typeof sectionsOf>[number];
  /** The share of the question that it has. */
  covered: number;
}

/** So many of a page's sections, those that have most of the question, are looked into further. */
const LOOKED_INTO = 4;
/** Neighbors of the question are near within so many words. */
const NEAR = 5;
const MIXED_IN = 80;
const SECONDARY =
  /(?<![a-z])(?:templates?|change-?logs?|transcripts?|courses?|examples?|samples?|faqs?|reports?)(?![a-z])/i;

/** Looks into pages for one question. */
export function createEvidenceReader(question: Question, view: View, vectors: WordVectors) {
  const { store } = view;
  const { terms } = question;
  const total = question.weight || 1;
  const termsOf = new Map<number, { term: number; counts: number }[]>();
  terms.forEach(({ forms }, term) => {
    for (const { token, counts } of forms) {
      const known = termsOf.get(token);
      if (known) known.push({ term, counts });
      else termsOf.set(token, [{ term, counts }]);
    }
  });
  const weights = terms.map(({ weight }) => weight / total);
  const pairs = neighborsIn(question);
  const pairTotal = pairs.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const direction = directionOf(
    question.words.filter(({ stop }) => !stop),
    vectors,
  );
  const directionsOf = createMeanings(store, vectors);
  const shares = new Map(
    [...termsOf.keys()].map((token) => [token, (view.sectionsWith(token) + 1) / (view.sections * 40 + 1)]),
  );

  const mark = (tokens: Uint32Array, from: number, to: number, has: Float32Array) => {
    for (let at = from; at < to; at += 1) {
      const found = termsOf.get(tokens[at] ?? 0);
      if (!found) continue;
      for (const { term, counts } of found) if (counts > (has[term] ?? 0)) has[term] = counts;
    }
  };
  const covered = (has: Float32Array) => {
    let sum = 0;
    for (let term = 0; term < has.length; term += 1) sum += (weights[term] ?? 0) * (has[term] ?? 0);
    return sum;
  };
  const merge = (into: Float32Array, from: Float32Array) => {
    for (let term = 0; term < from.length; term += 1) {
      const value = from[term] ?? 0;
      if (value > (into[term] ?? 0)) into[term] = value;
    }
  };
  /** The share of what a text says that the question has. */
  const said = (tokens: Uint32Array, from: number, to: number): number => {
    let all = 0;
    let both = 0;
    for (let at = from; at < to; at += 1) {
      const token = tokens[at] ?? 0;
      if (token < store.dictionary.concepts || store.dictionary.isStop(token)) continue;
      const weight = view.idf(token);
      all += weight;
      const found = termsOf.get(token);
      if (found) both += weight * Math.max(...found.map(({ counts }) => counts));
    }
    return all === 0 ? 0 : both / all;
  };
  /** Where in a passage neighbors of the question stand near each other. */
  const nearIn = (tokens: Uint32Array, from: number, to: number): number => {
    if (pairs.length === 0) return 0;
    const last = new Map<number, number>();
    const met = new Set<number>();
    for (let at = from; at < to; at += 1) {
      const found = termsOf.get(tokens[at] ?? 0);
      if (!found) continue;
      for (const { term } of found) {
        pairs.forEach(({ one, other }, pair) => {
          const partner = term === one ? other : term === other ? one : -1;
          const place = partner < 0 ? undefined : last.get(partner);
          if (place !== undefined && at - place <= NEAR) met.add(pair);
        });
        last.set(term, at);
      }
    }
    let sum = 0;
    for (const pair of met) sum += pairs[pair]?.weight ?? 0;
    return sum / pairTotal;
  };

  return ({ whole, section }: Candidate, stored: StoredPage): PageEvidence => {
    const { tokens, page } = stored;
    const has = new Float32Array(terms.length);
    const inTitle = new Float32Array(terms.length);
    let heading = 0;
    let titleMeaning = 0;
    let length = 0;
    const counts = new Map<number, number>();
    forEachText(tokens, (kind, from, to) => {
      if (kind === TEXT.title || kind === TEXT.extra) {
        mark(tokens, from, to, inTitle);
        if (kind === TEXT.title) titleMeaning = directionsOf.cosine(tokens, from, to, direction);
      }
      if (kind === TEXT.heading) {
        const own = new Float32Array(terms.length);
        mark(tokens, from, to, own);
        const cover = covered(own);
        const share = said(tokens, from, to);
        heading = Math.max(heading, cover + share === 0 ? 0 : (2 * cover * share) / (cover + share));
      }
      if (kind === TEXT.passage) {
        length += to - from;
        for (let at = from; at < to; at += 1) {
          const token = tokens[at] ?? 0;
          if (termsOf.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
        }
      }
    });
    merge(has, inTitle);
    const passages: ScoredPassage[] = [];
    const read: ReadSection[] = [];
    let best = 0;
    let at = 0;
    for (const texts of sectionsOf(tokens)) {
      const above = new Float32Array(terms.length);
      const inSection = new Float32Array(terms.length);
      for (const { kind, from, to } of texts) {
        if (kind !== TEXT.passage) {
          mark(tokens, from, to, above);
          continue;
        }
        const own = new Float32Array(terms.length);
        mark(tokens, from, to, own);
        const inIt = covered(own);
        merge(inSection, own);
        merge(own, above);
        const withAbove = covered(own);
        best = Math.max(best, withAbove);
        passages.push({ at, score: inIt + 0.7 * withAbove + 0.02 * Math.log(1 + to - from) });
        at += 1;
      }
      merge(inSection, above);
      merge(has, inSection);
      read.push({ texts, covered: covered(inSection) });
    }
    let near = 0;
    let sectionMeaning = 0;
    for (const { texts } of read.toSorted((a, b) => b.covered - a.covered).slice(0, LOOKED_INTO)) {
      const meaning = directionsOf.sum();
      for (const { kind, from, to } of texts) {
        if (direction) meaning.add(tokens, from, to);
        if (kind === TEXT.passage) near = Math.max(near, nearIn(tokens, from, to));
      }
      sectionMeaning = Math.max(sectionMeaning, meaning.cosine(direction));
    }
    return {
      has,
      byForm: formsOn(tokens, has),
      signals: {
        whole,
        section,
        passage: best,
        covered: covered(has),
        title: covered(inTitle),
        heading,
        near,
        titleMeaning,
        sectionMeaning,
        pageLikelihood: Math.max(0, likelihoodOf(counts, length)) / 10,
        language: page.language === question.language ? 1 : 0,
        length: Math.log(1 + length) / 10,
        secondary: SECONDARY.test(page.path) ? 1 : 0,
      },
      passages: passages.toSorted((a, b) => b.score - a.score),
    };
  };

  /** Which form of each term the page has: the one that counts most. */
  function formsOn(tokens: Uint32Array, has: Float32Array): Int8Array {
    const byForm = new Int8Array(terms.length).fill(-1);
    const open = new Set<number>();
    terms.forEach(({ forms }, term) => {
      const among = forms.filter(({ counts }) => Math.abs(counts - (has[term] ?? 0)) < 1e-6);
      if (among.length === 1) byForm[term] = forms.indexOf(among[0] as (typeof forms)[number]);
      else if (among.length > 1) open.add(term);
    });
    if (open.size === 0) return byForm;
    const present = new Set(tokens);
    for (const term of open) {
      byForm[term] = (terms[term]?.forms ?? []).findIndex(
        ({ token, counts }) => Math.abs(counts - (has[term] ?? 0)) < 1e-6 && present.has(token),
      );
    }
    return byForm;
  }

  function likelihoodOf(counts: ReadonlyMap<number, number>, length: number): number {
    let sum = 0;
    let count = 0;
    for (const { forms, stop } of terms) {
      if (stop) continue;
      count += 1;
      let most = 0;
      for (const { token, counts: by } of forms) {
        const share = shares.get(token) ?? 1;
        most = Math.max(most, by * Math.log(1 + (counts.get(token) ?? 0) / (MIXED_IN * share)));
      }
      sum += most + Math.log(MIXED_IN / (length + MIXED_IN)) * 0.5;
    }
    return sum / Math.max(1, Math.sqrt(count * 4));
  }
}

/** Terms that stand side by side in the question, apart from words that may be anywhere. */
function neighborsIn({ terms, words }: Question): { one: number; other: number; weight: number }[] {
  const termAt = new Map<number, number>();
  terms.forEach(({ at, stop, words: own }, term) => {
    if (!stop && own.length === 1) for (const place of at) termAt.set(place, term);
  });
  const pairs = new Map<string, { one: number; other: number; weight: number }>();
  let before: number | undefined;
  words.forEach((word, at) => {
    const term = termAt.get(at);
    if (term === undefined) return;
    if (before !== undefined && before !== term && words[at]?.sentence === word.sentence) {
      const weight = Math.min(terms[before]?.weight ?? 0, terms[term]?.weight ?? 0);
      pairs.set(`${before} ${term}`, { one: before, other: term, weight });
    }
    before = term;
  });
  return [...pairs.values()];
}

/** What texts of tokens mean. */
function createMeanings(store: PageStore, vectors: WordVectors) {
  const { dictionary } = store;
  const sum = () => {
    const total = new Float32Array(vectors.dimensions);
    return {
      add(tokens: Uint32Array, from: number, to: number) {
        for (let at = from; at < to; at += 1) {
          const token = tokens[at] ?? 0;
          if (token < dictionary.concepts || dictionary.isStop(token)) continue;
          const plain = dictionary.plainOf(token);
          if (plain !== undefined) vectors.addTo(total, plain);
        }
      },
      cosine(direction: Float32Array | undefined): number {
        if (!direction) return 0;
        let product = 0;
        let length = 0;
        for (let at = 0; at < total.length; at += 1) {
          product += (total[at] ?? 0) * (direction[at] ?? 0);
          length += (total[at] ?? 0) ** 2;
        }
        return length === 0 ? 0 : product / Math.sqrt(length);
      },
    };
  };
  return {
    sum,
    cosine(tokens: Uint32Array, from: number, to: number, direction: Float32Array | undefined): number {
      const own = sum();
      own.add(tokens, from, to);
      return own.cosine(direction);
    },
  };
}
