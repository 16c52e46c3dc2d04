import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';
import { littleWordsOf } from '../language/foreign-words.ts';
import { plainForm, type Word } from '../language/words.ts';

/** How the words of one language are compared. */
interface Language {
  /** @param typed a word in lower case, with its accents */
  stem(typed: string): string;
  /** Whether a word in plain form says nothing of what a text is about. */
  isStop(plain: string): boolean;
}

const withStemmer = (
  code: string,
  stem: (word: string) => string,
  stops: readonly string[],
): [string, Language] => {
  // The package's lists have hardly any question words, and people ask.
  const all = new Set([...stops, ...littleWordsOf(code)].map(plainForm));
  return [code, { stem: (typed) => plainForm(stem(typed)), isStop: (plain) => all.has(plain) }];
};

/** What follows a Korean noun or verb and is no part of it: markers of subject, object, place and politeness. */
const KOREAN_ENDING =
  /(?<=[\p{sc=Hangul}]{2})(?:에서는|에서|으로|에게|하는|해요|합니다|하나요|인가요|입니까|까지|부터|은|는|이|가|을|를|에|의|와|과|도|만|로)$/u;
const NO_WORDS: ReadonlySet<string> = new Set();
const KOREAN_STOPS = new Set(
  '어떻게 무엇 무엇을 언제 어디 어디서 누구 누가 왜 방법 하나요 있나요 해야 하면 수 것 및'.split(' '),
);
const CHINESE_STOPS = new Set(
  '的 了 是 在 我 我们 你 你们 他 她 它 和 与 或 有 没有 怎么 如何 什么 哪 哪里 哪个 谁 吗 呢 吧 啊 这 那 这个 那个 就 都 要 需要 可以 能 会 请 请问 为什么 怎样 多少 几 上 下 中 里 个 到 去 把 被 让 给 对 从 向 为'.split(
    ' ',
  ),
);
const THAI_STOPS = new Set(
  'ที่ และ หรือ ของ ใน เป็น คือ ได้ ให้ จะ มี ไม่ วิธี อย่างไร ยังไง อะไร ไหน ใคร เมื่อ ทำ ต้อง ครับ ค่ะ คะ ขอ ฉัน เรา'.split(
    ' ',
  ),
);
/** Only particles, endings and question words are written in these letters alone; a question may be nothing else. */
const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;
const JAPANESE_STOPS = new Set('誰 何 方法 時 事 今日 方'.split(' '));

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  withStemmer('da', danish, danishStops),
  withStemmer('de', german, germanStops),
  withStemmer('es', spanish, spanishStops),
  withStemmer('fi', finnish, finnishStops),
  withStemmer('fr', french, frenchStops),
  withStemmer('it', italian, italianStops),
  withStemmer('nl', dutch, dutchStops),
  withStemmer('no', norwegian, norwegianStops),
  withStemmer('pt', portuguese, portugueseStops),
  withStemmer('ru', russian, russianStops),
  withStemmer('sv', swedish, swedishStops),
  ['ja', { stem: asItIs, isStop: (plain) => HIRAGANA.test(plain) || JAPANESE_STOPS.has(plain) }],
  ['ko', { stem: (typed) => typed.replace(KOREAN_ENDING, ''), isStop: (plain) => KOREAN_STOPS.has(plain) }],
  ['zh', { stem: asItIs, isStop: (plain) => CHINESE_STOPS.has(plain) }],
  ['th', { stem: asItIs, isStop: (plain) => THAI_STOPS.has(plain) }],
]);
/** For all other languages but English: words are compared as they are. */
const OTHER: Language = { stem: asItIs, isStop: (plain) => NO_WORDS.has(plain) };

function asItIs(typed: string): string {
  return plainForm(typed);
}

const seen = new Map<string, Pick<Word, 'stem' | 'stop'>>();
const MOST_REMEMBERED = 50_000;

/** An English word as one of another language. @param language a BCP 47 tag without a region */
export function wordIn(language: string, word: Word): Word {
  const key = `${language} ${word.typed}`;
  let known = seen.get(key);
  if (!known) {
    const { stem, isStop } = LANGUAGES.get(language) ?? OTHER;
    known = { stem: stem(word.typed.toLowerCase()), stop: isStop(word.plain) };
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.set(key, known);
  }
  return { ...word, stem: known.stem, stop: known.stop };
}

const WITHOUT_SPACES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2,}/gu;
let segmenter: Intl.Segmenter | undefined;

/** Puts spaces between the words of scripts that have none. */
export function spacedOut(text: string): string {
  return text.replace(WITHOUT_SPACES, (run) => {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    return ` ${[...segmenter.segment(run)].map(({ segment }) => segment).join(' ')} `;
  });
}
