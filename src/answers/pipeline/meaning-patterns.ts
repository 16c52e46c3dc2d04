/**
 * How people ask what a term means. In the patterns, § is where the term stands. They were chosen on 420 judged messages by
 * five authors, and must take none of the messages for a question that want something else.
 */

const anyOf = (...parts: string[]) => `(?:${parts.join('|')})`;
const patterns = (...sources: string[]) => sources.map((source) => new RegExp(source, 'iu'));

const ARTICLES = `(?:${anyOf('an?', 'the', 'this', 'these', 'those', 'that', 'such(?: an?)?', 'so-called', '(?:thing )?called', 'word', 'term', 'acronym', 'abbreviation')} )*`;

/** What people put between “what is” and the term. */
const EMPHASIS = `(?: ${anyOf(
  'on earth',
  'in the world',
  'the (?:hell|heck|f\\w*)',
  'exactly',
  'actually',
  'even',
  'really',
  'again',
  'please',
  'pls',
  'then',
  'now',
  'it,? an?',
  '(?:meant|understood) (?:by|with)',
  '(?:do )?(?:we|you|they|people) (?:call|mean by)',
  'is',
  'are',
)})*`;

const WHAT_IS = `\\b${anyOf(
  `(?:what|wat|wut|wtf|wth)${EMPHASIS} ?(?:is|are|was|were|'s|s|r|does|do|would be)`,
  "what'?s",
  'wats',
  'wtf',
)}${EMPHASIS}`;

/** Ends the term: what follows says no more about what is asked. */
const END = anyOf(
  ' *$',
  ' *[?!.,:;()–—-]',
  ' and (?!how (?:do|does|to|can|should) |when|who should|should)',
  ' on (?:the |our )?\\w+(?=[?.,!]|$)',
  ` ${anyOf('in', 'or', 'for', 'as', 'to', 'when', 'compared', 'anyway', 'again', 'even', 'really', 'supposed', 'exactly', 'called', 'about', 'thing', 'stuff', 'means?', 'meant', 'like', 'please', 'pls', 'then', 'lol', 'now', 'good for', 'used', 'guys', 'folks', 'people', 'anyone', 'someone', 'i', 'you', 'finance')}\\b`,
);

const EXPLAIN = `\\b${anyOf(
  'explain',
  'define',
  'describe(?: to me)?',
  'clarify',
  'translate',
  'demystify',
  'unpack',
  'decode',
  'eli5',
  'wdym(?: by)?',
  'tl;?dr (?:on|of|for)',
  'primer on',
  '(?:def(?:inition)?|meaning|signification|explanation) (?:of|for)',
  '(?:meant?|means) (?:by|with)',
  'understand (?:by|under)',
  'lost at',
)}(?: ${anyOf('me', 'us', 'to (?:me|us|a \\w+)', 'please', 'pls', 'what', 'is', 'are', 'an?', 'the', "like i'm five")})*[:,]?`;

/** “What is it”, after a term: nothing may follow that asks for something else. */
const WHAT_IS_IT = `(?:what|what'?s|wat|wats)${EMPHASIS}(?: (?:is|are|r|was|does|do|did|s|'s))?(?: ${anyOf('it', 'that', 'this', 'they', 'these', 'those', 'the', 'thing', 'word', 'number', 'letters', 'one', 'he', 'she', 'such a thing')})*(?: ${anyOf('means?', 'stand for', 'say', 'do', 'supposed to \\w+', 'thing', 'about', 'now', 'actually', 'really', 'exactly', 'even', 'at all', 'counting')})*(?= ?(?:[?!.,;:)…-]|$| in this| for an?| and))`;

const IN_SHORT = anyOf(
  '(?:please )?(?:define|def|definition|meaning|explain|explained|eli5)\\b',
  'in (?:one|two|a|plain|simple) (?:\\w+ )?(?:lines?|words?|sentences?|english|terms)',
  'in short',
  'for (?:dummies|beginners|my boss|a slide|a five|a non)',
  'spell it out',
  'never heard',
  'i (?:always |keep )?(?:mix|confus)\\w*',
  'still no idea',
  'no (?:idea|clue) what',
);

const GREETING = `(?:(?:hi|hey|hello|sorry|so|ok|um|uh|quick one|dumb question|all|bot)\\W+)*`;

/** The term stands at § in a question for its meaning. */
export const ASKS_FOR: readonly RegExp[] = patterns(
  // “what the heck is eBPF”, “what are tokens”, “what showback is”
  `${WHAT_IS} ${ARTICLES}§${END}`,
  `\\bwhat(?: exactly)? ${ARTICLES}§ (?:is|are|was|means?|meant|stands?|says?|does)\\b`,
  // “explain X”, “definition of X”, “what do they mean with X”
  `${EXPLAIN} ${ARTICLES}§${END}`,
  `\\bexplain (?:to )?(?:me |us )?(?:what |how )?${ARTICLES}§ (?:is|are|means?)\\b`,
  // “difference between X and Y”, “X vs Y”, “is X the same as Y”
  `\\bdiff(?:erences?)?\\b(?: (?:between|of|from|is|the|in))* ${ARTICLES}§`,
  `\\bdiff(?:erences?)?\\b.{0,30}\\b(?:and|to|vs) ${ARTICLES}§`,
  `\\bhow (?:is|are|do|does) ${ARTICLES}§ (?:differ|unlike|not the same)`,
  `^(?:\\S+ ){0,4}§ (?:vs\\.?|versus) (?:\\S+ ?){1,12}$`,
  `\\b(?:vs\\.?|versus) ${ARTICLES}§(?:,|$| [^,]{0,30}$)`,
  `\\b(?:is|are) ${ARTICLES}§,? (?:really |basically |actually |maybe )?(?:the same|just|only|an? |like |a kind of|another word|different|some(?: kind of)?|more or less|something|nothing but)`,
  // “X means what”, “X = ?”, “X what is it”, “X in one line”, “canary deploy meaning”
  `§\\W* (?:(?:is|are|means?|stands? for|meant|be) (?:what|wat)\\b|= ?\\?)`,
  `§ ?(?:={1,3}|:=|->|=>|≙|≈|~) ?(?:\\?|what\\b|wtf\\b)`,
  `(?:\\?|what|wtf) ?(?:={1,3}|:=|≙|≈) ?§`,
  `^${ARTICLES}§ ?(?:≠|!=|<>|<->) ?\\S+(?: \\S+){0,3}$`,
  `§\\W+${WHAT_IS_IT}`,
  `§\\W+${IN_SHORT}`,
  `^(?:\\S+ ){0,2}§(?: \\w+)? (?:meaning|explained|definition|wut|wat|def)\\b`,
  `^${ARTICLES}§ ?[.,:;–—-]+ (?:is (?:it|that|this) |it'?s just |as in |like )`,
  `^${ARTICLES}§,? (?:anyone|anybody|someone) ?\\?`,
  // “RAG?”, “CDC? the pipeline guys use it”, “WIF ? gcp”, “DORA regulation?”
  `^${GREETING}${ARTICLES}§(?: (?:file|score|limit|pattern|thing|protocol|metric|\\(\\w+\\)))? ?\\?(?!.*\\b(?:should|how|when|shall|which|first|worth)\\b)`,
  `^${ARTICLES}§,? \\w+ ?\\?+$`,
  // “LoRA, how to use it”
  `^${GREETING}${ARTICLES}§\\W+(?:what is it (?:and )?)?(?:how|when) to use (?:it|them|this|that)\\W*$`,
  `\\b(?:our|an?|the) §\\W+(?:our|an?|the) what\\b`,
  // “I never understood X”, “I don’t get this word X”
  `\\b${anyOf('never (?:understood|got|understand|heard of)', "(?:don'?t|do not|dont) (?:get|understand|know)(?: (?:what|the|this|word|term))*", `no (?:idea|clue) what(?:${EMPHASIS}| an?| the)*`, 'remind me what', 'tell me what(?: is| are)?')} ${ARTICLES}§${END}`,
  // “what’s the Westrum thing”
  `\\bwhat(?:'?s| is) (?:the|this) §(?: \\w+)? thing\\b`,
  // In languages that a team may slip into.
  `${anyOf('was (?:ist|sind|bedeutet|heißt)', 'wofür steht', 'wat is', 'que significa', 'qu[eé] es', 'o que [eé]', "c'est quoi", "qu'est-ce que?", "(?:che )?cos'è", 'co to jest')}(?: (?:ein|eine|een|un|une|um|uma|le|la|el|o|a))? §`,
);

