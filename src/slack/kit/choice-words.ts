/** A choice under a question, in words: a letter, or how sure somebody was. */
export type ChoiceInWords = { type: 'letter'; letter: string } | { type: 'sure'; rating: 'hard' | 'easy' };

const LETTER =
  /^(?:(?:i|id|i'd) (?:choose|chose|pick|say|go (?:with|for)|take) |(?:my )?(?:answer|choice|option)(?: is)?:? |it(?:’|')?s |it is )?\(?([a-z])\)?(?:,? (?:i (?:think|guess|suppose|believe|would say|d say)|i'd say|probably|maybe|perhaps|please))?[).:!?]*$/;
const GUESSED =
  /^(?:i )?(?:was )?(?:just |only |honestly )*(?:guess(?:ed|ing)(?: (?:it|that|there))?)$|^(?:that was |it was )?(?:just |only )*a? ?(?:lucky |wild |pure )?guess$/;
const KNEW_AT_ONCE =
  /^(?:i )?knew (?:it|this|that)? ?(?:right away|at once|immediately|straight away|instantly|by heart)$|^(?:that was |it was |this was )?(?:too |very |so |really )?easy$/;

/** Reads a choice; undefined for anything else. It counts only right below the question, where “a” is no article. */
export function readChoiceInWords(text: string): ChoiceInWords | undefined {
  const said = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[*_`"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letter = LETTER.exec(said)?.[1];
  if (letter) return { type: 'letter', letter: letter.toUpperCase() };
  const words = said.replace(/[.!:)(]+$/, '').trim();
  if (GUESSED.test(words)) return { type: 'sure', rating: 'hard' };
  return KNEW_AT_ONCE.test(words) ? { type: 'sure', rating: 'easy' } : undefined;
}
