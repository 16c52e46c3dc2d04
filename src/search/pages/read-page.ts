import type { Page } from '../../pages/page.ts';
import type { ConceptFinder } from '../language/concepts.ts';
import type { Word } from '../language/words.ts';
import type { Dictionary } from './dictionary.ts';
import { sentencesOf } from './page-words.ts';

/** What a text of a page is. */
export const TEXT = {
  title: 0,
  /** The parts of the navigation that lead to the page. */
  trail: 1,
  /** Aliases, tags and ways of asking. */
  extra: 2,
  /** A heading of the page, each once. */
  heading: 3,
  /** The nearest heading of the passages that follow, with which a section begins; may be empty. */
  nearest: 4,
  /** The headings above that one. */
  upper: 5,
  passage: 6,
} as const;
export type TextKind = (typeof TEXT)[keyof typeof TEXT];

/** A head before the tokens of each text holds its kind above these bits, and its length in them. */
const LENGTH_BITS = 24;
const MOST_TOKENS = 2 ** LENGTH_BITS - 1;

/** After so many passages others may have their turn. */
const PIECE = 20;

/**
 * Reads a page as tokens: text after text, each with a head that says what it is and how long. The concepts that a text
 * speaks of follow its words. That is all that the index needs to know of a page, and a fraction of its size. Yields between
 * the pieces of a long page.
 */
export function* readPageTokens(
  page: Page,
  dictionary: Dictionary,
  concepts: ConceptFinder,
): Generator<undefined, Uint32Array> {
  const tokens: number[] = [];
  const { language } = page;
  const isEnglish = language === 'en';

  const add = (kind: TextKind, texts: readonly string[]) => {
    const head = tokens.length;
    tokens.push(0);
    const spokenOf: number[] = [];
    for (const text of texts) {
      for (const words of sentencesOf(text, language)) {
        for (const word of words) {
          tokens.push(dictionary.tokenFor(word));
          for (const part of partsOf(word)) spokenOf.push(dictionary.tokenForPart(part));
        }
        if (!isEnglish) continue;
        for (const { concept, sort } of concepts.find(words))
          if (sort !== 'elsewhere') spokenOf.push(concept);
      }
    }
    for (const token of spokenOf) tokens.push(token);
    tokens.length = Math.min(tokens.length, head + 1 + MOST_TOKENS);
    tokens[head] = kind * 2 ** LENGTH_BITS + (tokens.length - head - 1);
  };

  add(TEXT.title, [page.title]);
  add(TEXT.trail, page.trail);
  for (const text of [...page.aliases, ...page.tags.map(unhyphened), ...page.questions])
    add(TEXT.extra, [text]);
  const headings = new Set(page.passages.flatMap((passage) => passage.headings));
  for (const heading of headings) add(TEXT.heading, [heading]);
  let section: string | undefined;
  for (const [at, passage] of page.passages.entries()) {
    if (at % PIECE === PIECE - 1) yield;
    const key = `${passage.anchor}\n${passage.headings.join('\n')}`;
    if (key !== section) {
      section = key;
      add(TEXT.nearest, passage.headings.slice(-1));
      if (passage.headings.length > 1) add(TEXT.upper, passage.headings.slice(0, -1));
    }
    add(TEXT.passage, [passage.text]);
  }
  return Uint32Array.from(tokens);
}

/** Calls `use` with each text: its kind, and where its tokens start and end. */
export function forEachText(
  tokens: Uint32Array,
  use: (kind: TextKind, from: number, to: number) => void,
): void {
  for (let head = 0; head < tokens.length; ) {
    const packed = tokens[head] ?? 0;
    const to = head + 1 + (packed & MOST_TOKENS);
    use((packed >>> LENGTH_BITS) as TextKind, head + 1, to);
    head = to;
  }
}

function partsOf({ parts }: Word): readonly string[] {
  return parts.length > 1 ? parts.filter((part) => part.length > 2) : [];
}

function unhyphened(tag: string): string {
  return tag.replaceAll(/[-_]/g, ' ');
}
