import { isNotNamed } from './leave-words.ts';
import { LOOSELY, NUDGES, THAT, THEM, TO_ME } from './nudge-names.ts';
import type { RequestPlace, Said } from './request.ts';
import { exactly } from './said-words.ts';

const ING =
  '(?:messag|text|writ|talk|dm|ping|nudg|bother|spamm?|annoy|pester|contact|disturb|bugg|email|mail|notify|harass|remind)';
const WRITE =
  '(?:message|text|write(?: to)?|dm|ping|nudge|bother|spam|annoy|pester|contact|disturb|bug|email|mail|notify|harass|remind)';
const SEND = '(?:send|sending|post|posting|give|giving|deliver|delivering)';
const END =
  '(?:stop(?: with)?|end|cancel|quit|disable|deactivate|terminate|discontinue|turn off|switch off|shut off|get rid of|opt out of|opt me out of|unsubscribe(?: me)? from|sign me (?:out of|off from)|take me off|halt|cut)';
const REFUSE =
  '(?:(?:i want )?no more|no further|(?:id|i would) rather not (?:get|receive|have|see|read)|(?:ive|i have|i) had enough of|no longer want|i no longer want|i (?:dont|do not) (?:want|need|like)(?: to (?:get|receive|have|see|read))?|(?:dont|do not|never|stop|quit) (?:send|sending|give|giving|deliver|delivering)(?: me| us)?|enough(?: of| with)?|(?:im )?(?:done|fed up) with|(?:im )?(?:sick|tired) of|i hate|i am (?:sick|tired) of|(?:im |i am )?(?:no longer|not) interested in|not (?:send|give|deliver)(?: me| us)?)';
const FOR_GOOD = '(?:for good|for ?ever|permanently|completely|entirely|altogether|once and for all)';
const AGAIN = `(?: (?:again|ever again|ever|more|anymore|any longer|${FOR_GOOD}))?`;
const ANYMORE = '(?: (?:again|ever again|anymore|any more|any longer))';
const OFTEN =
  '(?: (?:every (?:single )?(?:day|morning|week|hour)|each day|all the time|constantly|all day|daily))';

/** Nothing else could be meant, wherever it stands. */
const PLAINLY = exactly(
  `(?:stop|just stop|stop now|unsubscribe(?: me)?|(?:unenroll|deregister|unregister)(?: me)?)(?: ${FOR_GOOD})?`,
  `unsub(?: me)?|opt(?: me)? out|optout|no more`,
  `shut up|shut it|stfu|shush|be quiet|go away|get lost|(?:fuck|piss|bugger|buzz) off`,
  `leave me(?: the hell)? alone|leave me in peace|stop it now|make it stop|enough already|quit it`,
  `remove me(?: from (?:this|the|your)(?: mailing)?(?: list)?)?|(?:take|get|drop|strike|cross) me (?:off|from)(?: (?:of )?(?:this|the|your|any)(?: mailing)? list)?|cut it out|knock it off|give it a rest|not another (?:word|message)`,
  `unsubscribe me from (?:this|it|all|these|everything)|unsubscribe from (?:this|it|all|these|everything)`,
  `(?:way |far )?too? (?:many|much) ${LOOSELY} (?:(?:please|pls|plz|just) )?stop(?: it)?`,
  `(?:stop|quit|cease) ${ING}ing(?:(?: to)? (?:me|us))?${AGAIN}${OFTEN}?`,
  `(?:dont|do not|never|please dont) (?:ever )?${WRITE} (?:me|us)${AGAIN}`,
  `i (?:dont|do not|no longer) want to be ${ING}ed${AGAIN}`,
  `(?:dont|do not|not|stop|never|quit) ${SEND} (?:me|us) (?:anything|nothing|any|${THAT}|${THEM}|${LOOSELY}|cards)${AGAIN}${OFTEN}?`,
  `(?:stop|quit|dont|do not) ${SEND} ${THEM}${AGAIN}|stop (?:with )?${THEM}${AGAIN}`,
  `i (?:dont|do not) (?:want|need)(?: to (?:get|receive|have|see|read))? ${THEM}${ANYMORE}|(?:i no longer|no longer) want ${THEM}`,
  `(?:you )?(?:send|message|write|post|ping) (?:me )?(?:way |far )?too (?:much|many|often)(?: messages| nudges)?`,
);

const NAMED = exactly(
  `(?:${END}|${REFUSE}) ${NUDGES}${TO_ME}${AGAIN}`,
  `(?:turn|switch|shut) ${NUDGES} off`,
  `${NUDGES} (?:off|stop|end|no more|enough)`,
  `(?:no|zero) ${NUDGES}`,
  `(?:way |far )?too many ${NUDGES} (?:please )?stop`,
  `(?:delete|remove|drop|kill) (?:the|my|your|these|all|all my|all the|all these) (?:nudges|subscription)`,
);
/** Says that there are too many, not that there should be none. */
const TOO_MANY = exactly(
  `(?:way |far )?too many ${NUDGES}`,
  `(?:${END}|${REFUSE}|no) ${NUDGES}${TO_ME}${AGAIN}${OFTEN}`,
  `no daily nudges`,
);
const SAYS_DAILY = /\bdaily\b/;

/** Words for what the bot sends that mean other things elsewhere. */
const LOOSE = exactly(`(?:${END}|${REFUSE}) ${LOOSELY}${TO_ME}${AGAIN}`, `(?:turn|switch) ${LOOSELY} off`);
const LOOSE_COMPLAINT = exactly(`(?:(?:way |far )?too many|no) ${LOOSELY}`);

