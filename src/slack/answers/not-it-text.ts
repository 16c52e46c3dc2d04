import { readable } from '../kit/message-text.ts';
import type { FollowUp } from './follow-up.ts';
import { plainWords, withoutCourtesy } from './plain-words.ts';

// How people say that an answer is not what they need, often with what they need instead.

const IT = "(?:that|this|it|these|those|which)(?:'?s| is| was| are| were)?";
const WE = '(?:we|i)';
const WANTED = `what ${WE}(?:'m| am|'re| are| was| were)? (?:meant|mean|asked(?: for| about)?|asking(?: for| about)?|need(?:ed)?|want(?:ed)?|looking for|after)`;
const FITTING =
  '(?:it|helpful|useful|relevant|right|correct|the (?:point|answer|right (?:one|card|answer|topic)|question))';
const VERY = '(?:(?:really|quite|very|so|exactly|at all|all that|even) )*';

const DID_NOT_HELP = [
  `(?:${IT} )?not ${VERY}(?:${FITTING}|${WANTED})`,
  `not (?:that|this)(?: (?:one|card))?`,
  `(?:${IT}|that one) (?:is|was)n'?t ${VERY}(?:${FITTING}|${WANTED})`,
  `(?:(?:that|this|it|they) )?(?:did|does|do)(?: not|n'?t) ${VERY}(?:help|answer (?:it|that|this|(?:my|our|the) question)|fit)(?: (?:me|us|here))?`,
  `(?:${IT} )?${VERY}(?:unhelpful|useless|irrelevant|off topic|no help|beside the point)`,
  `(?:${IT} )?(?:the |a )?wrong(?: (?:card|answer|topic|one))?`,
  `you (?:misunderstood|misread)(?: (?:me|us|that|this|it|(?:my|our|the) question))?`,
].join('|');

/** Before it: “no, not that”. */
const LEAD =
  '(?:(?:no|nope|nah|sorry|hm+|well|but|ok|okay|ah|oh|thanks|sadly|unfortunately|actually|still)[\\s,.!…-]+)*';
/** What ends it where more follows: a stop, or a word that begins with what they need. */
const THEN = `(?:\\s*[,.;:!?…()]+\\s*|\\s+[-–—]+\\s+|\\s+(?=(?:for|we|i|we're|i'm|but|because|my|our|rather|instead|as)\\s))`;
const NOT_IT = new RegExp(`^${LEAD}(?:${DID_NOT_HELP})(?:$|${THEN}(.*)$)`, 'is');
/** “I meant the data” says the same, and needs its words. */
const MEANT = new RegExp(
  `^${LEAD}${WE}(?:'m| am|'re| are| was| were)? (?:meant|mean|(?:actually )?asking (?:for|about)|asked (?:for|about)) (.+)$`,
  'is',
);
/** A longer text is a message of its own. */
const LONGEST = 300;
/** A link between words, and its label: nobody writes a comma before it. */
const LINK = /(?<=\s)<https?:[^<>|]*(?:\|([^<>]*))?>/g;
/** Said beside it, without meaning anything by itself. */
const BESIDE =
  /^(?:(?:at all|really|for (?:me|us)|here|thanks|thank you|though|sorry|anyway|bot|guidepost|try again|again|next|another one|another|no|please) ?)+$/;

/** Reads “that’s not it” and the like, and what somebody adds: “not helpful, we need the way back today”. */
export function readNotIt(text: string): Extract<FollowUp, { type: 'not-it' }> | undefined {
  const said = readable(text.replaceAll(LINK, ', $1 '))
    .replaceAll('’', "'")
    .replaceAll(/:[a-z0-9_+-]+:|\p{Extended_Pictographic}|\u{FE0F}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (said.length > LONGEST) return undefined;
  const not = NOT_IT.exec(said);
  if (not) return { type: 'not-it', words: wordsIn(not[1] ?? '') };
  const meant = wordsIn(MEANT.exec(said)?.[1] ?? '');
  return meant ? { type: 'not-it', words: meant } : undefined;
}

/** What is added, if it says anything. */
function wordsIn(added: string): string {
  const words = withoutCourtesy(plainWords(added));
  if (!words || BESIDE.test(words)) return '';
  return added.replace(/^[\s,.;:!?…()–—-]+/, '').trim();
}
