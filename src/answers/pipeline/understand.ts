import { cleanText } from '../../search/language/clean-text.ts';

/** What a message says, before anything is looked up. */
export interface Understanding {
  /** As typed, without mentions. */
  text: string;
  /** What people wrote before it, oldest first, without what is plainly beside the point. */
  thread: readonly string[];
  /** Whether it asks what something means. */
  asksForMeaning: 'plainly' | 'perhaps' | undefined;
  /** Whether something is broken right now. */
  urgent: boolean;
}

/** What people say who plainly ask what something means; also in the languages that a team may slip into. */
const PLAINLY_ASKS_FOR_MEANING = anyOf(
  /\b(?:define|defined|definition|meaning|means?|explain(?:s|ed)?|explanation|eli5|glossary|clarify|stands? for|short for|acronym)\b/,
  /\b(?:differen(?:ce|t)|differs?|vs\.?|versus|opposed to)\b/,
  /\b(?:in (?:one|a|two|simple|plain) (?:sentences?|words?|terms|english)|for (?:dummies|a slide)|a real word|never heard|no (?:idea|clue) what|keep nodding|what now|what'?s that|what is (?:it|that|this)|wtf is|wth is|sounds like)\b/,
  /\b(?:was (?:ist|sind|bedeutet|heißt)|bedeutet|wofür|betekent|wat is|que significa|qu[eé] es|o que [eé]|c'est quoi|significa)\b/,
  /=\s*\?|\?\?/,
);
/** What they say who perhaps do: the term must then be nearly all of it. */
const MAY_ASK_FOR_MEANING = anyOf(
  /^(?:hey |so |and |ok(?:ay)? |um |sorry )?(?:what(?:'?s| is| are| exactly)|wh?ats)\b/,
  /\bwhat(?: exactly)?\??$/,
  /\bis what\??$/,
  /^[\p{L}\p{N} ()/&+-]{2,40}\?$/u,
  /\?\s*(?:like|as in|is (?:it|that))\b/,
  /\. (?:like|as in)\b/,
  /\btell me what\b/,
);

function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'iu');
}

/** They ask for more than a meaning. */
const ASKS_FOR_MORE =
  /\b(?:how (?:do|does|can|could|should|would|to|much|many|long|often)|should (?:we|i|our)|why (?:do|does|is|are|did)|best (?:way|practice)|our|we|us|my team|error(?! (?:budget|rate))|failing|when (?:do|should)|earn|pay|pays|paid|make|expected|duties|will i)\b/i;

/** A longer message is about something else. */
const MOST_WORDS = 14;

/** Somebody is in the middle of an incident. */
const URGENT =
  /\b(?:(?:prod(?:uction)?|site|service|api|system|cluster|everything|checkout|app|db|database|model|bot|agent|platform)\s+(?:is|are|was|went|just went|has gone|keeps going)\s+(?:down|dead|dying|broken|on fire|offline|unreachable)|(?:is|are|we(?:'re| are)) (?:down|on fire)\b|outage|incident (?:now|right now|going on|ongoing)|sev ?-?[012]\b|p[01] (?:incident|right now|now)|going down|went down|(?:errors?|5\d\ds?|latency|timeouts?) (?:everywhere|x\d|spik\w+|through the roof|exploding|climbing|rising)|(?:roll ?back|revert|go back|switch off|kill switch|stop it|turn it off)\b.{0,40}\b(?:now|right now|asap|immediately|quick(?:ly)?|fast|today|\?\?)|(?:right now|asap|urgent|urgently|emergency|help!|\bhelp now)|users? (?:can(?:'|no)?t|cannot|see|get) .{0,40}(?:log ?in|errors?|other people|others)|customers? (?:see|get|are seeing|are getting|can't|cannot))/i;

/** Reads a message and its thread. */
export function understand(text: string, thread: readonly string[] = []): Understanding {
  const own = text
    .replaceAll(/<@[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    text: own,
    thread,
    asksForMeaning: meaningAsked(own),
    urgent: URGENT.test(own) || (own.length < 80 && thread.slice(-6).some((said) => URGENT.test(said))),
  };
}

/** Whether a text asks for a meaning, and for not much more. */
function meaningAsked(text: string): Understanding['asksForMeaning'] {
  const asked = cleanText(text).replaceAll('’', "'").trim();
  if (asked.split(/\s+/).length > MOST_WORDS || ASKS_FOR_MORE.test(asked)) return undefined;
  if (PLAINLY_ASKS_FOR_MEANING.test(asked)) return 'plainly';
  return MAY_ASK_FOR_MEANING.test(asked) ? 'perhaps' : undefined;
}
