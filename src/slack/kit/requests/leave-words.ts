import type { RequestPlace, Said } from './request.ts';
import {
  askedHow,
  asksPolitely,
  exactly,
  type SaidWords,
  saidWords,
  withLessCourtesy,
  withoutQuotes,
} from './said-words.ts';

const AGAIN =
  '(?: (?:again|ever again|ever|more|anymore|any more|any longer|for good|for ?ever|permanently|completely|entirely|altogether|once and for all))?';
const HERE = '(?: (?:here|there|in (?:the|that|any|this) channel))?';
const NOT =
  '(?:(?:please )?(?:dont|do not|not|never|stop|quit|no longer|avoid|refrain from|cease)(?: (?:ever|publicly|always|constantly|just|keep))?|no need to|you (?:dont|do not) (?:have|need) to)';
/** Said to the bot, these mean nothing else. The bare “ing” is what is left of “@-ing me”. */
const MENTION = '(?:mention(?:ing)?|tag(?:ging)?|-?ing|at-?ing)';
const NAME = `(?:${MENTION}|nam(?:e|ing)|pick(?:ing)?|choos(?:e|ing)|select(?:ing)?|call(?:ing)? on|volunteer(?:ing)?|assign(?:ing)?)`;
/** Not to be …, said of oneself. */
const RATHER_NOT =
  '(?:i (?:really )?(?:dont|do not|no longer|wouldnt|would not) (?:ever )?(?:want|like) to (?:be|get)|(?:id|i would) (?:really )?(?:rather|prefer) not (?:to )?(?:be|get)|i (?:prefer|ask|asked) not to (?:be|get)|(?:id|i would) like (?:to not|not to) (?:be|get)|not (?:to )?(?:be|get)|i (?:really )?(?:hate|dislike|dont like|do not like|dont want|do not want) (?:being|getting))';
const TURNS =
  '(?:(?:this|the|your|that|any) (?:rotation|rota|turns?|list of (?:leaders|names|people)|roster|discussions?))';
const ROTATION = '(?:this|the|your|that) (?:rotation|rota|roster)';
const LED = '(?: (?:this|it|that|these|them|here|(?:the |any |this |these )?discussions?))?';

const MENTIONED = [
  `${NOT} ${MENTION} (?:me|my name)`,
  // “Don’t @ me”
  `(?:dont|do not|never) me`,
  `${RATHER_NOT} (?:mentioned|tagged|pinged by name|at-?ed)`,
  `i (?:dont|do not) want my name (?:mentioned|used|shown|posted|there|here|out there|in (?:public|there|here|this|that|it|(?:the|your|these|those|any) (?:nudges?|messages?|posts?|channels?|threads?)))`,
  `(?:take|remove|drop|leave|strike|delete|keep|get) my name (?:out of|off|from) (?:(?:all )?(?:of )?(?:the|your|these|those|this|that|any|all) )?(?:channel )?(?:nudges?|messages?|posts?|discussions?|channels?|threads?)`,
  `(?:take|leave|keep) my name out(?: of (?:it|this|that|there|here))?|(?:untag|unmention|unname) me|mention me no more|keep me (?:anonymous|unnamed)`,
  `(?:take|remove|drop|leave|strike|count|get) (?:me|my name) (?:out of|off|from) ${ROTATION}`,
];
/** Beside a question, it may be about somebody's work: “I don’t want to lead, how do I stay technical?” */
const leadsNot = exactly(
  `(?:i (?:dont|do not|no longer) (?:want|have time) to|(?:id|i would) (?:rather|prefer) not(?: to)?) lead${LED}${AGAIN}`,
);

/** Reads a wish not to be named in channels that accounts for all of these words. */
export const isNotNamed = (words: string) => isNamedNoMore(words) || leadsNot(words);

const isNamedNoMore = exactly(
  ...MENTIONED.map((words) => `${words}${AGAIN}${HERE}`),
  `${NOT} ${NAME} (?:me|my name)${AGAIN}${HERE}`,
  `${RATHER_NOT} (?:named|picked|chosen|called on|in (?:the|your) rotation)${AGAIN}${HERE}`,
  `(?:no|no more|stop the|enough) mentions(?: of me)?${AGAIN}${HERE}`,
  `(?:take|remove|drop|leave|strike|count|get) (?:me|my name) (?:out of|off|from) ${TURNS}`,
  `(?:dont|do not|never|stop) (?:make|making|ask|asking|let|letting) me (?:to )?lead${LED}${AGAIN}`,
  `(?:leave|quit|exit|(?:get|drop|opt|step) out of|withdraw from) ${ROTATION}`,
);

