import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import {
  ASKS_ABOUT_OTHER,
  ASKS_BACK,
  ASKS_FOR,
  ASKS_FOR_MORE,
  ASKS_MEANING,
  COMPARES,
  INTRODUCES,
  KNOWS,
  WANTS_A_WAY,
} from './meaning-patterns.ts';
import { halfNamed, inOneLine, type NamedTerm, namedTwice, termsIn, withMarks } from './named-terms.ts';
import { isParticularThing } from './particular-thing.ts';
import { asksVaguely } from './vague-ask.ts';

/** A longer message is about something else. */
export const MOST_WORDS = 45;
/** So is one of very long words, and looking for names in those would take too long. */
const LONGEST = 1000;

const QUOTED = /(?<![\p{L}\p{N}])["“”'‘]([^"“”'‘’]{2,40})["”'’](?![\p{L}\p{N}])/gu;

/** Stands before a name that only says where the asked term is used: “in Prometheus”, “as in EU AI Act”. */
const CONTEXT =
  /\b(?:(?:in|for|from|on|at|by|of|under|inside|with|using|via|like|as in)(?: (?:an?|the|our|my))?|our|my) $/iu;

/** Right before the asked name: “what is a …”, “the difference between …” */
const ASKS_JUST_BEFORE =
  /(?:what(?:'?s| is| are| does| do| was)?|wtf|explain|define|meaning of|understand|difference between|diff)\W+(?:\w+\W+){0,3}$/iu;

/** Right after it: “… means what” */
const SAYS_WHAT_IT_IS = /^\W*(?:is|are|means?|meant|stands?|was)\b/iu;

/** After a name that only says who or what speaks of the asked one: “the FinOps newsletter”, “Java guys” */
const SPEAKS_OF_OTHERS =
  /^ (?:team|guys?|people|folks|lead|says?|said|ask(?:s|ed)|wants?|keeps?|docs?|book|meeting|newsletter|channel|panel|page|yaml|config|review|draft|notes|consultant|vendor|course|talk|report|readme|e?mail|dashboard|ticket|tool|bill|console|card|colleagues?|dude|land|world)\b/iu;

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
  if (asked.length > LONGEST || asked.split(' ').length > MOST_WORDS) return undefined;
  // “Thoughts?” and “WDYT?” call on somebody.
  if (asksVaguely(asked) && !ASKS_MEANING.test(asked)) return undefined;
  const twice = namedTwice(asked, glossary);
  if (twice) return twice;
  const named = termsIn(asked, glossary);
  if (named.length === 0 && !WANTS_A_WAY.test(asked)) {
    return halfNamed(asked, glossary).find((one) => isAskedFor(asked, one))?.term;
  }
  const known = new Set(
    named.filter((one) => KNOWS.some((pattern) => matches(asked, one, pattern))).map(({ term }) => term),
  );
  const unknown = named.filter(({ term }) => !known.has(term));
  const open = unknown.length > 0 ? unknown : named;
  const quoted = [...text.matchAll(QUOTED)].map(([, words = '']) => words);
  const inQuotes = new Set(quoted.flatMap((words) => termsIn(words, glossary).map(({ term }) => term)));
  const candidates = open
    .filter(({ term, from, to }) => inQuotes.has(term) || !isParticularThing(asked, from, to))
    .map((one) => ({
      ...one,
      askedFor: isAskedFor(asked, one),
      quoted: inQuotes.has(one.term),
      again: open.some((other) => other !== one && other.term === one.term),
    }));
  // Who quotes a word that is no term asks about that word.
  const quotesOther = quoted.length > 0 && !candidates.some((one) => one.quoted);
  const isAsked =
    isAskedByPattern(asked, candidates, quotesOther) ||
    (!quotesOther && soundsAsked(withMarks(asked, named)));
  return isAsked ? likeliest(candidates, asked)?.term : undefined;
}

/** Whether a pattern of `meaning-patterns.ts` fits. */
function isAskedByPattern(asked: string, candidates: readonly Candidate[], quotesOther: boolean): boolean {
  if (WANTS_A_WAY.test(asked)) return false;
  if (candidates.some(({ askedFor }) => askedFor)) return true;
  if (quotesOther || ASKS_FOR_MORE.test(asked) || ASKS_ABOUT_OTHER.test(asked)) return false;
  return ASKS_BACK.some((pattern) => pattern.test(asked));
}

/** A name that may be the asked one. */
interface Candidate extends NamedTerm {
  /** Whether a pattern finds it asked for where it stands. */
  askedFor: boolean;
  /** Whether the message has it in quotation marks. */
  quoted: boolean;
  /** Whether the message names it more than once. */
  again: boolean;
}

/** A name that stands so near the beginning is its first word, perhaps in quotation marks. */
const FIRST_WORD = 3;

/**
 * The name that is most likely the asked one. The weights are those of a log-linear model, fitted to 511 judged messages that
 * name several terms: it takes the right one in 92 of 100 that it has not seen.
 */
function likeliest(candidates: readonly Candidate[], asked: string): Candidate | undefined {
  const compares = COMPARES.test(asked);
  const earliest = Math.min(...candidates.map(({ from }) => from));
  const logit = ({ askedFor, quoted, again, exact, from, to }: Candidate) => {
    const before = asked.slice(0, from);
    const after = asked.slice(to);
    return (
      (askedFor ? 2.3 : 0) +
      (quoted ? 2.6 : 0) +
      (again ? 0.6 : 0) +
      (exact ? 1.1 : 0) +
      (from < FIRST_WORD ? 1.7 : 0) +
      // Of two terms to be told apart, the first one.
      (compares && from === earliest ? 1.1 : 0) +
      0.6 * Math.log(to - from) +
      (INTRODUCES.test(before) ? 1.1 : 0) +
      (ASKS_JUST_BEFORE.test(before) ? 1.2 : 0) +
      (SAYS_WHAT_IT_IS.test(after) ? 0.7 : 0) -
      (CONTEXT.test(before) ? 1.1 : 0) -
      (SPEAKS_OF_OTHERS.test(after) ? 1.9 : 0)
    );
  };
  return candidates.toSorted((a, b) => logit(b) - logit(a) || a.from - b.from)[0];
}

function isAskedFor(asked: string, one: NamedTerm): boolean {
  return ASKS_FOR.some((pattern) => matches(asked, one, pattern));
}

function matches(asked: string, one: NamedTerm, pattern: RegExp): boolean {
  return pattern.test(withMarks(asked, [one]));
}

/** Between two terms that are set side by side: “vs”, “ and ”, “, ”. */
const BESIDE = /^\W*(?:(?:vs\.?|versus|and|or|from|to|than)\W+)?(?:an?|the)?\W*$/i;

/** The other term that a message wants a term to be told from: the one beside it, or the only other one. */
export function comparedWith(text: string, term: GlossaryTerm, glossary: Glossary): GlossaryTerm | undefined {
  const asked = inOneLine(text);
  if (!COMPARES.test(asked)) return undefined;
  const named = termsIn(asked, glossary).toSorted((a, b) => a.from - b.from);
  const others = new Set(named.flatMap((one) => (one.term === term ? [] : [one.term])));
  if (others.size === 1) return [...others][0];
  const beside = named.flatMap((one, at) => {
    const next = named[at + 1];
    if (!next || !BESIDE.test(asked.slice(one.to, next.from))) return [];
    if (one.term === term) return [next.term];
    return next.term === term ? [one.term] : [];
  });
  return beside.find((one) => one !== term);
}
