import type { Card } from '../../cards/card.ts';
import type { Glossary } from '../../cards/glossary.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import { isStopWord } from '../../search/language/stop-words.ts';

/** A word with a capital inside a sentence, or one with capitals in it: a product, mostly. */
const NAME = /(?<=[\p{L}\p{N},;:]\s)([\p{Lu}][\p{L}\p{N}]*(?:[.-][\p{L}\p{N}]+)*|[a-z]+[A-Z]\w*)/gu;
const SHORTEST = 3;
/** “LLM”, “SLOs”; products are seldom written so. */
const ABBREVIATION = /^\p{Lu}{2,5}s?$/u;

/** A message of one word. */
const WORD = /^[\p{L}\p{N}]+(?:[.+-][\p{L}\p{N}]+)*(?=[^\p{L}\p{N}]*$)/u;

/** The first name in a message that the card's own text does not have, whatever people say who ask for the card. */
export function missingName(text: string, card: Card | undefined, glossary: Glossary): string | undefined {
  const names = [...(WORD.exec(text.trim()) ?? []), ...[...text.matchAll(NAME)].map(([name]) => name)].filter(
    (name) => name.length >= SHORTEST && !isEveryday(name.toLowerCase()),
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
