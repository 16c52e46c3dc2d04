/** How soon more of the same word says no more, and how much a long text is held against it; the usual values. */
const SATURATION = 1.2;
const LENGTH_COUNTS = 0.75;

/**
 * BM25 over texts, to compare with. Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009.
 * @returns for a question, the texts that share a word with it, by their places from 0, best first
 */
export function bm25Over(texts: readonly string[]): (question: string) => { at: number; score: number }[] {
  const words = texts.map(plainWords);
  const average = words.reduce((sum, each) => sum + each.length, 0) / (words.length || 1);
  const postings = new Map<string, Map<number, number>>();
  for (const [at, each] of words.entries()) {
    for (const word of each) {
      const counts = postings.getOrInsertComputed(word, () => new Map());
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return (question) => {
    const scores = new Map<number, number>();
    for (const word of new Set(plainWords(question))) {
      const counts = postings.get(word) ?? new Map<number, number>();
      const rare = Math.log(1 + (words.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const long = 1 - LENGTH_COUNTS + (LENGTH_COUNTS * (words[at]?.length ?? 0)) / average;
        const worth = (rare * count * (SATURATION + 1)) / (count + SATURATION * long);
        scores.set(at, (scores.get(at) ?? 0) + worth);
      }
    }
    return [...scores].map(([at, score]) => ({ at, score })).toSorted((a, b) => b.score - a.score);
  };
}

/** The words of a text in lowercase, as anybody would split it. */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
