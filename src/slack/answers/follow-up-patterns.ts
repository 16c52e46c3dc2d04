// How people ask for more about the last answer. A request is the whole text or none: see `exactly`.

/** Pieces that the patterns are made of. */
export const THIS = '(?:this|that|it|these|those)';
const ONE = '(?:ones?|cards?|answers?|options?|suggestions?|ideas?|results?|guidance|tips?)';
const NOUN = '(?:ones?|cards?|answers?|options?|suggestions?|ideas?|results?|guidance)';
export const TOPIC = `(?:${THIS}|the same(?: topic| thing| question| problem)?|${THIS} (?:topic|thing|question|problem|subject))`;
export const ON_TOPIC = `(?:about|on|for|regarding|around|with|to|of|in|like|against) ${TOPIC}`;

export const MORE_SOME = exactly(
  `(?:(?:any|some|a few|a couple|two|three|2|3|even|the) )?more(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `(?:(?:any|some) )?more like ${THIS}`,
  `(?:(?:any|some|what) )?(?:more|else) (?:(?:that|which) )?(?:fits?|might fit|may fit)(?: ${THIS})?`,
  `(?:(?:any|some|the|what) )?others?(?: ${NOUN})?(?: (?:do you have|have you got|are there|is there))?`,
  `(?:any |what )?(?:other|further|more|additional) ${NOUN}(?: (?:do you have|have you got|are there|is there))?(?: ${ON_TOPIC})?`,
  `(?:what|anything|something|what about something|any(?:thing)?) else(?: (?:do you have|have you got|is there))?(?: ${ON_TOPIC})?`,
  `else`,
  `(?:the )?next (?:ones|cards)`,
  `(?:go on|keep going|continue)`,
);
/** “More about this” asks for the card's own details, not for the next cards. */
export const MORE_OF_IT = exactly(`more (?:about|on) (?:this|that|it)(?: (?:one|card))?`);
export const MORE_ONE = exactly(
  `another(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `one more(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `(?:the )?next(?: (?:one|card))?`,
  `(?:a |the )?(?:different|other) (?:one|card|answer)`,
  `(?:something|anything) different`,
);

export const WHY = exactly(
  `why`,
  `why ${THIS}(?: ${ONE})?`,
  `why the ${ONE}`,
  `why (?:did|do|would|have) you (?:pick|picked|choose|chosen|show|shown|give|given|suggest|suggested|send|recommend|think of|find|say|post)(?: (?:me|us))?(?: ${THIS})?(?: ${ONE})?`,
  `why (?:is|was|are|were) ${THIS}(?: ${ONE})?(?: (?:relevant|the answer|chosen|shown|picked|suggested|recommended|fitting|first|best|the best(?: one| fit| card)?|the right one))?`,
  `why (?:does|do|did|would) ${THIS}(?: ${ONE})? (?:fit|match|come up|show up|help|apply)`,
  `how come(?: ${THIS}(?: ${ONE})?)?`,
  `how did you (?:find|get|pick|choose|come up with|come to|arrive at|get to|select) ${THIS}(?: ${ONE})?`,
  `what makes you (?:think|say) (?:so|that|this)`,
  `(?:explain|tell me|say) why(?: ${THIS}(?: ${ONE})?)?`,
  `explain (?:your|the|this|that) (?:choice|pick|answer|selection|ranking)`,
);

const SHARE_WHAT = `(?: (?:${THIS}|the (?:card|answer)|${THIS} (?:one|card|answer)))?`;
export const SHARE_HERE = exactly(
  `(?:re)?share${SHARE_WHAT}(?: (?:here|in (?:the|this|our) thread|with (?:the|this|our) thread|in here))?`,
  `post (?:${THIS}|the card|${THIS} (?:one|card))(?: (?:here|in (?:the|this|our) thread|in here))?`,
);
export const SHARE_CHANNEL = exactly(
  `(?:share|post)${SHARE_WHAT} (?:in|to|with|for) (?:the |this |our |my |a |another )?(?:channel|team|group|everyone|everybody|others|all|us|colleagues|people|whole team|rest|somebody|someone)`,
  `(?:share|post)${SHARE_WHAT} somewhere(?: else)?`,
);
export const SHARE_NAMED = exactly(
  `(?:share|post|send)${SHARE_WHAT} (?:in|to|with) (?:the )?CHANNEL(?: channel)?`,
);
/** With somebody, or in a channel that Slack doesn’t know by that name. */
export const SHARE_PERSON = exactly(
  `(?:share|post|send)${SHARE_WHAT} (?:with|to|for) PERSON`,
  `(?:share|post)${SHARE_WHAT} with (?!(?:me|myself|it|this|that|them)$)[a-z]+`,
);
export const SHARE_UNKNOWN = exactly(
  `(?:share|post|send)${SHARE_WHAT} (?:in|to|with|on) (?:the )?HASHTAG(?: channel)?`,
);

const CARD = `(?:${THIS}|(?:this|that|the) (?:card|answer|info|information|text|one|advice|guidance))`;
/** Says that the card is wrong, or asks to tell somebody. */
export const REPORT = exactly(
  `(?:report|flag)(?: (?:a|an|the|this|that|one))?(?: (?:mistake|error|problem|issue|card|typo))(?: (?:on|in|with) ${CARD})?`,
  `(?:report|flag) ${THIS}`,
  `(?:there is|there's|theres|i (?:found|see|spotted)) (?:a |an )?(?:mistake|error|typo)(?: (?:on|in|with) ${CARD})?`,
  `${CARD}(?: is|'s| has| looks| seems) (?:a bit |a little |very |completely |already )?(?:outdated|out of date|out dated|old|obsolete|stale|incorrect|inaccurate|factually wrong|a typo|an error|a mistake|no longer (?:true|correct|right|current))`,
  `(?:that's|it's) (?:outdated|out of date|obsolete|incorrect|no longer (?:true|correct|current))`,
);

export const SAVE = exactly(
  `(?:save|bookmark)(?: (?:${THIS}|the card|${THIS} (?:one|card)))?(?: (?:for (?:later|me|us)|to my (?:saved )?(?:cards|list|bookmarks)))?`,
  `(?:keep|remember) (?:${THIS}|the card|${THIS} (?:one|card))(?: for (?:later|me))?`,
  `add (?:${THIS}|the card|${THIS} (?:one|card)) to my (?:saved )?(?:cards|list|bookmarks)`,
);

export const WHOLE = exactly(
  `(?:the |that |this )?(?:whole|full|entire|complete)(?: (?:card|page|thing|one|text|version|story|answer))?`,
  `(?:all|the rest) of ${THIS}`,
  `(?:in full|in detail|(?:more |the |all the |all )?details?|everything|the rest|the (?:card|page))`,
  `(?:${THIS}|${THIS} (?:one|card))(?: in (?:full|detail))?`,
);
/** “It” and “this one” ask for the card only after a verb: “show it”. */
export const BARE_THIS = exactly(`(?:${THIS}|${THIS} (?:one|card))`);

const US = '(?:we|i|you|one)';
const DO = '(?:do|start|begin|approach|implement|achieve|tackle|go about|get there|make)';

export const SHORTER = exactly(
  `(?:a |the )?(?:(?:much|bit|little) )?(?:shorter|briefer)(?: (?:please|answer|version|one))?`,
  `(?:a |the )?(?:short|quick|brief) (?:answer|version|one|summary)`,
  `(?:too long )?(?:tl dr|tldr)`,
  `(?:that'?s |this is |it'?s )?(?:way )?(?:too long|too much text|a lot of text)(?: (?:did not|didn't) read)?`,
  `(?:in short|in brief|in a nutshell|in (?:one|a) (?:sentence|line|word)|in (?:a )?few words|the gist|bottom line|the bottom line)`,
  `(?:shorten|summarize|summarise|sum up) ${THIS}`,
  `(?:summarize|summarise|summary|a summary|sum ${THIS} up)`,
  `(?:make|keep|say|put) ${THIS} (?:short|shorter|brief|briefer|in (?:one|a) (?:sentence|line))`,
);

export const STEPS = exactly(
  `how(?: exactly| then)?`,
  `(?:but |and )?how (?:do|can|would|should|could|will|did) ${US} ${DO}(?: (?:with|on))? ${THIS}`,
  `how (?:is|would|does) ${THIS} (?:done|work in practice)`,
  `how to(?: ${DO}(?: with)? ${THIS})?`,
  `(?:(?:what|which) (?:are |would be )?)?(?:(?:the|some|first|next|concrete|exact|single) )*steps?(?: (?:for|to do|of) ${THIS})?`,
  `step by step`,
  `how to start`,
);

export const EXAMPLE = exactly(
  `(?:(?:an?|any|some|one|the) )?(?:(?:concrete|real|practical|specific|good|short|real life|real world) )*examples?(?: (?:of|for|on) ${THIS})?`,
  `for (?:example|instance)`,
  `like what`,
  `such as(?: what)?`,
  `e ?g`,
  `(?:be |a bit |something )?(?:more )?(?:concrete|specific)`,
  `(?:what|how) (?:does|would|could) ${THIS} look(?: like)?(?: in (?:practice|real life|reality))?`,
);

const NOVICE =
  '(?:juniors?|beginners?|newbies?|newcomers?|dummies|starters|laypeople|(?:non ?)?-?(?:technical|tech) (?:people|person|folks)|new hires?|(?:a )?five year olds?|kids?|my (?:grandma|mom|boss|manager))';
const PLAIN = "(?:simple|simpler|plain|plainer|easy|easier|other|normal|layman'?s?)";
export const SIMPLY = exactly(
  `for (?:an? |the |our )?${NOVICE}`,
  `explain(?: ${THIS})?(?: (?:again|please|to me|to us))*`,
  `(?:explain|say|put|tell)(?: ${THIS})?(?: (?:to me|to us|me))? (?:simply|simpler|more simply|in ${PLAIN} (?:terms|words|english|language))`,
  `(?:explain|say|put)(?: ${THIS})?(?: (?:to|for|like|as if|as to))?(?: (?:i'm|i am|i was|we're|we are))?(?: to)? (?:an? |the |our )?(?:${NOVICE}|five|5)`,
  `eli ?5`,
  `(?:simpler|simply)`,
  `in ${PLAIN} (?:terms|words|english|language)`,
  `(?:i|we) (?:do not|don't|dont) (?:understand|get)(?: ${THIS})?`,
  `(?:that'?s |this is |it'?s )?too (?:complicated|technical|complex|hard)`,
  `what does ${THIS} mean`,
);

/** Tests whether a text matches one of these patterns from its first word to its last. */
function exactly(...patterns: string[]): (text: string) => boolean {
  const whole = new RegExp(`^(?:${patterns.join('|')})$`);
  return (text) => whole.test(text);
}
