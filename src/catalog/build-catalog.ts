import { type GlossaryTerm, parseGlossary } from '../cards/glossary.ts';
import { type BuiltIn, knowledgeFolders, type LastGood, loadKnowledge } from '../cards/load.ts';
import type { Problem } from '../cards/problem.ts';
import { readList } from '../cards/read-list.ts';
import { mergeVocabularies } from '../search/language/merge-vocabularies.ts';
import { EMPTY_VOCABULARY, parseVocabulary } from '../search/language/vocabulary.ts';
import type { WordVectors } from '../search/language/word-vectors.ts';
import { indexInSlices } from '../search/search.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/** Of a list that has not changed since the last reading, the result is the same; these two are long. */
const glossaryOf = rememberLast(parseGlossary);
const vocabularyOf = rememberLast(parseVocabulary);

/** Reads and indexes the cards. @returns every error, and the cards that are whole; null when there is none */
export async function buildCatalog(
  folder: string,
  own: string | undefined,
  vectors: WordVectors,
  builtIn?: BuiltIn,
  lastGood?: LastGood,
): Promise<{ built: CatalogSnapshot | null; errors: Problem[] }> {
  const { library, problems } = await loadKnowledge(folder, { own, builtIn, lastGood });
  const errors = problems.filter((problem) => problem.severity === 'error');
  // Without its vocabulary the search knows fewer words; that is better than no answer.
  let vocabulary = EMPTY_VOCABULARY;
  const terms: GlossaryTerm[] = [];
  for (const one of knowledgeFolders(folder, { own })) {
    // A folder need not have a glossary.
    // Terms go with the cards; the vocabulary stays, since the search over anything needs it.
    const withTerms = one.own || builtIn !== 'off';
    const glossary = withTerms
      ? await readList({ ...one, own: true }, 'glossary.yaml', glossaryOf)
      : undefined;
    if (glossary?.ok) terms.push(...glossary.terms);
    else if (glossary) errors.push(...glossary.problems);
    const read = await readList(one, 'vocabulary.yaml', vocabularyOf);
    if (read?.ok) vocabulary = mergeVocabularies(vocabulary, read.vocabulary);
    else if (read) errors.push(...read.problems);
  }
  if (!library || (library.cards.length === 0 && builtIn !== 'off')) return { built: null, errors };
  const { cards, kinds, topics, roles, curriculum, ladder, firstDays } = library;
  const index = await indexInSlices(cards, vocabulary, vectors);
  return { built: { cards, kinds, topics, roles, curriculum, ladder, firstDays, index, terms }, errors };
}

/** Remembers for each path what its text was parsed to the last time. Nobody changes what it returns. */
function rememberLast<Parsed>(parse: (text: string, path: string) => Parsed) {
  const last = new Map<string, { text: string; parsed: Parsed }>();
  return (text: string, path: string): Parsed => {
    const before = last.get(path);
    if (before?.text === text) return before.parsed;
    const parsed = parse(text, path);
    last.set(path, { text, parsed });
    return parsed;
  };
}
