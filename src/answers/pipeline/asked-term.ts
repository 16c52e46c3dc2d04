import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import {
  ASKS_ABOUT_OTHER,
  ASKS_BACK,
  ASKS_FOR,
  ASKS_FOR_MORE,
  COMPARES,
  INTRODUCES,
  KNOWS,
  WANTS_A_WAY,
} from './meaning-patterns.ts';
import { inOneLine, type NamedTerm, termsIn, withMarks } from './named-terms.ts';

/** A longer message is about something else. */
export const MOST_WORDS = 45;

const QUOTED = /(?<![\p{L}\p{N}])["“”'‘]([^"“”'‘’]{2,40})["”'’](?![\p{L}\p{N}])/u;

/** Whether a text with marks for its terms sounds as if it asked for a meaning. */
export type SoundsAsked = (marked: string) => boolean;

/**
 * The term whose meaning a message asks for; undefined where it asks for something else, or for a term that the glossary lacks.
 * @param soundsAsked judges what no pattern knows
 */
export function askedTerm(
  text: string,
  glossary: Glossary,
  soundsAsked: SoundsAsked = () => false,
): GlossaryTerm | undefined {
  const asked = inOneLine(text);
  if (asked.split(' ').length > MOST_WORDS) return undefined;
  const named = termsIn(asked, glossary);
  const unknown = named.filter((one) => !KNOWS.some((pattern) => matches(asked, one, pattern)));
  const open = unknown.length > 0 ? unknown : named;
  const quoted = QUOTED.exec(text)?.[1];
  const termsInQuotes = termsIn(quoted ?? '', glossary).map(({ term }) => term);
  const inQuotes = open.filter(({ term }) => termsInQuotes.includes(term));
  const meant = inQuotes.length > 0 ? inQuotes : open;
  const quotesOther = quoted !== undefined && inQuotes.length === 0;
  const byPattern = patternsFor(asked, meant, quotesOther);
  if (byPattern || quotesOther || meant.length === 0) return byPattern?.term;
  return soundsAsked(withMarks(asked, named)) ? mostLikely(meant, asked, asked.length)?.term : undefined;
}

/** The other term that a message wants a term to be told from. */
export function comparedWith(text: string, term: GlossaryTerm, glossary: Glossary): GlossaryTerm | undefined {
  const asked = inOneLine(text);
  if (!COMPARES.test(asked)) return undefined;
  const others = new Set(termsIn(asked, glossary).flatMap((one) => (one.term === term ? [] : [one.term])));
  return others.size === 1 ? [...others][0] : undefined;
}

/** The name that the patterns of `meaning-patterns.ts` find asked for. */
function patternsFor(
  asked: string,
  meant: readonly NamedTerm[],
  quotesOther: boolean,
): NamedTerm | undefined {
  if (WANTS_A_WAY.test(asked)) return undefined;
  for (const pattern of ASKS_FOR) {
    const found = meant.find((one) => matches(asked, one, pattern));
    if (found) return found;
  }
  if (quotesOther || ASKS_FOR_MORE.test(asked) || ASKS_ABOUT_OTHER.test(asked)) return undefined;
  const cue = ASKS_BACK.map((pattern) => pattern.exec(asked)).find((match) => match !== null);
  return cue ? mostLikely(meant, asked, cue.index) : undefined;
}

function matches(asked: string, one: NamedTerm, pattern: RegExp): boolean {
  return pattern.test(withMarks(asked, [one]));
}

/** The term that “what is it” refers to: one that was introduced as a word, or the last one before. */
function mostLikely(named: readonly NamedTerm[], text: string, cueAt: number): NamedTerm | undefined {
  const worth = ({ from, to, exact }: NamedTerm) => {
    const name = text.slice(from, to);
    const isTechnical = name === name.toUpperCase() || name.includes(' ');
    return (
      (exact ? 4 : 0) +
      (INTRODUCES.test(text.slice(0, from)) ? 2 : 0) +
      (isTechnical ? 1 : 0) +
      (from < cueAt ? from / text.length : 0)
    );
  };
  return named.toSorted((a, b) => worth(b) - worth(a))[0];
}
