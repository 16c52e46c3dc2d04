/** Something is broken. */
const BROKEN =
  /\b(?:(?:prod(?:uction)?|site|service|api|system|cluster|everything|checkout|app|db|database|model|bot|agent|platform)\s+(?:(?:is|are|was|went|just went|has gone|keeps going)\s+)?(?:down|dead|dying|broken|on fire|offline|unreachable)|(?:is|are|we(?:'re| are)) (?:down|on fire)\b|(?:is|are) (?:broken|dead|failing|offline) (?:right )?now\b|(?:have|has|having|is|got|in|during) an? (?:\w+ )?outage|\b(?:shows?|sees?|seeing|gets?|getting) (?:other|another|someone else'?s) (?:people|customer|user|person|tenant)|outage (?:now|right now|just|started|ongoing|going on|since)|(?:in|during) (?:the|this) outage|incident (?:now|right now|going on|ongoing)|sev ?-?[012]\b|p[01] (?:incident|right now|now)|going down|went down|(?:errors?|5\d\ds?|latency|timeouts?) (?:everywhere|x\d|spik\w+|through the roof|exploding|climbing|rising)|(?:roll ?back|revert|go back|switch off|kill switch|stop it|turn it off)\b.{0,40}\b(?:now|right now|asap|immediately|quick(?:ly)?|fast|today|\?\?)|users? (?:can(?:'|no)?t|cannot|see|get) .{0,40}(?:log ?in|errors?|other people|others)|customers? (?:see|get|are seeing|are getting|can't|cannot))/i;
/** A secret is where others can read it. */
const LEAKED =
  /\b(?:(?:key|secret|token|password|credentials?) (?:was |is |are |were |has |just |got )*(?:leaked|exposed)\b|(?:pushed|committed|leaked|pasted|posted|checked in|exposed) (?:\w+ ){0,4}(?:keys?|secrets?|tokens?|passwords?|credentials?) (?:to|in|into|on|onto)\b)/i;
/** Somebody can't wait. */
const HURRY = /\b(?:asap|help now|(?:this is|it['’]s|in) an emergency|emergency!)|\bhelp!/i;
const AT_ONCE = /\b(?:right now|urgent(?:ly)?)\b/i;
/** After these, “right now” and “urgent” belong to a question or a comparison. */
const OF_A_QUESTION = /\b(?:which|what|who|where|how|not|less|more|most)\b/i;

/** What people write who are under pressure: it may be an incident, or only an impatient question. */
const PRESSING = [
  // A cry for help, or marks that nobody sets who has time.
  /\b(?:HELP|SOS|OMG|WTF|STOP|NOW|DEAD|BROKEN|ASAP)\b|!!|\?\?|\?!|!\?|\b(?:omg|wtf|help me|make it stop|stop it)\b/,
  // It has just begun.
  /\b(?:\d+|an?|one|two|five|ten|few) ?(?:h|hrs?|hours?|m|mins?|minutes?|secs?|seconds?) ago\b/i,
  /\bsince (?:\d|noon|lunch|midnight|this morning|last night|an hour|(?:five|ten|twenty|thirty) min)|\bin (?:\d+|five|ten) ?(?:min|minutes|m)\b/i,
  /\bjust (?:now|deleted|dropped|pushed|leaked|crashed|died|went|broke|shipped|deployed|got|started|dropped)\b|\b(?:right now|at the moment|as we speak|immediately|still (?:down|failing|broken|going))\b/i,
  // Something fails as they write.
  /\b(?:starving|poisoned|like crazy|can(?:'|’)?t keep up|already live|insufficient capacity|all (?:offline|down|red|dead)|see(?:s|ing)? (?:nonsense|garbage|errors))\b/i,
  /\b(?:lag|queue|backlog|errors?|latency|bill|costs?)\b.{0,20}\b(?:growing|rising|climbing|grows|rises|climbs)\b/i,
  /\b(?:everything|all|serving|prod|production|site|queue|cluster|bill|cost|it|half) (?:is |are |was |has |just )?(?:dead|red|gone|broken|stuck|exploding|explodes|failing|drowning|dying|melting|burning|on fire|overflowing)\b/i,
  /\b(?:drowning|exploding|melting|on fire|burning|flooded|hammers|hijacked|compromised|hacked|keeps (?:\w+ing)|refuses connections|killed the|wrong since)\b/i,
  /\b(?:incident (?:call|bridge)|on the bridge|war ?room|about to (?:roll ?back|restart|revert|fail ?over|delete)|(?:customers|users) are (?:\w+ing)|like hell|patch not there|no patch yet|being exploited|, exploited|each other in the)\b/i,
  /\b(?:leaked|exposed|pushed to (?:a )?public|posted in|pasted in|by accident|accidentally)\b/i,
];

/** Whether a message sounds as if something were going wrong while it is written. A sign, and no proof: calm people write “now”, too. */
export function soundsPressing(text: string): boolean {
  return isOfNow(text) && PRESSING.some((pattern) => pattern.test(text));
}

/** Something was broken at another time, or what goes down is no system. */
const NOT_NOW =
  /\b(?:(?:in|during|after|since|at|when|before) (?:the|our|that|an?) (?:last|previous|latest|recent|earlier|first)\b|last (?:time|week|month|year|quarter|incident|outage|sev\w*|p1)\b|(?:was|were|been|went) (?:\w+ )?(?:down|out|offline) for\b|(?:days|weeks|months|years) ago\b|(?:prices?|costs?|salar\w+|skills?|pay|rates?|numbers?|quality|accuracy|usage|demand|bills?|spend\w*) (?:\w+ ){0,3}(?:go(?:es|ing)?|went|is|are|come|coming|came) down\b)/i;

/** Nobody tells a longer story while something burns, unless a word says that it does. */
const LONG_STORY_WORDS = 25;
const AT_PRESENT =
  /\b(?:right now|at the moment|as we speak|asap|immediately|emergency|help|still (?:down|failing|broken|going)|just now|first (?:hour|minutes?|ten minutes)|(?:is|are) down)\b/i;

/** Whether something is broken right now. */
export function soundsBroken(text: string): boolean {
  return isOfNow(text) && (BROKEN.test(text) || soundsLeaked(text));
}

/** Whether a text is no story about something that was broken once. */
function isOfNow(text: string): boolean {
  if (AT_PRESENT.test(text)) return true;
  return !NOT_NOW.test(text) && text.split(/\s+/).length <= LONG_STORY_WORDS;
}

/** Whether a key or password has got out. */
export function soundsLeaked(text: string): boolean {
  return LEAKED.test(text);
}

/** Whether something is broken right now, or somebody can't wait for another reason. */
export function soundsUrgent(text: string): boolean {
  return soundsBroken(text) || HURRY.test(text) || cannotWait(text);
}

/** Reads each line only as far as its first question word, so that a long text costs no more than its length. */
function cannotWait(text: string): boolean {
  return text.split('\n').some((line) => AT_ONCE.test(line.split(OF_A_QUESTION, 1)[0] ?? ''));
}

/** Who says that it is over: “Back up.”, “resolved”, “we are back to normal”. */
const OVER =
  /(?:^\W*|\b(?:is|are|it['’]s|we['’]re|all|everything|now|status:?) )(?:all )?(?:back (?:up|online|to normal)(?= ?(?:$|[.!,:;)]|again|now|since|for))|(?:resolved|recovered|mitigated)\b|all clear\b)/i;
/** A hope, a question, or half of it. */
const NOT_OVER =
  /\?|\b(?:not|never|no|until|once|when|if|before|partly|almost|should|will|still)\b|n['’]t\b/i;

/** Whether a message says that an incident is over. */
export function soundsOver(text: string): boolean {
  return text.split(/(?<=[.!?])\s+|\n/).some((said) => OVER.test(said) && !NOT_OVER.test(said));
}
