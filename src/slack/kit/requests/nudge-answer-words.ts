import type { Said } from './request.ts';
import { exactly, saidWords, withLessCourtesy } from './said-words.ts';

const IT = '(?:it|this|that|this one|that one)';
const WHEN =
  '(?: (?:today|yesterday|last (?:week|month|time)|(?:a )?(?:while|week|month) ago|already|before|just now|earlier|this (?:morning|afternoon|week)|again|too|once|as well|on (?:mon|tues|wednes|thurs|fri)day))*';
const WELL =
  '(?: (?:well|great|fine|perfectly|nicely|a lot|lots|us|me|us a lot|me a lot|for (?:us|me)|really well|out|out well))?';

const ACKNOWLEDGED =
  'got it|gotcha|understood|understand|i understand|i got it|makes sense|clear|all clear|check|learn(?:ed|t)(?: (?:it|something))?';
const DONE = exactly(
  `(?:all |its |thats |it is |that is )?(?:done|finished|completed)${WHEN}|done (?:it|that|this|and dusted)${WHEN}`,
  `(?:i |we |i ve |ive |weve |i have |we have |just |already )*(?:did|done|tried|finished|completed)(?: ${IT})?${WHEN}(?: (?:and )?(?:it |that )?(?:worked|works|helped)${WELL})?`,
  `(?:it |that |this )?(?:worked|works|helped)${WELL}`,
  ACKNOWLEDGED,
  `(?:i |we )?(?:already )?(?:knew|know)(?: ${IT})?(?: (?:already|well|by heart))?`,
);
const NOT =
  '(?:didnt|dont|couldnt|wasnt able to|(?:have|had)nt|havent|hadnt|have not|had not|could not|never|not)(?: (?:really|actually|even|yet|quite))?';
/** Not yet, which is the same as later. */
const NOT_DONE = exactly(
  `(?:no )?(?:i |we |ive |weve )?${NOT} (?:do|did|done|try|tried|finish|finished|manage|managed|manage to|get|got|make|made|get (?:a)?round|got (?:a)?round|get to|got to|get (?:a)?round to|got (?:a)?round to)(?: (?:${IT}|do ${IT}|doing ${IT}))?(?: yet)?${WHEN}`,
  `(?:no )?(?:i|we) (?:didnt|havent|have not|couldnt)(?: yet)?${WHEN}`,
);
/** After “I did it”: that it did not work. */
const FAILED =
  /\b(?:fail(?:ed|s|ure)?|(?:didnt|doesnt|dont|not) (?:really |quite |actually )?work\w*|(?:no|without) (?:luck|success|effect|result)|broke(?: everything)?|gave up|in vain|got stuck|(?:made|got) (?:it|things|everything) worse|useless|no use|waste of time|(?:didnt|not|no) (?:really )?help\w*|went (?:badly|wrong))\b/;
/** After “I tried it”: that it is not finished. */
const UNFINISHED =
  /\b(?:(?:didnt|dont|couldnt|havent|hadnt|wasnt able to|have not|had not|could not|never|not|without|cant)(?: (?:really|actually|even|yet|quite|fully|completely|have (?:the |enough )?time to|find (?:the )?time to|manage to|managed to|get to|got to|able to|had (?:the |enough )?time to))*(?: (?:finish\w*|complete[ds]?|completing|get (?:it |that |this )?done|get to the end|time to \w+|get through|all of (?:it|this|that)))|no time to (?:finish|complete|end)|(?:ran|run|running) out of time|time ran out|half ?(?:way|of (?:it|this|that))|half (?:done|finished)|(?:only|just) (?:half|part|partly|started|a (?:bit|part))|part(?:ly|ially) (?:done|finished)|unfinished|incomplete|(?:got|was|were) (?:interrupted|distracted|called away|pulled away)|still (?:working on|in progress|not done|not finished))\b/;
const IN_PART = exactly(
  `(?:i |we )?(?:just |only )?(?:did|done|finished|tried) (?:only |just |about )?(?:half|part|some|most|a bit|a part|one part)(?: of (?:it|this|that))?`,
  `(?:its |it is )?(?:half|partly|partially|almost|nearly|mostly)(?: |-)?(?:done|finished|complete)`,
);
/** What people write below “I did it” about what came of it. */
const REPORT =
  /^(?:(?:and|but|so|well|yes|yeah|it|that|this|we|i|the team|my team|actually|honestly|in the end) )*(?:was|were|took|went|worked|works|helped|found|learned|learnt|noticed|saved|felt|turned out|turns out|failed|didnt|wasnt|made|got|loved|liked|enjoyed|discovered|realized|realised|showed|revealed|gave|caught|fixed|discussed|talked|shared|wrote|easy|easier|hard|harder|fun|quick|useful|worth|interesting|surprisingly)(?: |$)/;
