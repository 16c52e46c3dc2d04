import { createHash } from 'node:crypto';
import type { Page } from '../../pages/page.ts';
import { createPauses } from '../../pauses.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { SavedDictionary } from './dictionary.ts';
import { createPageStore, type PageStore } from './page-store.ts';

/** Counts up whenever the same page would be read as other tokens. */
const VERSION = 1;

/** What a saved index starts with. */
interface SavedHead {
  /** The version, and what stands for the vocabulary: tokens of another one mean something else. */
  made: string;
  dictionary: SavedDictionary;
}

/** A part of a saved index, as plain data for `v8.serialize`: the head first, then pages with their tokens. */
export type SavedPiece = SavedHead | { pages: { page: Page; tokens: Uint32Array }[] };

/** A piece has pages of about so many tokens, which takes a few milliseconds to read or write. */
const TOKENS_IN_A_PIECE = 20_000;

/** The pieces of a store. */
export function* piecesOf(store: PageStore, vocabulary: Vocabulary): Generator<SavedPiece> {
  // Taken together, before anything changes: every token of these pages is in this dictionary.
  const all = store.pages.filter((stored) => stored !== undefined);
  yield { made: madeWith(vocabulary), dictionary: store.dictionary.save() };
  let pages: { page: Page; tokens: Uint32Array }[] = [];
  let size = 0;
  for (const { page, tokens } of all) {
    pages.push({ page, tokens });
    size += tokens.length;
    if (size < TOKENS_IN_A_PIECE) continue;
    yield { pages };
    pages = [];
    size = 0;
  }
  if (pages.length > 0) yield { pages };
}

/** A store from its pieces. @throws if they are none */
export async function storeFrom(
  pieces: AsyncIterable<SavedPiece> | Iterable<SavedPiece>,
  vocabulary: Vocabulary,
): Promise<PageStore> {
  const pause = createPauses();
  let store: PageStore | undefined;
  let isSame = false;
  for await (const piece of pieces) {
    if ('made' in piece) {
      isSame = piece.made === madeWith(vocabulary);
      store = createPageStore(vocabulary, isSame ? piece.dictionary : undefined);
      continue;
    }
    if (!store || !Array.isArray(piece.pages))
      throw new Error('This is no saved index of pages: its head is missing.');
    for (const { page, tokens } of piece.pages) {
      await pause();
      for (const _ of store.add(page, isSame ? tokens : undefined)) await pause();
    }
  }
  if (!store) throw new Error('This is no saved index of pages: it is empty.');
  return store;
}

function madeWith({ concepts, plain, elsewhere }: Vocabulary): string {
  const vocabulary = createHash('sha256')
    .update(JSON.stringify([concepts, plain, elsewhere]))
    .digest('base64url');
  return `${VERSION} ${vocabulary}`;
}