/** What follows tells how long, where or why. “In the postmortem” or “as the author” is about something else. */
const MORE =
  '(?:for|until|till?|through|this|next|on|at|here|there|publicly|(?:any|every)where|openly|by name|like (?:this|that)|to (?:every(?:one|body)|any(?:one|body)|others|people|the (?:team|channel|whole))|either|unless|if|without|just|period|seriously|whatsoever|constantly|whenever|in (?:public|general|future|the future|the open|front of|slack|group|posts|messages|channels|threads|this|that|these|those|any|your|(?:the )?(?:channels?|nudges?|threads?|mornings?))|again|any|anymore|ever|more|because|since|as (?:i|im)|while|when|or|and|but|so|please|pls|i|im|it|its|thanks|thank|thx|today|tomorrow|tonight|during|before|after|from|every|each|all|daily|now|right|then|these|too|over|always|sorry|with|bot)';
const BEGINS = exactly(...MENTIONED.map((words) => `${words}${AGAIN}(?: in| ${MORE}(?: .*)?)?`));

const CLAUSE = / (?:and|but|so|then|because|since) /;
const ASKS = /^(?:how|what|why|which|who|where|when|is|are|can|could|should|do|does|did|would|any)\b/;
const EXPECTS_YES = / (?:ok|okay|please|pls|alright|yeah|thanks|will you|would you|can you|could you)$/;
const SAYS = /\b(?:said|says|wrote|writes|asked|replied|told|tells|typed|answer|reply|respond)\b/;
/** What comes next is somebody else's: “Noor said, don’t mention me”. Not so after “I said”. */
const REPORTS =
  /(?<!\b(?:i|ive|we)(?: (?:just|already|have|had|always|once))*) (?:said|says|wrote|writes|asked|asks|replied|answered|typed|told (?:me|us|him|her|them|you)|tells (?:me|us|you))(?: that)?$/;

/**
 * Reads a wish not to be named in channels, whatever else a text says: for how long, where or why. Whoever wants to be out is
 * taken out. A question about it is only likely to be one, and what is quoted is somebody else's. Undefined for everything
 * else.
 * @param place anywhere unless given
 */
export function readLeave({ text, ...whole }: SaidWords, place?: RequestPlace): Said | undefined {
  // Where people talk, “don’t mention me?” is said to them.
  const askedAbout: Said | undefined =
    place === 'thread' ? undefined : { verb: 'leave', names: 'itself', likely: true };
  const own = withoutQuotes(text);
  const said = own === text ? whole : saidWords(own);
  if (!said) return undefined;
  const { parts, asked } = said;
  const isAsked = (at: number) => {
    const part = parts[at] ?? '';
    return asked[at] === true && !asksPolitely(part) && !EXPECTS_YES.test(part);
  };
  // The part that leads to a question asks, too: “if I don’t want to lead, what then?”
  const asksElse = parts.some(
    (part, at) => isAsked(at) || withLessCourtesy(part).some((one) => ASKS.test(one)),
  );
  const wishes = (words: string) =>
    withLessCourtesy(words).some((one) => isNamedNoMore(one) || BEGINS(one) || (!asksElse && leadsNot(one)));
  for (const [at, part] of parts.entries()) {
    const how = withLessCourtesy(part).map(askedHow).find(Boolean);
    if (how !== undefined && wishes(how)) return { verb: 'leave', names: 'itself', likely: true };
    if (isAsked(at) && wishes(part)) return askedAbout;
    if (isAsked(at) || REPORTS.test(` ${parts[at - 1] ?? ''}`)) continue;
    if ([part, ...part.split(CLAUSE)].some(wishes)) return { verb: 'leave', names: 'itself' };
  }
  // “What does ‘don’t mention me’ do?”
  const asksAbout = own !== text && asksElse && !SAYS.test(said.whole) && whole.parts.some(wishes);
  return asksAbout ? askedAbout : undefined;
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
  const leave = readLeave(said);
  return leave !== undefined && !leave.likely;
}