/** Questions without their mark, and topics: “was it postponed”, “shared GPUs”, “works council”. */
const NO_REPORT = [
  /^(?:was|were|wasnt|werent|did|didnt) (?:the|a|an|there|it|this|that|these|those|we|i|you|they|he|she|our|my|your|any|anybody|anyone)(?= )/,
  /^works council/,
  /^(?:fixed|shared|learned|learnt|saved|hard|easy|quick|found|caught) (?!(?:it|that|this|them|the|an?|our|my|us|me|to|and|but|with|in|on|at|for|by|out|as|enough|one|two|three|four|five|\d+|some|several|many|once|too|yet|because|since|thanks|though|all|everything|nothing|something|lots|about|how|what|why|so|after|when|more|no)(?: |$))/,
  /^(?:easy|hard) to (?:use|learn) [a-z]+$/,
  /^i was (?:asked|told|offered|invited|put|promoted|hired|an?|the|in) /,
  /^(?:i )?got (?:promoted|told|reorged|an offer|two offers)(?= |$)/,
];
const ASKS =
  /^(?:how|what|which|who|whom|why|where|whats|hows|whos|wheres|whys|does|do|is|are|can|could|should)\b/;
const LATER = exactly(
  `(?:maybe |perhaps |ask me |show me |remind me |do it |again |much )?(?:again )?later(?: (?:today|on|this week|maybe|perhaps))?`,
  `not (?:now|right now|at the moment|yet|today|tonight)|maybe not (?:now|today)|(?:maybe |perhaps )?(?:tomorrow|another day|another time|some other time|some other day|next time|soon)`,
  `(?:remind|ask|show) me (?:it |this |that )?(?:again |in a )?(?:again|tomorrow|next week|week|later|in a (?:week|few days)|next time|another time|some other time)|come back later|again(?: (?:tomorrow|later|next week|another time|soon))?|snooze(?: (?:it|this))?`,
  `(?:i have )?no time(?: (?:now|today|right now|for (?:this|that|it)))?|(?:im |i am )?(?:too )?busy(?: (?:now|today|right now|at the moment))?|bad (?:time|moment|timing)|not a good (?:time|moment)|(?:i )?(?:cant|can not|cannot) (?:right )?now`,
  `(?:i |we )?(?:will|ill|well|going to|gonna|want to|plan to|might|need to) (?:try|do|look at|read|have a look at|test)(?: ${IT})?(?: (?:later|tomorrow|soon|next week|this week|today|this afternoon|on [a-z]+day))?`,
  `haven?t (?:done|tried) (?:it|this|that)(?: yet)?|i havent (?:done|tried) (?:it|this|that)(?: yet)?`,
);
const NEVER = exactly(
  `(?:this is |its |thats |this one is |that one is |that is |it is )?not (?:really )?(?:for (?:me|us)|relevant(?: (?:for|to) (?:me|us))?|my (?:thing|topic|area|job|field)|applicable)`,
  `(?:not|never) (?:this|that) (?:one|card|topic)(?: (?:again|ever again))?|never (?:this|that|show (?:me )?(?:this|that|it)(?: one| card)?)(?: again)?`,
  `(?:dont|do not|never) (?:show|send|give) (?:me |us )?(?:this|that|it)(?: one| card| nudge)?(?: (?:ever )?again)`,
  `(?:dont|do not|never) (?:show|send|give) (?:me |us )?(?:this|that) (?:one|card)`,
  `(?:dismiss|hide|drop|remove|discard)(?: (?:this|it|that))?(?: (?:card|one|nudge))?`,
  `no more of (?:this|that) (?:one|card|topic)|irrelevant(?: (?:for|to) (?:me|us))?|(?:this |it )?(?:doesnt|does not) (?:apply|concern)(?: to)?(?: (?:me|us|here))?|we (?:dont|do not) (?:do|use) (?:this|that)`,
);

