/**
 * Words that don't tell what a question is about: function words, and the small talk of a chat message. Words that mean
 * something in this field stay out of the list on purpose ("lead", "down", "off", "old", "new" in part).
 */
const LISTS = [
  // articles, pronouns, determiners
  `a an the this that these those such same other another each every either neither both all any some none few
  several many much more most less least enough
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
  herself it its itself they them their theirs themselves one ones someone somebody something anyone anybody anything
  everyone everybody everything who whom whose which what whatever whichever whoever where wherever when whenever why
  how however there here thing things stuff`,
  // verbs without content
  `am is are was were be been being isnt arent wasnt werent aint
  do does did done doing dont doesnt didnt
  have has had having havent hasnt hadnt
  can cannot cant could couldnt may might must mustnt shall should shouldnt will wont would wouldnt ought need needs
  needed neednt let lets
  im ive id ill youre youve youd youll hes shes weve wed well were theyre theyve theyd theyll thats whats wheres whos
  hows theres heres its
  get gets getting got gotten go goes going gone went come comes coming came make makes making made take takes taking
  took taken give gives giving gave given put puts putting keep keeps keeping kept
  say says saying said tell tells telling told ask asks asking asked
  know knows knowing knew known think thinks thinking thought want wants wanting wanted like likes liked seem seems
  seemed look looks looking looked see sees seeing saw seen feel feels feeling felt mean means meant guess suppose
  try tries trying tried use uses using used happen happens happening happened
  start starts started starting begin begins work works working worked`,
  // prepositions, conjunctions, adverbs
  `about above across after again against ago along already also although always among an and around as at away back
  because before behind below besides between beyond but by despite during else even ever except far for from further
  hence if in inside instead into just later maybe meanwhile moreover near nearly never nor not now of often on once
  only onto or otherwise out outside over per perhaps quite rather really regarding right since so sometimes soon still
  than then therefore though through throughout thus till to together too toward towards under unless until up upon
  usually versus very via vs whether while with within without yet
  actually basically literally honestly simply exactly especially particularly probably possibly anyway anymore
  etc eg ie aka re fyi btw imo imho afaik tbh asap tldr cc ok okay yes no yeah yep nope hmm hm um uh oh wow lol haha`,
  // chat
  `hi hey hello hiya yo howdy folks guys everyone morning afternoon evening day please pls plz thanks thank thx ty
  cheers sorry quick question questions wondering wonder curious anyone advice advise tip tips pointer pointers suggest
  suggestion suggestions recommend recommendation recommendations help helps helping helped idea ideas thoughts kindly
  appreciate appreciated context regards greetings dear ping pinged today tomorrow yesterday tonight currently lately
  recently nowadays bit lot lots kind sort way ways good best better great nice cool fine bad worse worst
  gonna wanna gotta kinda sorta dunno lemme guidepost guide guidance card cards describe show example examples
  first second third last next two three four five six seven eight nine ten`,
];

const STOP_WORDS: ReadonlySet<string> = new Set(LISTS.flatMap((list) => list.split(/\s+/)).filter(Boolean));

/** @param word lower case, without apostrophes */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** All of them, for the spelling check: a mistyped "waht" must not be read as a word of the field. */
export function stopWords(): Iterable<string> {
  return STOP_WORDS;
}
