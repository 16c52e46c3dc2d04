import { isOneLetterOff } from '../kit/typo.ts';

/** What a text asks for about nudges. `here`: about the channel's nudges instead of the person's own. */
export interface NudgeRequest {
  here: boolean;
  /** `unknown`: the text is about nudges, but its next word is not one that the bot knows. */
  verb: 'show' | 'pause' | 'resume' | 'stop' | 'unknown';
  /** What follows “pause”, or the unknown words, as typed. */
  rest: string;
}

const VERBS = new Map<string, NudgeRequest['verb']>([
  ['', 'show'],
  ['start', 'show'],
  ['change', 'show'],
  ['status', 'show'],
  ['on', 'resume'],
  ['resume', 'resume'],
  ['continue', 'resume'],
  ['pause', 'pause'],
  ['stop', 'stop'],
  ['off', 'stop'],
  ['end', 'stop'],
]);

/** The words that can follow “nudges”, as shown to people. */
export const NUDGE_WORDS = ['start', 'change', 'pause', 'pause a week', 'resume', 'stop', 'here'] as const;

/** If more words than this follow a misspelled one, the text is a sentence. */
const MOST_AFTER_TYPO = 3;
/** Shorter words are too similar to others to recognize a typo. */
const SHORTEST_TYPO = 4;

/**
 * Reads a request about nudges; undefined for a question that only contains the word. The request may misspell the first
 * word after “nudges” (“nudges puase a week”). Anything longer is a question (“nudges start with what”), and so is “nudge”
 * followed by any other word (“nudge theory”).
 * @param byCommand whether the text follows the slash command. There, “nudges” and any one word is a request (“nudges
 *   banana”); in a message it may be a topic (“nudges fatigue”)
 */
export function readNudgeRequest(text: string, byCommand: boolean): NudgeRequest | undefined {
  const typed = text.toLowerCase().trim();
  const here = / here\b/.test(typed);
  const withoutHere = typed.replace(/ here\b/, '');
  const parts = /^(?:my )?(?:learning )?(nudges?)(?: ([^ ?]+))?(?: ([^?]+?))? ?(\?)?$/.exec(withoutHere);
  if (!parts) return undefined;
  const [, noun, word = '', after = '', asks] = parts;
  const verb = VERBS.get(word);
  // A question shows the status and changes nothing: “nudges stop?”, “nudges pause a week?”
  if (asks && verb && (!after || verb === 'pause')) return { here, verb: 'show', rest: '' };
  if (verb !== undefined && (!after || verb === 'pause')) return { here, verb, rest: after };
  const unknown = after
    ? isTypo(word) && after.split(' ').length <= MOST_AFTER_TYPO && !asks
    : (byCommand && noun === 'nudges') || isTypo(word);
  return unknown ? { here, verb: 'unknown', rest: after ? `${word} ${after}` : word } : undefined;
}

function isTypo(word: string): boolean {
  if (word.length < SHORTEST_TYPO || VERBS.has(word)) return false;
  return [...VERBS.keys()].some((verb) => verb.length >= SHORTEST_TYPO && isOneLetterOff(word, verb));
}
