import type { Said } from './request.ts';
import {
  askedHow,
  asksPolitely,
  exactly,
  type SaidWords,
  saidWords,
  withLessCourtesy,
} from './said-words.ts';

const AGAIN =
  '(?: (?:again|ever again|ever|more|anymore|any more|any longer|for good|for ?ever|permanently|completely|entirely|altogether|once and for all))?';
const HERE = '(?: (?:here|there|in (?:the|that|any|this) channel))?';
const NOT =
  '(?:(?:please )?(?:dont|do not|never|stop|quit|no longer)(?: ever)?|no need to|you (?:dont|do not) (?:have|need) to)';
/** Said to the bot, these mean nothing else. The bare “ing” is what is left of “@-ing me”. */
const MENTION = '(?:mention(?:ing)?|tag(?:ging)?|-?ing|at-?ing)';
const NAME = `(?:${MENTION}|nam(?:e|ing)|pick(?:ing)?|choos(?:e|ing)|select(?:ing)?|call(?:ing)? on|volunteer(?:ing)?|assign(?:ing)?)`;
const TURNS =
  '(?:(?:this|the|your|that|any) (?:rotation|rota|turns?|list of (?:leaders|names|people)|roster|discussions?))';
const ROTATION = '(?:this|the|your|that) (?:rotation|rota|roster)';
const LED = '(?: (?:this|it|that|these|them|here|(?:the |any |this |these )?discussions?))?';

const MENTIONED = [
  `${NOT} ${MENTION} (?:me|my name)`,
  // “Don’t @ me”
  `(?:dont|do not|never) me`,
  `i (?:dont|do not|no longer) want to be (?:mentioned|tagged)`,
  `(?:take|remove|drop|leave|strike|count|get) (?:me|my name) (?:out of|off|from) ${ROTATION}`,
];
/** Reads a wish not to be named in channels that accounts for all of these words. */
export const isNotNamed = exactly(
  ...MENTIONED.map((words) => `${words}${AGAIN}${HERE}`),
  `${NOT} ${NAME} (?:me|my name)${AGAIN}${HERE}`,
  `i (?:dont|do not|no longer) want to be (?:named|picked|chosen|called on|in (?:the|your) rotation)${AGAIN}${HERE}`,
  `(?:no|no more|stop the|enough) mentions(?: of me)?${AGAIN}${HERE}`,
  `(?:take|remove|drop|leave|strike|count|get) (?:me|my name) (?:out of|off|from) ${TURNS}`,
  `i (?:dont|do not) (?:want|have time) to lead${LED}${AGAIN}|(?:dont|do not|never|stop) (?:make|making|ask|asking|let|letting) me (?:to )?lead${LED}${AGAIN}`,
  `(?:leave|quit|exit|(?:get|drop|opt|step) out of|withdraw from) ${ROTATION}`,
);

/** What follows tells how long, where or why. “In the postmortem” or “as the author” is about something else. */
const MORE =
  '(?:for|until|till?|through|this|next|on|at|here|there|in (?:this|that|these|those|any|your|(?:the )?(?:channels?|nudges?|threads?|mornings?))|again|any|anymore|ever|more|because|since|as (?:i|im)|while|when|or|and|but|so|please|pls|i|im|it|its|thanks|thank|thx|today|tomorrow|tonight|during|before|after|from|every|each|all|daily|now|right|then|these|too|over|always|sorry|with|bot)';
const BEGINS = exactly(...MENTIONED.map((words) => `${words}${AGAIN}(?: in| ${MORE}(?: .*)?)?`));

const CLAUSE = / (?:and|but|so|then|because|since) /;

/**
 * Reads a wish not to be named in channels, whatever else a text says: for how long, where or why. Whoever wants to be out is
 * taken out. A question about it is only likely to be one. Undefined for everything else.
 */
export function readLeave({ parts, asks }: SaidWords): Said | undefined {
  const wishes = (words: string) => withLessCourtesy(words).some((one) => isNotNamed(one) || BEGINS(one));
  for (const [at, part] of parts.entries()) {
    const isAsked = asks && at === parts.length - 1;
    const how = withLessCourtesy(part).map(askedHow).find(Boolean);
    if (how !== undefined && wishes(how)) return { verb: 'leave', names: 'itself', likely: true };
    if (!isAsked && [part, ...part.split(CLAUSE)].some(wishes)) return { verb: 'leave', names: 'itself' };
  }
  return undefined;
}

/** What a text may begin with that is no name: “Marco, don’t mention me” is said to Marco. */
const OPENING = exactly(
  'please|sorry|hi|hey|hello|ok|okay|thanks|thx|yes|no|nope|ugh|argh|seriously|enough|guidepost|bot',
);

/**
 * Whether a text plainly asks not to be named in channels, where nobody has called the bot. A question about it doesn't, and
 * neither does what is said to somebody else.
 * @param text without the name of the bot
 */
export function asksToLeave(text: string): boolean {
  const said = saidWords(text);
  if (!said || said.mentions) return false;
  const first = withLessCourtesy(said.parts[0] ?? '').at(-1) ?? '';
  if (said.parts.length > 1 && !first.includes(' ') && !OPENING(first)) return false;
  const leave = readLeave({ ...said, asks: said.asks && !asksPolitely(said.whole) });
  return leave !== undefined && !leave.likely;
}
