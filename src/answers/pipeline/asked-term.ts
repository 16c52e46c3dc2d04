import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import { editDistance } from '../../search/language/edit-distance.ts';

/** A longer message is about something else. */
const MOST_WORDS = 40;
const MOST_WORDS_BACK = 22;
const LONGEST_TERM = 5;

const QUOTED = /(?<![\p{L}\p{N}])["“”'‘]([^"“”'‘’]{2,40})["”'’](?![\p{L}\p{N}])/u;

/** Somebody wants to know how to do something, even if it is to explain a term. */
const WANTS_A_WAY =
  /\bhow (?:do|can|could|should|would|to) (?:i|we|my|our)\b|\b(?:i|we) (?:must|have to|need to|should) explain\b/i;

const ARTICLES =
  '(?:(?:a|an|the|this|these|those|that|such|such a|so-called|called|word|term|thing called|acronym|abbreviation) )*';
/** What people put between “what is” and the term. */
const EMPHASIS =
  '(?:on earth|in the world|the hell|the heck|the f\\w*|exactly|actually|even|really|again|please|pls|then|now|it,? an?|meant by|meant with|understood by|we call|they call|people call|people mean by|do you call|you call|is|are)';
/** Ends the term: what follows says no more about what is asked. */
const END =
  '(?: *$| *[?!.,:;()–—-]| (?:in|and (?:why|what|does|how do you)|or|for|as|anyway|again|even|really|supposed|exactly|called|about|thing|stuff|means?|meant|like|please|pls|then|lol|now|good for|used|guys|folks|people|anyone|someone|i|you|to|when|finance)\\b)';

/** Where the term stands, as §, in a text that asks what it means. */
const ASKS: readonly RegExp[] = [
  // “what the heck is eBPF”, “what are tokens”, “wtf is an SLO”
  `\\b(?:(?:what|wat|wut|wtf|wth)(?: ${EMPHASIS})* ?(?:is|are|was|were|'s|s|does|do|would be)|whats|what's|wtf)(?: ${EMPHASIS})* ${ARTICLES}§${END}`,
  // “explain X”, “a definition of X”, “what do they mean with X”
  `\\b(?:explain|define|describe|clarify|translate|demystify|eli5|definition (?:of|for)|meaning of|signification of|explanation (?:of|for)|meant (?:by|with)|means? (?:by|with)|understand (?:by|under)|understood|lost at|describe to me|unpack|decode)(?: (?:me|us|to me|to us|to a \\w+|please|pls|what|is|are|an?|the|like i'm five))*[:,]? ${ARTICLES}§${END}`,
  `\\bexplain (?:to )?(?:me |us )?(?:what |how )?${ARTICLES}§ (?:is|are|means?)\\b`,
  // “what showback is”, “what a reranker means”
  `\\bwhat(?: exactly)? ${ARTICLES}§ (?:is|are|was|means?|meant|stands?|says?|does)\\b`,
  // “difference between X and Y”, “X vs Y”, “is X the same as Y”
  `\\bdiff(?:erences?)?\\b(?: (?:between|of|from|is|the|in))* ${ARTICLES}§`,
  `\\bhow (?:is|are|do|does) ${ARTICLES}§ (?:differ|unlike|not the same)`,
  `^(?:\\S+ ){0,4}§ (?:vs\\.?|versus) (?:\\S+ ?){1,8}$`,
  `\\b(?:is|are) ${ARTICLES}§,? (?:really |basically |actually |maybe )?(?:the same|just|only|an? |like |a kind of|another word|different|some(?: kind of)?|more or less|something|nothing but)`,
  // “X means what”, “X stands for what”, “X: meaning?”
  `§\\W* (?:(?:is|are|means?|stands? for|meant|be) (?:what|wat)\\b|= ?\\?)`,
  `§\\W+(?:what|whats|what's|wat)(?: ${EMPHASIS})*(?: (?:is|are|was|does|do|did|s|'s))?(?: (?:it|that|this|they|these|those|the|thing|word|number|letters|one|he|she|such a thing))*(?: (?:mean|means|stand for|say|do|supposed to \\w+|thing|about|now|actually|really|exactly|even|at all|counting))*(?= ?(?:[?!.,;:)…-]|$| in this| for an?| and))`,
  `§\\W+(?:please )?(?:define|definition|meaning|explain|explained|eli5|in (?:one|two|a|plain|simple) (?:\\w+ )?(?:lines?|words?|sentences?|english|terms)|for (?:dummies|beginners|my boss|a slide|a five|a non)|spell it out|never heard|i (?:always |keep )?(?:mix|confus)\\w*|still no idea|no (?:idea|clue) what)`,
  `^${ARTICLES}§ ?[.,:;–—-]+ (?:is (?:it|that|this) |it'?s just |as in |like )`,
  `^${ARTICLES}§,? (?:anyone|anybody|someone) ?\\?`,
  // “RAG?”, “CDC? the pipeline guys use it”
  `^(?:(?:hi|hey|hello|sorry|so|ok|um|uh|quick one|dumb question|all|bot)\\W+)*${ARTICLES}§(?: (?:file|score|limit|pattern|thing|protocol|metric|\\(\\w+\\)))? ?\\?(?!.*\\b(?:should|how|when|shall|which|first|worth)\\b)`,
  `\\b(?:our|an?|the) §\\W+(?:our|an?|the) what\\b`,
  // “I never understood X”, “I don't get this word X”
  `\\b(?:never (?:understood|got|understand|heard of)|(?:don'?t|do not|dont) (?:get|understand|know)(?: (?:what|the|this|word|term))*|no (?:idea|clue) what(?: ${EMPHASIS}| an?| the)*|remind me what|tell me what(?: is| are)?) ${ARTICLES}§${END}`,
  // “what's the Westrum thing”
  `\\bwhat(?:'?s| is) (?:the|this) §(?: \\w+)? thing\\b`,
  // In languages that a team may slip into.
  `(?:was (?:ist|sind|bedeutet|heißt)|wofür steht|wat is|que significa|qu[eé] es|o que [eé]|c'est quoi|qu'est-ce que?|cos'è|che cos'è|co to jest)(?: (?:ein|eine|een|un|une|um|uma|le|la|el|o|a))? §`,
].map((source) => new RegExp(source, 'iu'));

