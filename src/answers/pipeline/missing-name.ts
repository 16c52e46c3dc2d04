import type { Card } from '../../cards/card.ts';
import type { Glossary } from '../../cards/glossary.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import { isStopWord } from '../../search/language/stop-words.ts';

/** A word with a capital inside a sentence, or one with capitals in it: a product, mostly. */
const NAME = /(?<=[\p{L}\p{N},;:]\s)([\p{Lu}][\p{L}\p{N}]*(?:[.-][\p{L}\p{N}]+)*|[a-z]+[A-Z]\w*)/gu;
const SHORTEST = 3;
/** So much of a text around a name says whether it is a person's, in characters. */
const LOOKED_AT = 30;
/** “LLM”, “SLOs”; products are seldom written so. */
const ABBREVIATION = /^\p{Lu}{2,5}s?$/u;

/** A day, a month or a place has no card of its own, and none is missing. */
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)$/i;
/** Stands before the name of a person. */
const BEFORE_PERSON =
  /\b(?:fir(?:e|ed|ing)|hir(?:e|ed|ing)|asks?|asked|asking|tells?|told|telling|thanks?|promot(?:e|ed|ing)|replac(?:e|ed|ing)|ping(?:ed)?|boss|colleague|teammate|coworker|manager|intern|engineer|developer|named|mr|mrs|ms)\.? $/i;
/** Stands after it. */
const AFTER_PERSON =
  /^(?:['’]s (?:team|laptop|pc|code|pr|key|token|account|job|work)|,? (?:left|quit|leaves|says|said|thinks|thought|wants|asks|asked|told|resigned|joined)\b)/i;

/** A message of one word. */
const WORD = /^[\p{L}\p{N}]+(?:[.+-][\p{L}\p{N}]+)*(?=[^\p{L}\p{N}]*$)/u;

/** The first name in a message that the card's own text does not have, whatever people say who ask for the card. */
export function missingName(text: string, card: Card | undefined, glossary: Glossary): string | undefined {
  const names = [...(WORD.exec(text.trim()) ?? []), ...namesIn(text)].filter(
    (name) => name.length >= SHORTEST && !TIME.test(name) && !isEveryday(name.toLowerCase()),
  );
  if (names.length === 0) return undefined;
  const own = card
    ? [card.title, card.summary, ...card.sections.map(({ body }) => body)].join(' ').toLowerCase()
    : '';
  const says = (name: string) => own.includes(name.toLowerCase().replace(/s$/, ''));
  return names.find((name) => !says(name) && !isGeneral(name, glossary, says));
}

/** Whether a name is an abbreviation that everybody in the field knows, or one that the card writes out. */
function isGeneral(name: string, glossary: Glossary, says: (name: string) => boolean): boolean {
  const known = glossary.find(name);
  if (!known) return false;
  return ABBREVIATION.test(name) || [known.term, ...known.names].some(says);
}

function isEveryday(word: string): boolean {
  return isCommonWord(word) || isStopWord(word);
}

/** The names inside a text, without those of people. */
function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)]
    .filter(({ 0: name, index }) => {
      const before = text.slice(Math.max(0, index - LOOKED_AT), index);
      return (
        !BEFORE_PERSON.test(before) && !AFTER_PERSON.test(text.slice(index + name.length).slice(0, LOOKED_AT))
      );
    })
    .map(([name]) => name);
}
