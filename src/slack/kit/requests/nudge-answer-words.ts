import type { Said } from './request.ts';
import { exactly } from './said-words.ts';

const IT = '(?:it|this|that|this one|that one)';
const WHEN = '(?: (?:today|yesterday|last week|already|before|just now|this morning|again|too|once))?';
const WELL =
  '(?: (?:well|great|fine|perfectly|nicely|a lot|lots|us|me|us a lot|me a lot|for (?:us|me)|really well|out|out well))?';

const DONE = exactly(
  `(?:all |its |thats |it is |that is )?(?:done|finished|completed)${WHEN}|done (?:it|that|this|and dusted)${WHEN}`,
  `(?:i |we |i ve |ive |weve |i have |we have |just |already )*(?:did|done|tried|finished|completed)(?: ${IT})?${WHEN}(?: (?:and )?(?:it |that )?(?:worked|works|helped)${WELL})?`,
  `(?:it |that |this )?(?:worked|works|helped)${WELL}`,
  `got it|gotcha|understood|understand|i understand|i got it|makes sense|clear|all clear|check|learn(?:ed|t)(?: (?:it|something))?`,
  `(?:i |we )?(?:already )?(?:knew|know)(?: ${IT})?(?: (?:already|well|by heart))?`,
);
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
  if (SKIP(words)) return { verb: 'later', names: 'that', likely: true, underNudge: 'only' };
  const verb = DONE(words) ? 'done' : NEVER(words) ? 'never' : LATER(words) ? 'later' : undefined;
  return verb && { verb, names: 'nothing', underNudge: 'only' };
}
