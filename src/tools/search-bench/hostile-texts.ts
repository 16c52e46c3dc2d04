/** Texts that are malicious, or look like it. None of them may block the process. */
export const HOSTILE_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['empty', ''],
  ['40,000 times one letter', 'a'.repeat(40_000)],
  [
    '40,000 characters of real words',
    'how do we monitor the model in production when data drifts '.repeat(680),
  ],
  [
    'thousands of misspelled words',
    Array.from({ length: 5_000 }, (_, at) => `monitorng${at % 7}x kubernets dta`).join(' '),
  ],
  ['hundreds of different misspelled words', madeUpWords(600)],
  ['long words', 'abcdefghij'.repeat(12).concat(' ').repeat(40)],
  ['markup', '<!channel> *_~`'.repeat(3_000)],
  ['open brackets', '<'.repeat(20_000)],
  ['open links', '<https://'.repeat(4_000)],
  ['backticks', '`'.repeat(20_000)],
  ['open code blocks', '```'.repeat(5_000)],
  ['colons', ':'.repeat(20_000)],
  ['emoji names', ':wave::cry:'.repeat(2_000)],
  ['emoji', '😀🔥👩‍👩‍👧‍👦'.repeat(2_000)],
  ['combining marks', `e${'\u0301'.repeat(20_000)}`],
  ['entities', '&lt;&amp;'.repeat(4_000)],
  ['quoted lines', '> why\n'.repeat(4_000)],
  ['new lines', '\n'.repeat(20_000)],
  ['right to left', 'כיצד אנו מנטרים את המודל '.repeat(800)],
  ['without spaces', '我们的模型自发布以来变差了'.repeat(400)],
  ['numbers', '140,000 '.repeat(3_000)],
  ['dots', 'a.b.c.'.repeat(5_000)],
  ['apostrophes', "'a".repeat(10_000)],
];

function madeUpWords(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const letters = 'etaoinshrdlu';
    let word = '';
    for (let rest = at * 7919 + 104_729; word.length < 9; rest = Math.floor(rest / 3) + word.length * 31) {
      word += letters[rest % letters.length];
    }
    return word;
  }).join(' ');
}
