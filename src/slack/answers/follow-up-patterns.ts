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

export const SAVE = exactly(
  `(?:save|bookmark)(?: (?:${THIS}|the card|${THIS} (?:one|card)))?(?: (?:for (?:later|me|us)|to my (?:saved )?(?:cards|list|bookmarks)))?`,
  `(?:keep|remember) (?:${THIS}|the card|${THIS} (?:one|card))(?: for (?:later|me))?`,
  `add (?:${THIS}|the card|${THIS} (?:one|card)) to my (?:saved )?(?:cards|list|bookmarks)`,
);

export const WHOLE = exactly(
  `(?:the |that |this )?(?:whole|full|entire|complete)(?: (?:card|thing|one|text|version|story|answer))?`,
  `(?:all|the rest) of ${THIS}`,
  `(?:in full|in detail|(?:more |the |all the |all )?details?|everything|the rest|the card)`,
  `(?:${THIS}|${THIS} (?:one|card))(?: in (?:full|detail))?`,
);
/** “It” and “this one” ask for the card only after a verb: “show it”. */
export const BARE_THIS = exactly(`(?:${THIS}|${THIS} (?:one|card))`);

/** Tests whether a text matches one of these patterns from its first word to its last. */
function exactly(...patterns: string[]): (text: string) => boolean {
  const whole = new RegExp(`^(?:${patterns.join('|')})$`);
  return (text) => whole.test(text);
}
