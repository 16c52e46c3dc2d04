import { cleanText } from './clean-text.ts';
import { folded, type OtherLanguage, tellingOf } from './foreign-words.ts';
import { isStopWord } from './stop-words.ts';

/** Longer texts say at their start which language they are in. */
const MOST_CHARACTERS = 1_000;

/** A word or two in another script is quoted in many an English sentence; with more English around it, it is one. */
const ENGLISH_AROUND = 2;

/** Letters by which a script is that of one language. Japanese comes first, because it has Chinese characters, too. */
const SCRIPTS: readonly (readonly [OtherLanguage, RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['ko', /\p{sc=Hangul}/u],
  ['zh', /\p{sc=Han}/u],
  ['unknown', /[^\P{L}\p{sc=Latin}]/u],
];
/** Two in a row, as a single letter may be a quantity or a shrug: "μ", "ツ". */
const OTHER_SCRIPT = /[^\P{L}\p{sc=Latin}]{2}/u;

/** Letters and signs of few languages. */
const LETTERS: readonly (readonly [RegExp, OtherLanguage])[] = [
  [/[ßäöü]/iu, 'de'],
  [/[œêîûëïçèùàâ]/iu, 'fr'],
  [/[ñ¿¡áíóúé]/iu, 'es'],
  [/[ãõáâçéêóôú]/iu, 'pt'],
  [/[àèìòù]/iu, 'it'],
  [/[łżźćńśęąó]/iu, 'pl'],
  [/[řěůčšžďťňøåæığşőűțșđơưảạấầẩậắặẻẽẹếềểệỉịọốồổộớờởợủụứừửựỳỷỵ]/iu, 'unknown'],
];
/** Letters of one language alone. */
const SURE_LETTERS: readonly (readonly [RegExp, OtherLanguage])[] = [
  [/ß/u, 'de'],
  [/œ/iu, 'fr'],
  [/[ñ¿¡]/iu, 'es'],
  [/[ãõ]/iu, 'pt'],
  [/[łżźćńśęą]/iu, 'pl'],
];

/** Written with accents in English, too. */
const LOANWORDS = new Set(
  'café cliché naïve résumé fiancé fiancée déjà touché über façade voilà à'.split(' '),
);

/** French and Italian leave out a vowel: "l'agent", "d'un", "c'est", "qu'on". The rest is a word of its own. */
const ELIDED = /^(l|d|c|j|qu)['’](?=\p{L}{2})/iu;

/** The same anywhere in a text. */
const ELIDED_ANYWHERE = /(?<![\p{L}'’])(?:l|d|c|j|n|s|m|t|qu)['’](?=\p{L}{2})/giu;

/** What little words, capitals and letters count beside a telling word, which counts 1. */
const HALF = 0.5;
const HINT = 0.25;

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The language of a message if it is not English; `undefined` if it is, or if there is nothing to tell by: names of tools,
 * numbers, a single word. A foreign word in an English sentence does not make it foreign.
 */
export function otherLanguageOf(text: string): OtherLanguage | undefined {
  const cleaned = cleanText(text.slice(0, MOST_CHARACTERS));
  const shouts = cleaned === cleaned.toUpperCase();
  // An abbreviation is in no language: “ASI06”, “BOM”.
  const words = [...cleaned.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => shouts || !/^\p{Lu}{2,}$/u.test(word));
  const english = new Set(words.map(folded).filter(isEnglish)).size;
  if (OTHER_SCRIPT.test(cleaned)) {
    return english > ENGLISH_AROUND ? undefined : SCRIPTS.find(([, letters]) => letters.test(cleaned))?.[0];
  }
  const { foreign, scores } = evidenceIn(words);
  const marked = /[¿¡]/.test(cleaned) ? 1 : 0;
  if (foreign + marked < 1 || foreign + marked <= english) return undefined;
  addByLetters(cleaned, scores);
  const [best] = [...scores].toSorted(([, a], [, b]) => b - a);
  return best?.[0] ?? 'unknown';
}

/** A stop word that no other language has. */
function isEnglish(word: string): boolean {
  return isStopWord(word.replace(/['’]/g, '')) && !tellingOf(word);
}

/** How much says that a text is not in English, and how much speaks for each other language. */
function evidenceIn(typed: readonly string[]): { foreign: number; scores: Map<OtherLanguage, number> } {
  const scores = new Map<OtherLanguage, number>();
  const seen = new Set<string>();
  let foreign = 0;
  typed.forEach((whole, at) => {
    const elided = ELIDED.exec(whole)?.[0];
    if (elided) {
      foreign += HALF;
      add(scores, 'fr', HALF);
      // The letters that Italian has before an apostrophe, too.
      if (/^[ldc]/i.test(elided)) add(scores, 'it', HALF - HINT / 10);
    }
    for (const word of whole.replace(ELIDED, '').split(/['’]/)) {
      if (seen.has(word) || LOANWORDS.has(word.toLowerCase())) continue;
      seen.add(word);
      const telling = tellingOf(word);
      foreign += telling?.counts ?? accentsCount(word, at === 0);
      for (const language of telling?.languages ?? []) {
        add(scores, language, Math.max(telling?.counts ?? 0, HINT));
      }
    }
  });
  return { foreign, scores };
}

/** What an unknown word with accents counts: names have them in English, too. */
function accentsCount(word: string, first: boolean): number {
  if (/^\p{ASCII}*$/u.test(word) || !/\p{sc=Latin}/u.test(word)) return 0;
  if (!/^\p{Lu}/u.test(word)) return 1;
  return first ? HALF : 0;
}

function addByLetters(text: string, scores: Map<OtherLanguage, number>): void {
  for (const [letters, language] of LETTERS) if (letters.test(text)) add(scores, language, HINT);
  for (const [letters, language] of SURE_LETTERS) if (letters.test(text)) add(scores, language, 1);
}

function add(scores: Map<OtherLanguage, number>, language: OtherLanguage, score: number): void {
  scores.set(language, (scores.get(language) ?? 0) + score);
}

/** Runs of plain letters, as names of tools and English terms have them, also within words of another script. */
const PLAIN_WORD =
  /(?<![\p{sc=Latin}\p{M}])[A-Za-z][A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*(?![\p{sc=Latin}\p{M}])/gu;

/** What the cards may know of a text in another language: names and English terms, without that language's own words. */
export function englishTermsIn(text: string): string {
  return [...cleanText(text.slice(0, MOST_CHARACTERS)).replace(ELIDED_ANYWHERE, ' ').matchAll(PLAIN_WORD)]
    .map(([word]) => word)
    .filter((word) => !word.split('-').some((part) => tellingOf(part) || isStopWord(part.toLowerCase())))
    .join(' ');
}