/** Somewhere it is asked what something is that was named before. */
const ASKS_BACK =
  /\b(?:what(?:'s| is| are|s)? (?:it|that|this|he|she)(?: thing| word)?(?: (?:mean|about|really|at all|supposed to (?:be|mean)|even|exactly))?(?: in this context)?\s*[?.!]*$|what (?:else )?(?:does|do|did) (?:it|that|this|they|he|she|such a thing|these|the letters) ?(?:\w+ ){0,3}(?:mean|stand|says?|be)\b|want to (?:tell|say)|meaning ?\?|(?:somebody|someone|anyone|anybody) (?:knows?|can (?:say|tell|remind)|has an? (?:idea|explanation)|got an?)[^?]*\b(?:what|explanation)|what am i|means? what|what means|is what\b|is\W+ what|of what\b|never heard|no (?:idea|clue)(?= *[.?!]*$)|remind me what|translate|stands? for|definition|defined?\b|wofür|betekent|sounds like|please clarify|keep nodding|what's the (?:thing|deal)|(?:is it|is that) an? .{2,40} or (?:what|an?)\b|(?:no one|nobody) explains|is responsible\?|just means?\b)/iu;

/** What is asked there is more than a meaning. */
const ASKS_FOR_MORE =
  /\b(?:how (?:do|to|much|many|long|often|should|would|can) (?:we|i|you|a|the)|should (?:we|i)|why (?:do|does|is|are|did)|best (?:way|practice)|failing|when (?:do|should)|earn|paid|steps|take to|first\?)\b/iu;

/** A name of a term in a text. */
interface Named {
  term: GlossaryTerm;
  /** Where it starts and ends. */
  from: number;
  to: number;
  /** Whether it is spelled as the glossary has it. */
  exact: boolean;
}

/** The term whose meaning a message asks for; undefined where it asks for something else, or for a term that the glossary lacks. */
export function askedTerm(text: string, glossary: Glossary): GlossaryTerm | undefined {
  const asked = cleanText(text)
    .replaceAll('’', "'")
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (asked.split(' ').length > MOST_WORDS) return undefined;
  if (WANTS_A_WAY.test(asked)) return undefined;
  const named = namesIn(asked, glossary);
  for (const pattern of ASKS) {
    for (const { term, from, to } of named) {
      if (pattern.test(`${asked.slice(0, from)}§${asked.slice(to)}`)) return term;
    }
  }
  if (asked.split(' ').length > MOST_WORDS_BACK || !ASKS_BACK.test(asked) || ASKS_FOR_MORE.test(asked)) {
    return undefined;
  }
  const [, quoted] = QUOTED.exec(text) ?? [];
  const meant = quoted === undefined ? named : namesIn(quoted, glossary);
  return meant.toSorted((a, b) => Number(b.exact) - Number(a.exact) || a.from - b.from)[0]?.term;
}

/** The names in a text that do not lie in longer ones: exact ones before misspelled ones, longer ones first. */
export function namesIn(text: string, glossary: Glossary): Named[] {
  const words = [...text.matchAll(/[\p{L}\p{N}+#]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  const found: Named[] = [];
  const isFree = (from: number, to: number) => found.every((one) => to <= one.from || from >= one.to);
  for (const exact of [true, false]) {
    for (let length = LONGEST_TERM; length > 0; length -= 1) {
      for (let at = 0; at + length <= words.length; at += 1) {
        const from = words[at]?.from ?? 0;
        const to = words[at + length - 1]?.to ?? 0;
        const name = text.slice(from, to);
        if (/[?!,;:()]|\. /.test(name) || !isFree(from, to)) continue;
        const term = exact ? glossary.find(name) : nearName(name, glossary);
        if (term) found.push({ term, from, to, exact });
      }
    }
  }
  return found;
}

/** Misspellings are looked for in names of this length or more, with one change, or two in the longer ones. */
const SHORTEST_MISSPELLED = 6;
const TWO_CHANGES_FROM = 10;

function nearName(name: string, { terms }: Glossary): GlossaryTerm | undefined {
  const typed = name.toLowerCase();
  if (typed.length < SHORTEST_MISSPELLED || isCommonWord(typed) || /\b[^ ]{1,3}\b/.test(typed))
    return undefined;
  const limit = typed.length >= TWO_CHANGES_FROM ? 2 : 1;
  return terms.find(({ term, names }) =>
    [term, ...names].some(
      (each) =>
        each.length >= SHORTEST_MISSPELLED &&
        each[0]?.toLowerCase() === typed[0] &&
        editDistance(typed, each.toLowerCase(), limit) <= limit,
    ),
  );
}
