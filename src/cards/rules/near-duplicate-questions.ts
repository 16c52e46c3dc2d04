import type { CardFile } from '../card-file.ts';
import type { FileLocation } from '../problem.ts';
import { adviceAt, type Rule } from './rule.ts';

/** The share of common words from which two questions count as the same. */
const SAME = 0.8;
/** Questions with fewer content words are too short to compare. */
const FEWEST_WORDS = 3;

interface CardQuestion {
  text: string;
  file: CardFile;
  at: FileLocation;
  words: Set<string>;
}

/** No two cards answer almost the same question: people who ask it would get one of them by chance. */
export const nearDuplicateQuestions: Rule = ({ files }) => {
  const withWord = new Map<string, CardQuestion[]>();
  return files.flatMap((file) => {
    const questions = file.card.questions.map(
      (text, index): CardQuestion => ({
        text,
        file,
        at: file.questionAt(index),
        words: wordsOf(text),
      }),
    );
    const found = questions.flatMap((question) => {
      const twin = nearest(question, withWord);
      if (!twin) return [];
      return adviceAt(
        question.at,
        question.at.line,
        `the question "${question.text}" is almost the same as "${twin.text}" of ${twin.file.card.id}.`,
        'Reword it so that it can only mean this card, or remove it from one of them.',
      );
    });
    for (const question of questions) {
      for (const word of question.words) {
        const known = withWord.get(word);
        if (known) known.push(question);
        else withWord.set(word, [question]);
      }
    }
    return found;
  });
};

/** A question on an earlier card that shares enough words with this one. */
function nearest(
  { words }: CardQuestion,
  withWord: ReadonlyMap<string, readonly CardQuestion[]>,
): CardQuestion | undefined {
  if (words.size < FEWEST_WORDS) return undefined;
  // Two questions with that many words in common share one of each other's rarest words. So only the questions with
  // those need a closer look, and not the thousands with a word like "model".
  const rarestFirst = [...words].toSorted(
    (a, b) => (withWord.get(a)?.length ?? 0) - (withWord.get(b)?.length ?? 0),
  );
  const mayBeMissing = words.size - Math.ceil(SAME * words.size);
  for (const word of rarestFirst.slice(0, mayBeMissing + 1)) {
    for (const other of withWord.get(word) ?? []) {
      const common = words.intersection(other.words).size;
      if (common / (words.size + other.words.size - common) >= SAME) return other;
    }
  }
  return undefined;
}

/** Words in every second question, which distinguish none from another. */
const COMMON = new Set(
  `a an and any are as at be been but by can could did do does for from get had has have how i if in is it its just me
  my of on or our should so some that the their them there they this to us was we what when where which who why will
  with would you your`.split(/\s+/),
);

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?<=..)s$/, '')));
}