const STOPS =
  '(?:stop|quit|end|cancel|disable|turn off|switch off|unsubscribe from|opt out of|no longer want|i no longer (?:want|need)|(?:id|i would) rather not (?:get|receive|have|see)|i (?:dont|do not) (?:want|need)|stop sending|quit sending|(?:dont|do not) send)';
const THAT_STOPS = exactly(`${STOPS} ${THAT}${AGAIN}`, `(?:turn|switch) ${THAT} off${AGAIN}`);
const THEM_STOPS = exactly(
  `${STOPS} ${THEM}${AGAIN}`,
  `(?:turn|switch) ${THEM} off${AGAIN}`,
  `(?:no more(?: of)?|enough of) (?:these|them|those)${AGAIN}`,
  `(?:stop|quit|cease|discontinue) (?:sending|receiving)(?: me| us)?${AGAIN}`,
  `(?:stop|quit|end|enough (?:of|with)) (?:with )?(?:all )?(?:this|that|the|your) (?:nonsense|bullshit|bs|crap|shit|garbage|rubbish|spam|spamming|madness|annoyance|noise|junk)${AGAIN}`,
);

/** Said under a nudge, this ends them. Elsewhere it may be about anything. */
const HALF_WORDS = exactly(
  `(?:im |i am )?(?:sick|tired|fed up) (?:of|with) ${THEM}|(?:let me|i want|get me|i want to get|get) out|cancel|quit|off|enough|thats enough|halt|quiet|silence|stop (?:this|it)|disable|cease|turn off|switch off|(?:mute|turn off|switch off|disable|cancel|quit) ${FOR_GOOD}`,
);
/** It may be about this one nudge, or about all. */
const DISLIKE = exactly(
  `(?:im |i am )?not interested|no interest|never again|no thanks?|no thank you|spam|this is (?:spam|annoying)|annoying|too much|too many|(?:im |i am )?(?:sick|tired|fed up) (?:of|with) ${THAT}|i (?:hate|dont like|dont read|never read|(?:dont|do not|no longer) (?:need|want)) (?:${THAT}|this one)`,
);

/** In a channel, where people are named. To the bot alone, it is about everything that comes. */
const OUT = exactly(
  `(?:take|leave|count|keep|get|let) me out(?: of (?:it|this|that))?${AGAIN}`,
  `(?:take|remove|drop|strike) my name(?: (?:off|out|there|here))?`,
);

/** Reads a wish to get nothing more, or not to be named in channels. @param place anywhere unless given */
export function readStop(words: string, place?: RequestPlace): Said | undefined {
  if (isNotNamed(words)) return { verb: 'leave', names: 'itself' };
  if (OUT(words)) {
    return place === 'thread' || place === 'mention'
      ? { verb: 'leave', names: 'itself' }
      : { verb: 'stop', names: 'nothing', underNudge: 'sure-there' };
  }
  if (PLAINLY(words)) return { verb: 'stop', names: 'itself' };
  if (TOO_MANY(words)) return { verb: 'stop', names: 'nudges', likely: true, fewer: true };
  if (NAMED(words)) return { verb: 'stop', names: 'nudges', ...(SAYS_DAILY.test(words) && { fewer: true }) };
  if (HALF_WORDS(words)) return { verb: 'stop', names: 'nothing', underNudge: 'sure-there' };
  if (DISLIKE(words)) return { verb: 'stop', names: 'that', likely: true };
  if (THAT_STOPS(words)) return { verb: 'stop', names: 'that' };
  if (THEM_STOPS(words)) return { verb: 'stop', names: 'them' };
  if (LOOSE(words)) return { verb: 'stop', names: 'them' };
  return LOOSE_COMPLAINT(words)
    ? { verb: 'stop', names: 'that', underNudge: 'sure-there', fewer: true, likely: true }
    : undefined;
}

/** Said beside a request, without changing what it asks for. */
export const IS_GRUMBLE = exactly(
  `(?:this|that|it) is (?:too much|annoying|spam|enough|a lot)`,
  `(?:its|thats|theyre|they are) (?:too much|annoying|enough|spam|a lot)`,
  `i (?:dont|never|do not) (?:read|need|use|like|want|have time for) (?:${THAT}|${THEM})(?: anyway)?`,
  `(?:im|i am|we are|were) (?:too |very |so |really |super )?(?:busy|swamped|overwhelmed|slammed)(?: (?:now|right now|today|this week|this month|at the moment))?`,
  `(?:i have )?no time(?: for (?:this|that))?|(?:too|super|very) busy|too much(?: (?:going on|to do|work|spam|noise))?|(?:way )?too many(?: messages| of (?:these|them))?`,
  `i (?:get|have|am getting|receive) (?:way |far )?too (?:many|much)(?: \\w+)?|(?:im |i am )?(?:super |really |totally )?(?:swamped|overwhelmed|drowning|fed up|slammed)|i cant (?:keep up|cope)`,
  `sorry|thanks|thank you|thank you so much|(?:thanks|thank you) for (?:your |the )?\\w+|please|no thanks|ok|okay|hi|hello|hey|seriously|enough|god|jesus|omg|wtf|ugh|bot|guidepost|annoying|spam|thx|ty|cheers|pls|hi there|see you(?: then| soon)?|bye|talk (?:soon|then)|have a (?:nice|good) \\w+|good (?:morning|evening|day)|much appreciated|kind regards|best`,
);