/** The term at § is known; what is asked is the other one. */
export const KNOWS: readonly RegExp[] = patterns(
  `\\b(?:i|we) (?:(?:only|just) (?:know|have|use)|know(?: only)?|(?:have|use) only) ${ARTICLES}§`,
  `\\b(?:only|just) (?:know|heard of|heard about|have) ${ARTICLES}§`,
  `§,? (?:i|we) (?:already |only )?(?:know|have)\\b(?! only)`,
  `§ (?:is clear|i get|i know)`,
  `\\b(?:i|we) (?:get|understand) ${ARTICLES}§(?= *$|,| (?:but|kinda|kind of|already|though)\\b)`,
);

const REFERS = '(?:it|that|this|these|those|they|he|she|such(?: a thing)?|the (?:letters|word|term))';
const LITTLE_MORE = anyOf(
  'means?',
  'meant',
  'shows?',
  'measures?',
  'stands? for',
  'says?',
  'includes?',
  'counts?',
  'do',
  'does',
  'is',
  'are',
  'be',
  'tells?',
  'good for',
  'used for',
  'about',
  'for',
  'exactly',
  'actually',
  'really',
  'even',
  'here',
  'there',
  'please',
  'pls',
  'lol',
  'now',
  'at all',
  'supposed to (?:be|mean|do)',
  'level',
  'thing',
  'term',
  'word',
  'metric',
  'concept',
  'number',
  'pattern',
  'role',
  'part',
  'kind',
  'called',
  'in (?:this context|simple \\w+|plain \\w+|short|english)',
);

