import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../../src/search/language/foreign-words.ts';
import { englishTermsIn, otherLanguageOf } from '../../../src/search/language/other-language.ts';

const QUERIES = join(import.meta.dirname, '../queries');

function messages(file: string): { q: string; lang?: string }[] {
  return readFileSync(join(QUERIES, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const labeled = messages('tune/languages.jsonl');

it.each(SPOKEN_LANGUAGES)('at least nine of ten messages in %s are recognized', (language) => {
  const own = labeled.filter(({ lang }) => lang === language);
  const wrong = own.filter(({ q }) => otherLanguageOf(q) !== language);
  expect(own).toHaveLength(10);
  expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(1);
});

it('of 60 English messages with foreign names and words, at most one is taken for another language', () => {
  const taken = labeled.filter(({ q, lang }) => lang === 'en' && otherLanguageOf(q));
  expect(taken.length, JSON.stringify(taken)).toBeLessThanOrEqual(1);
});

it('hardly any English question is taken for another language', () => {
  const questions = [...messages('dev.jsonl'), ...messages('tune.jsonl')];
  const taken = questions.filter(({ q }) => otherLanguageOf(q));
  expect(taken.length / questions.length, JSON.stringify(taken)).toBeLessThan(0.005);
});

it.each([
  ['Hur mäter vi kvaliteten på modellen?', 'unknown'],
  ['Modelin kalitesini nasıl ölçeriz?', 'unknown'],
  ['Как начать с MLOps?', 'unknown'],
  ['كيف نبدأ مع MLOps؟', 'unknown'],
  ['Làm thế nào để bắt đầu với MLOps?', 'unknown'],
  ['o que fazer quando o modelo erra', 'pt'],
  ["c'est trop lent", 'fr'],
  ['what does 改善 mean for our team', undefined],
  ['the μ of the latency', undefined],
  ['¯\\_(ツ)_/¯', undefined],
  ['Zoë and François asked for a café', undefined],
  ['```der die das und nicht``` why does this fail', undefined],
  ['do LoRA adapters belong in the AI BOM', undefined],
  ['are prompts part of an ai bom', undefined],
  ['explain ASI06', undefined],
  ['WIE MESSEN WIR DAS', 'de'],
  ['GPU', undefined],
  ['', undefined],
])('%j is %s', (text, language) => {
  expect(otherLanguageOf(text)).toBe(language);
});

it('long and hostile texts are read up to a point', () => {
  expect(otherLanguageOf('the '.repeat(20_000))).toBeUndefined();
  expect(otherLanguageOf(`l'${"a'".repeat(20_000)}`)).toBeUndefined();
});

it.each([
  ['Wie erkennen wir drift in der Pipeline?', 'erkennen drift Pipeline'],
  ["qui valide les actions de l'agent ?", 'valide actions agent'],
  ['GPUの費用とCI/CD', 'GPU CI/CD'],
  ['für', ''],
])('what the cards may know of %j is %j', (text, terms) => {
  expect(englishTermsIn(text)).toBe(terms);
});
