import { plainForm } from './words.ts';

/**
 * Everyday English words. They are not stop words, because they help to tell cards apart when a question has nothing
 * better, but they hardly say what it is about: "nobody", "half", "month". They count less in the ranking and in the
 * confidence of an answer. Everyday words that are also words of this field ("lead", "pay", "train", "change", "learn")
 * are left out on purpose.
 */
const LISTS = [
  // time
  `time times day days daily week weeks weekly weekend month months monthly year years yearly hour hours minute minutes
  second seconds moment while century decade age early earlier late later soon sooner recent past present future
  ago since monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december spring summer autumn winter season morning noon evening night midnight quarter
  forever constantly constant always sometimes rarely rare often frequent frequently eventually finally sudden suddenly
  current old older oldest new newer newest young date dates wait waiting delay during long longer longest short shorter`,
  // amounts and comparison
  `half double triple dozen hundred hundreds thousand thousands million couple pair whole entire entirely full fully
  empty total totally complete completely part parts partly piece pieces share amount number numbers count rest
  almost about around roughly exactly exact just only barely hardly alone single multiple various different difference
  similar equal extra additional plenty enough tons loads huge big bigger biggest large larger largest small smaller
  smallest tiny little great greater high higher low lower top bottom middle deep heavy light wide narrow thick thin
  long tall main major minor common usual normal typical special certain particular specific general overall average
  maximum minimum max min okay decent perfect wrong right correct true false real actual possible impossible likely
  unlikely sure certain clear obvious simple easy hard difficult tough serious important interesting strange odd weird
  crazy mad silly stupid dumb smart clever funny sad happy glad angry upset nice lovely pretty ugly beautiful good bad
  worse worst fine cheap fast quick quickly slowly strong weak hot cold warm cool dry wet loud quiet dark bright clean
  dirty open closed free busy ready able unable willing alive dead safe dangerous extreme extremely truly seriously
  plain dull fancy fresh proper properly badly well easily kind decent`,
  // people and places in general
  `person people man men woman women guy guys boy girl child children friend friends family folks colleague colleagues
  coworker coworkers teammate teammates neighbor boss chief crew group groups crowd human humans public member members
  nobody somebody everybody anybody world country countries city town place places area home house room office building
  street road store shop floor wall door window table tables desk box boxes bag corner side sides front back top end
  ends edge center line lines row rows column columns word words name names list lists page pages picture pictures image
  paper book sheet letter letters note notes sign signs story stories title item items example case cases fact facts
  matter matters issue topic subject reason reasons cause result results effect goal purpose chance choice option options
  opinion view views answer answers reply response request requests rule rules step steps level levels stage form forms
  type types sort shape size sizes color set sets unit units bit point points spot thing stuff life lives death body hand
  hands eye eyes head heads face ear ears heart mind voice foot feet leg arm arms back blood skin hair water air fire
  earth sun sky ground hell heaven god love hate luck fun joy pain hope dream dreams wish trouble mistake mistakes
  situation condition state status order orders meeting meetings call calls mail email message messages chat post posts
  thread channel article articles video videos link links file files folder copy copies version job office hours thing
  nothing none`,
  // verbs of everyday life
  `be become becomes becoming became bring brings bringing brought call called calling carry carries carried catch catches
  caught cause caused check checks checked checking choose chose chosen clean clear close closed closing come cover covers
  covered create creates created cut cuts cutting deal deals dealing decide die dies died do draw drop drops dropped eat
  end ended ending enjoy enjoys enter exist exists expect expected expecting face facing fall falls fell fallen fill
  filled find finds finding found finish finished fit fits fix fixed fixing follow follows followed following forget
  forgets forgot forgotten get give go hand handle handles handled handling hang hear hears heard help hit hits hold holds
  holding held hope hurt include includes included including join joined jump keep kick kill kills killed lay leave leaves
  leaving left let lie lies lift list live lives living lose loses losing lost love loved make manage matter mention
  mentioned miss missed missing move moves moved moving need notice noticed notices offer offers offered open opens opened
  opening order own owned owns pass passes passed passing pick picks picked picking place placed plan play plays played
  playing point prefer prepare prove provide provides provided pull pulls pulled push pushed pushes pushing put raise
  raised reach reaches reached read reading receive received refuse refused remain remember remembers remembered remove
  removed removes reply replied require return returned returns run runs running ran save say seem sell send sends sending
  sent separate serve set setting setup show shows showed showing shown shut sit sits sitting sat sleep solve sound sounds
  speak speaks spend spends spending spent split stand stands standing stood stay stays stayed step stick sticks stop stops
  stopped stopping suffer surprise surprised switch switched switches switching take talk talks talking talked throw throws
  thrown threw touch touched turn turns turned turning understand understood update updates updated visit wake wakes walk
  watch wear win wins winning won wonder worry write writes writing written wrote act acts acting add adds added adding
  agree agrees agreed allow allows allowed announce announced apply applies applied applying appear appears arrive arrived
  attach attached avoid avoids believe believes believed belong belongs break breaks breaking broke broken claim claims
  compare compared complain complains complained concern concerned connect connected consider considered contain contains
  continue continues cost depend depends describe deserve deserves differ discuss discussed discussing divide explain
  explains explained fail fails failed failing force forced guess hire ignore ignored ignores imagine improve insist invite
  invited involve involved judge kept knock last lasts lead let limit look meet meets met mind mix order pay point pretend
  promise promised protect publish reduce refer relate rely repeat repeated replace report reported ruin rush search seek
  share shared sharing sign signed smell start stare store study suggest suit support swear switch tend thank tie tired try
  trying understand use want warn warned waste welcome work`,
  // adverbs, connectors and fillers that are not stop words
  `ever never instead otherwise somehow somewhere anywhere everywhere nowhere apart aside ahead forward backward upside
  inside outside above below beyond within without maybe perhaps probably definitely absolutely surely obviously clearly
  apparently supposedly hopefully unfortunately luckily especially mainly mostly generally usually normally typically
  slightly somewhat fairly rather quite pretty super mega damn bloody heck god wtf ugh argh sigh kinda basically literally
  together apart again alone else able per cent percent either neither whether really actually non kind ready worth`,
];

const COMMON: ReadonlySet<string> = new Set(
  LISTS.flatMap((list) => list.split(/\s+/).filter(Boolean).map(plainForm)),
);

/** Words of this field among the everyday words above; they keep their full weight. */
const OF_THE_FIELD = new Set(
  `lead leads leading pay plan manage improve reduce report support study replace hire cost update version image
  data teammate teammates goal share split switch break broken version message chat channel future judge average
  maximum thread`.split(/\s+/),
);

/** @param plain a word in plain form */
export function isCommonWord(plain: string): boolean {
  return COMMON.has(plain) && !OF_THE_FIELD.has(plain);
}

/** All of them, for the spelling check. */
export function commonWords(): Iterable<string> {
  return COMMON;
}