/** Somewhere it is asked what something is that was named before. */
export const ASKS_BACK: readonly RegExp[] = patterns(
  `\\b(?:what|wat|wtf)(?:'s|s| is| are| r| does| do| did| was)? (?:else )?${REFERS}(?: ${LITTLE_MORE})*(?=\\s*(?:[?.!,;)]|$|and\\b|or\\b))`,
  `\\bwhat (?:does|do|did) (?:${REFERS}|\\w+) mean\\b`,
  "\\bwhat(?:'s| is) (?:(?:his|her|their|the) job|(?:included|counted|meant|measured)\\b)",
  `\\bwhat(?:'s| is)? (?:counts|counted) as\\b|\\bhow is (?:this|it|that)(?: \\w+)? defined`,
  `\\b(?:somebody|someone|anyone|anybody) (?:knows?|can (?:say|tell|remind)|has an? (?:idea|explanation)|got an?)[^?]*\\b(?:what|explanation)`,
  `\\bmeaning ?\\?|\\bwhich means what\\b|\\bmeans? what\\b|\\bwhat means\\b|\\bis what\\b|\\bis\\W+ what\\b|\\bof what\\b|\\bwant to (?:tell|say)\\b`,
  `\\bnever heard\\b|\\bno (?:idea|clue)(?= *[.?!]*$)|\\bremind me what\\b|\\btranslate\\b|\\bstands? for\\b|\\bdefinition\\b|\\bdefined?\\b`,
  `\\bsounds like\\b|\\bplease clarify\\b|\\bkeep nodding\\b|\\b(?:no one|nobody) explains\\b|\\bwhat's the (?:thing|deal)\\b|\\bwhat am i\\b`,
  `\\b(?:is it|is that) an? .{2,40} or (?:what|an?)\\b|\\bis responsible\\?|\\bjust means?\\b|\\bwofür\\b|\\bbetekent\\b`,
);

/** “What is a …”, about something that is named there and is no term: nothing before it is meant. */
export const ASKS_ABOUT_OTHER =
  /\bwhat(?:'s| is| are) (?:an? |the )?(?!(?:it|that|this|these|those|he|she|his|her|their|such|meant|counted|included|measured|even|called|actually|exactly|supposed|being|job|thing|deal|meaning|difference)\b)\p{L}/iu;

/** What sets two things apart, or whether they are one. */
export const COMPARES =
  /\b(?:vs\.?|versus|diff\w*|distinct\w*|distinguish\w*|(?:the |is |are |not )same|synonyms?|interchangeabl\w+|equal|identical|opposite|apart|separates?|which is which|mix\w* up|confus\w+)\b/i;

/** Two things are compared for a purpose: “H100 vs B200 for inference”. */
export const COMPARED_FOR_USE = /\b(?:vs\.?|versus)\s.*\bfor\b/i;

/** The plain words for a meaning. */
export const ASKS_MEANING =
  /\b(?:what|what['’]?s|wtf|explain|define|definition|meaning|means?|stands? for)\b|= ?\?/i;

/** Introduces a word as such. */
export const INTRODUCES =
  /\b(?:called|named|name|word|term|says?|said|wrote|asks? (?:for|about)|wants?|read|saw|heard|hear|tile|line|column|panel|box)(?: (?:of|about|for|us|me|always|an?|the|'?add|add))*\W*$/iu;

/** Somebody wants to know how to do something, even if it is to explain a term. */
export const WANTS_A_WAY =
  /\bhow (?:do|can|could|should|would|to) (?:i|we|my|our)\b|\b(?:i|we) (?:have to|need to|should) explain\b|\b(?:i|we) must explain (?!.*\bso what\b)/i;

/** What is asked there is more than a meaning. */
export const ASKS_FOR_MORE =
  /\b(?:how (?:do|to|much|many|long|often|should|would|can) (?:we|i|you|a|the)|should (?:we|i)|why (?:do|does|is|are|did)|best (?:way|practice)|failing|when (?:do|should)|earn|paid|steps|take to|first\?)\b/iu;
