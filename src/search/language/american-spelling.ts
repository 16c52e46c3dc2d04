/** Pairs that no rule covers. */
const WORDS: Readonly<Record<string, string>> = {
  centre: 'center',
  centres: 'centers',
  centred: 'centered',
  fibre: 'fiber',
  litre: 'liter',
  metre: 'meter',
  theatre: 'theater',
  catalogue: 'catalog',
  catalogues: 'catalogs',
  dialogue: 'dialog',
  analogue: 'analog',
  programme: 'program',
  programmes: 'programs',
  licence: 'license',
  licences: 'licenses',
  defence: 'defense',
  offence: 'offense',
  pretence: 'pretense',
  practise: 'practice',
  practised: 'practiced',
  practising: 'practicing',
  grey: 'gray',
  judgement: 'judgment',
  ageing: 'aging',
  artefact: 'artifact',
  artefacts: 'artifacts',
  sceptic: 'skeptic',
  sceptics: 'skeptics',
  sceptical: 'skeptical',
  scepticism: 'skepticism',
  skilful: 'skillful',
  fulfil: 'fulfill',
  enrol: 'enroll',
  enrolment: 'enrollment',
  instalment: 'installment',
  whilst: 'while',
  amongst: 'among',
  learnt: 'learned',
  manoeuvre: 'maneuver',
  orientated: 'oriented',
};

/** Words that end in -ise in every spelling, without their last letter. */
const ALWAYS_ISE = new Set(
  `advertis advis appris arais aris chastis compris compromis concis cruis demis despis devis disguis enterpris
  excis exercis expertis franchis improvis incis likewis merchandis nois otherwis prais precis premis promis rais
  revis ris supervis surpris televis treatis wis appris apprais bruis pois pars`.split(/\s+/),
);

/** Words that end in -our only in British spelling. */
const OUR =
  /^((?:mis)?behavi|arm|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rig|rum|sav|splend|tum|val|vap|vig)our(.*)$/;

/** Verbs that double their last l only in British spelling. */
const DOUBLED_L =
  /^(cancel|channel|dial|fuel|initial|label|level|marshal|model|panel|pencil|relabel|remodel|signal|total|travel|tunnel|unlabel)l(ed|er|ers|ing|ings)$/;

/** British spelling to American, because cards and questions may use either: "optimisation" to "optimization". */
export function toAmerican(word: string): string {
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? word;
  if (word.length < 5) return word;
  const ise = /^([a-z]+is)(e|es|ed|er|ers|ing|ation|ations|able)$/.exec(word);
  if (ise?.[1] && word.length > 6 && !ALWAYS_ISE.has(ise[1])) return `${ise[1].slice(0, -1)}z${ise[2]}`;
  return word
    .replace(/^([a-z]{3,})ys(e|es|ed|er|ers|ing)$/, '$1yz$2')
    .replace(OUR, '$1or$2')
    .replace(DOUBLED_L, '$1$2');
}
