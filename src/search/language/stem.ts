import { stemmer } from 'stemmer';

/** Forms of one word that Porter's rules leave apart: the stem, then its forms. */
const IRREGULAR = `
  person: people persons
  man: men | woman: women | child: children
  data: datas | index: indices indexes | matrix: matrices | criterion: criteria
  analysi: analyses analysis analyze analyzes analyzed analyzing
  break: broke broken breaks breaking breakage breakages
  pay: paid pays paying | teach: taught teaches teaching | learn: learnt
  grow: grew grown growth growing grows | lose: lost loses losing | build: built builds building
  buy: bought | catch: caught | choos: chose chosen choice choices | drive: drove driven driving driver drivers
  fall: fell fallen | forget: forgot forgotten | hide: hid hidden | hold: held | lead: led leads
  leader: leaders leadership | leav: left leaves leaving | meet: met | run: ran | sell: sold | send: sent
  sleep: slept | spend: spent | speak: spoke spoken | steal: stole stolen | throw: threw thrown
  understand: understood | write: wrote written writing writes | win: won | prove: proven proof
  decid: decision decisions | begin: began begun | bring: brought | feel: felt | fight: fought | find: found
  hear: heard | know: knew known | keep: kept | see: saw seen | sit: sat | stand: stood | strike: struck
  think: thought | wake: woke woken | wear: wore worn | freez: froze frozen | rise: rose risen
  bia: bias biases biased | ethic: ethics ethical ethically unethical
  scale: scalability scalable scaling scaled scales scaler
  reliabl: reliability reliably reliable | availabl: availability available
  certif: certified certification certifications certificate certificates certify cert certs
  vulner: vulnerable vulnerability vulnerabilities vuln vulns
  complianc: compliant comply complies complying complied compliance
  generat: generation generate generates generated generating generative
  experience: experiences experienced | experiment: experiments experimenting experimentation experimental
  production: productions | productiv: productive productivity productively
  engineer: engineers engineered engineering
  organiz: organize organizes organized organizing organizer organization organizations organizational
  responsibl: responsible responsibly responsibility responsibilities
  explainabl: explainable explainability | accountabl: accountable accountability accountabilities
  one: ones | competence: competences competency competencies competent
  projection: projections projected | normaliz: normalize normalizes normalized normalizing normalization
  kubernetes: kubernets | skill: skilled skills
  use: used uses using useful usefully usefulness
`;

/**
 * Words whose last letters are no ending, or that Porter's rules would confuse with another word: "marketing" with
 * "market", "organization" with "organ", "policy" with "police", "community" with "communicate".
 */
const KEPT_AS_THEY_ARE = `
  aws eks ecs emr ios sos ops aiops mlops devops devsecops chatops gitops finops llmops kubernetes jenkins redis
  windows prometheus postgres news series business always sales
  community policy police university universe universal general generic generics
  engine marketing position positive competition government governance business
  expense expensive integral integrity personal personnel operator important emergency
  emerging novel capital department relative morale moral heating redundancy redundant specialist special
  apartment fitness findings reviewer visibility dependability
  container personality recommender seasoned
  responsive politics adapter objection objective dependency
  dependable cluster clustering clutter tire tired unused critic criticism employer employment employee rapid
  manager authority author secretary secret customs custom customer several severe severity internal international intern internship universe commission committee
`;

const stems = new Map<string, string>();
for (const line of IRREGULAR.split(/[\n|]/)) {
  const [lemma, forms] = line.split(':').map((part) => part.trim());
  if (!lemma || !forms) continue;
  stems.set(lemma, lemma);
  for (const form of forms.split(/\s+/)) stems.set(form, lemma);
}
for (const word of KEPT_AS_THEY_ARE.split(/\s+/).filter(Boolean)) {
  stems.set(word, word);
  if (word.endsWith('y')) stems.set(`${word.slice(0, -1)}ies`, word);
  else if (!word.endsWith('s')) stems.set(`${word}s`, word);
}

/**
 * The stem of an English word in lower case and American spelling. Words with digits and words in other scripts stay
 * as they are.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  // Porter turns every final y into i, even where that separates "deploy" from "deployment".
  return stemmer(word).replace(/([aeou])i$/, (all, vowel: string) =>
    word.includes(`${vowel}y`) ? `${vowel}y` : all,
  );
}