/** May answer the nudge, or be about all of them. */
const DONE_WITH = exactly(`(?:im |i am |all )?(?:done|finished|through) with ${IT}`);
const SKIP = exactly(`skip(?: ${IT})?|(?:the )?next(?: one)?(?: please)?|pass`);

/** Reads an answer to a nudge: that it is done, that it may come again later, or never. */
export function readNudgeAnswer(words: string): Said | undefined {
  if (DONE_WITH(words)) return { verb: 'done', names: 'that', likely: true, underNudge: 'only' };
  if (IN_PART(words))
    return { verb: 'done', names: 'nothing', likely: true, unfinished: true, underNudge: 'only' };
  if (SKIP(words)) return { verb: 'later', names: 'that', likely: true, underNudge: 'only' };
  const verb = DONE(words)
    ? 'done'
    : NEVER(words)
      ? 'never'
      : LATER(words) || NOT_DONE(words)
        ? 'later'
        : undefined;
  return verb && { verb, names: 'nothing', underNudge: 'only' };
}

/** Whether a text claims that something was done, and not only that it was understood or helped. */
export const claimsDone = (text: string): boolean =>
  isDone(text) && /\b(?:did|done|tried|finished|completed)\b/i.test(text);

const ACKNOWLEDGES = exactly(ACKNOWLEDGED);

/** Whether a text says no more than that it was understood, which may be about anything. */
export function acknowledges(text: string): boolean {
  const said = saidWords(text);
  return said !== undefined && withLessCourtesy(said.whole).some(ACKNOWLEDGES);
}

/** Whether words say that something was not done, beside a claim that it was. */
export const saysNotDone = NOT_DONE;

/** Whether a text that says that something was done says that it didn't work, too. */
export const saysFailed = (words: string): boolean => FAILED.test(words);

/** Whether a text that says that something was done says that it isn't finished. */
export const saysUnfinished = (words: string): boolean => UNFINISHED.test(words) || IN_PART(words);

const NAMES_TIME =
  /\b(?:tomorrow|tonight|today|this (?:morning|afternoon|evening|week)|(?:in|on) (?:an?|one|two|three|a few|\d+) (?:minutes?|hours?|days?|weeks?)|next (?:week|month|mon|tues|wednes|thurs|fri)(?:day)?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:after|before) (?:lunch|work|standup))\b/;

/** The time at which somebody wants to see something again, as they put it; undefined if they name none. */
export function namedTime(text: string): string | undefined {
  const words = saidWords(text)?.whole ?? '';
  return NOT_NOW.test(words) ? undefined : NAMES_TIME.exec(words)?.[0];
}
/** “Not today” names no day to come. */
const NOT_NOW = /\b(?:not|no time|busy|cant|never)\b/;

/** Whether “done” may be about everything that comes, and not about one nudge: “done with this”. */
export function mayMeanAll(text: string): boolean {
  const said = saidWords(text);
  return said !== undefined && withLessCourtesy(said.whole).some(DONE_WITH);
}

/** Where what somebody says they did ends, and what came of it begins. */
const AFTER_DONE =
  /(?::[a-z][a-z0-9_+-]*:|\p{Extended_Pictographic}|\u{FE0F}|[,;:.!\n)(\u2013\u2014])+\s*|\s-+\s|\s(?=(?:and|but|it|that) )/gu;

/**
 * What came of it, in a text that says that something was done: “was easy!” of “I did it, was easy!”. Empty if it says no more.
 * @param text as typed
 */
export function whatCameOfIt(text: string): string {
  let more = '';
  for (const { index, 0: between } of text.matchAll(AFTER_DONE)) {
    if (isDone(text.slice(0, index))) more = text.slice(index + between.length).trim();
  }
  return saysWhatCame(more) && !isDone(text) ? more.replace(/^(?:and|but) /i, '') : '';
}

function isDone(text: string): boolean {
  const said = saidWords(text);
  return said !== undefined && withLessCourtesy(said.whole).some(DONE);
}

/** Whether a text is what came of something that was just said to be done: “took ten minutes”, but no question. */
export function saysWhatCame(text: string): boolean {
  const said = saidWords(text);
  if (!said || said.asks || said.mentions || !REPORT.test(said.whole)) return false;
  if (NO_REPORT.some((one) => one.test(said.whole)) || said.parts.some((part) => ASKS.test(part)))
    return false;
  return !said.parts.some((part) => withLessCourtesy(part).some(NOT_DONE));
}
