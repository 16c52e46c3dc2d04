import { cleanText } from '../../search/language/clean-text.ts';
import { tellingStems } from '../../search/language/words.ts';

/** Asks for a way to do something, or for the reason of something; not who is on call or whether somebody can help. */
const ASKS =
  /\b(?:how|why|what|which|should (?:we|i|one)|is there|are there|do (?:others|other \w+)|best way|any (?:advice|tips|experiences?))\b/i;
/** Begins like a question, so that it is one without its mark, too. */
const BEGINS =
  /^\s*(?:(?:and|so|but|ok)[,\s]+)?(?:(?:how|why|what|which) (?:do|does|did|can|could|should|would|is|are|to)|should (?:we|i))\b/i;
/** “How do we fix that?” has one and asks about what was said before. */
const FEWEST_WORDS = 2;

/** Whether one sentence of a text is a question that can be understood without what was said before it. */
export function asksWholeQuestion(text: string): boolean {
  return (cleanText(text).match(/[^.!?…\n]+\??/g) ?? []).some(
    (sentence) =>
      (sentence.endsWith('?') ? ASKS.test(sentence) : BEGINS.test(sentence)) &&
      tellingStems(sentence).size >= FEWEST_WORDS,
  );
}
