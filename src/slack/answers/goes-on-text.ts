import { wordsOf } from '../../search/language/words.ts';
import { plainWords } from './plain-words.ts';

/** How a question goes on from what was said: “and what does that cost?” */
const LEAD = /^(?:(?:and|but|so|then|ok|okay|also|well|right|hm+)\s+){1,3}/;
const ASKS =
  /^(?:how|what|whats|what's|which|who|whose|where|when|why|can|could|should|would|do|does|did|is|are|will|must|may)\b/;
/** What stands for something that was said. */
const STANDS_FOR = /\b(?:that|this|it|its|those|these|they|them|there|the same)\b/;

/** About the bot and what it sends, whatever it said last. */
const ABOUT_BOT = /\b(?:you|your|stop|unsubscribe|turn (?:\w+ )?off)\b/;

/** A question that names more than this has a subject of its own. */
const MOST_NAMED = { afterLead: 3, otherwise: 2 } as const;

/**
 * Whether a question makes sense only with what was said before it: it begins with “and”, or says “that” in place of a subject.
 * The caller must know that there is an answer to go on from.
 */
export function goesOnFromAnswer(text: string): boolean {
  const words = plainWords(text);
  const asked = words.replace(LEAD, '');
  const leads = asked !== words;
  if (!ASKS.test(asked) || ABOUT_BOT.test(asked) || !(leads || STANDS_FOR.test(asked))) return false;
  const named = wordsOf(asked).filter(({ stop }) => !stop).length;
  return named <= (leads ? MOST_NAMED.afterLead : MOST_NAMED.otherwise);
}
