import type { Rule } from './rule.ts';
import { wordsToAvoid } from './words-to-avoid.ts';

/** How American English is spelled, and what it calls some things. Groups must not capture. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:apolog|author|categor|central|critic|custom|digit|emphas|final|formal|general|harmon|initial|jeopard|maxim|minim|modern|normal|optim|organ|popular|priorit|rational|real|recogn|scrutin|serial|special|standard|summar|synchron|token|visual)is(?:e[sdr]?|ers|ing|ations?|ational)/,
    'Spell it with z.',
  ],
  [/analys(?:e[sd]|ing|er|ers)|catalys(?:e[sd]?|ing)|paralys(?:e[sd]?|ing)/, 'Spell it with z.'],
  [
    /(?:arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|od|rig|rum|vap|vig)our(?:s|ed|ing|al|able|ably|ful|ite|ites|less|er|ers)?/,
    'Spell it with or.',
  ],
  [/(?:calib|cent|fib|lit|met|spect|theat)res?/, 'Spell it with er.'],
  [
    /(?:cancel|channel|counsel|dial|equal|fuel|label|level|marshal|model|panel|rival|signal|total|travel|tunnel)l(?:ed|ing|er|ers)/,
    'Spell it with one l.',
  ],
  [/(?:fulfil|enrol|instal|distil|skilful|wilful)(?:s|ly|ment|ments)?/, 'Spell it with two l.'],
  [/(?:defen|offen|preten)ce(?:s|less)?|licence[sd]?/, 'Spell it with s.'],
  [/catalogue[sd]?|dialogue box(?:es)?|analogue/, 'Spell it without ue.'],
  [
    /programme[sd]?|practise[sd]?|practising|cheque[sd]?|grey|judgement|acknowledgement|ageing/,
    'Use the American spelling.',
  ],
  [/learnt|spelt|burnt|dreamt|leapt|spoilt/, 'Write -ed.'],
  [/towards|afterwards|forwards|backwards|upwards|downwards/, 'Leave out the s.'],
  [/whilst|amongst/, 'Write "while" or "among".'],
  [/fortnight(?:s|ly)?/, 'Write "two weeks" or "every two weeks".'],
];

/** Turns of phrase that a native speaker would not write here, most of them taken over from another language. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:stands?|stood|standing) (?:in|on|among) (?:the|a|an|its|their|his|her|this|that|each|every|many|repositories|salaries)/,
    'Write "is in", "is on" or "is kept in".',
  ],
  [/single (?:people|persons)/, 'Write "individuals".'],
  [/(?:good|exact) to (?:about |within )?[±\d]\S*/, 'Write "accurate to within …".'],
  [/(?:too |very )?dear(?: to)/, 'Write "expensive".'],
  [/drawn by lot|by lot/, 'Write "picked at random".'],
  [/mend(?:s|ed|ing)?/, 'Write "fix".'],
  [/by heart/, 'Say what somebody knows or does.'],
  [/word for word/, 'Write "exactly" or "verbatim".'],
  [/once and for ever/, 'Write "once and for all".'],
  [/trading houses?/, 'Write "trading firm".'],
  [/leaves? the house/, 'Write "leave your network".'],
  [/whoever/, 'Write "the person who" or "anyone who".'],
  [/yardsticks?/, 'Write "measure" or "rule of thumb".'],
  [/(?:of|by) ours/, 'Write "our own".'],
  [/for nothing/, 'Write "for free" or "in vain".'],
  [/the way back/, 'Write "the rollback" or "the way to undo it".'],
];

/** Summaries and sections are spelled the American way. */
export const americanSpelling: Rule = wordsToAvoid(SPELLINGS, 'is not American English');

/** Summaries and sections are free of turns that a native speaker would not use. */
export const nativeTurns: Rule = wordsToAvoid(TURNS, 'sounds translated');
