import type { Rule } from './rule.ts';
import { wordsToAvoid } from './words-to-avoid.ts';

/** Words that sound good and say nothing, and what to do instead. */
const FILLER: readonly [RegExp, string][] = [
  [/leverag(?:e[sd]?|ing)/, 'Write "use".'],
  [/utili[sz](?:e[sd]?|ing)/, 'Write "use".'],
  [/robust(?:ly|ness)?/, 'Say what it withstands.'],
  [/seamless(?:ly)?/, 'Say what no longer needs work.'],
  [/crucial(?:ly)?|pivotal|paramount|indispensable/, 'Say what goes wrong without it.'],
  [/foster(?:s|ed|ing)?/, 'Say what somebody does.'],
  [/streamlin(?:e[sd]?|ing)/, 'Say which step is no longer needed.'],
  [/empower(?:s|ed|ing|ment)?/, 'Say what people can do now.'],
  [/holistic(?:ally)?/, 'Name the parts.'],
  [/synerg(?:y|ies|istic)/, 'Say what the result is.'],
  [
    /cutting-edge|state-of-the-art|best-in-class|world-class|next-generation|bleeding-edge/,
    'Give the figure.',
  ],
  [
    /game[- ]chang(?:er|ers|ing)|revolutioni[sz](?:e[sd]?|ing)|groundbreaking|transformative/,
    'Say what changes.',
  ],
  [/delv(?:e[sd]?|ing)/, 'Write "look into", or start with the content.'],
  [/unleash(?:es|ed|ing)?|supercharg(?:e[sd]?|ing)|turbocharg(?:e[sd]?|ing)/, 'Say what becomes possible.'],
  [/(?:ever-evolving|ever-changing|rapidly evolving|fast-paced)/, 'Say what changed, and when.'],
  [
    /it is (?:important|worth|essential) (?:to note|noting|to remember|to mention)/,
    'Leave it out and say it.',
  ],
  [/plays? an? (?:key|vital|important|critical|central) role/, 'Say what it does.'],
  [/in today['’]s (?:\w+ )?(?:world|landscape|environment)/, 'Leave it out.'],
  [/at the end of the day|when it comes to|needless to say/, 'Leave it out.'],
];

/** Finds words that take up space and say nothing. Titles may contain them, because the source guide may use them. */
export const filler: Rule = wordsToAvoid(FILLER, 'says little');
