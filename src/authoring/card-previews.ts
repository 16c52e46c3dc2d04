import { join } from 'node:path';
import type { Card, Kind } from '../cards/card.ts';
import { CARD_ENDING, filesBelow } from '../cards/files-below.ts';
import type { KnowledgeFolder } from '../cards/knowledge-folder.ts';
import { createLibrary, type Library } from '../cards/library.ts';
import { knowledgeFolders } from '../cards/load.ts';
import type { Problem } from '../cards/problem.ts';
import { type PreviewedCard, previewCard } from '../slack/cards/preview-view.ts';
import { checkCards } from './check-cards.ts';

/** A card file in the list of previews. */
export interface PreviewEntry {
  id: string;
  /** The id of its kind; of a misplaced file, its folder. */
  kind: string;
  title: string;
  /** Empty as long as the file has never been whole. */
  summary: string;
  /** Whether it lies in the team's own folder. */
  own: boolean;
  errors: number;
  advice: number;
}

export interface PreviewList {
  kinds: Pick<Kind, 'id' | 'name' | 'emoji'>[];
  /** In the order of the kinds and by title; those that have never been whole come last. */
  cards: PreviewEntry[];
  /** Problems of files that are no card in this list: of `kinds.yaml`, or of a built-in card that the team replaces. */
  elsewhere: Problem[];
}

export interface CardPreview extends Pick<PreviewEntry, 'id' | 'title' | 'own'> {
  /** Of the file, as the person knows it. */
  path: string;
  /** The file can't be read as a card; what is shown is an earlier version. */
  stale: boolean;
  /** Null as long as the file has never been whole. */
  shown: PreviewedCard | null;
  /** What the check says of this file, errors first, by line. */
  problems: Problem[];
}

/** The cards as Slack would show them, for whoever writes them. Nothing is read before it is asked for. */
export interface CardPreviews {
  list(): Promise<PreviewList>;
  card(id: string): Promise<CardPreview | undefined>;
  /** @returns what ends the listening */
  onChange(listener: () => void): () => void;
  /** Tells that files have changed. */
  changed(): void;
}

export interface CardPreviewsOptions {
  directory: string;
  own: string | undefined;
  now: () => Date;
  /** The cards in use: the last good version of a card whose file is broken when the first preview is asked for. */
  inUse: () => Library;
}

interface CardPlace {
  path: string;
  own: boolean;
  /** Whether the file can be read as a card now. */
  whole: boolean;
}

/** The cards and their problems at one moment. */
interface Reading {
  places: ReadonlyMap<string, CardPlace>;
  /** Each card as it was last whole. */
  library: Library;
  problems: ReadonlyMap<string, Problem[]>;
}

/** Opens the previews of the cards in a folder, and of those in a team's own. */
export function openCardPreviews(options: CardPreviewsOptions): CardPreviews {
  const listeners = new Set<() => void>();
  let last: Promise<Reading> | undefined;
  const reading = () => {
    last ??= readCards(options, options.inUse());
    return last;
  };
  return {
    list: async () => listOf(await reading()),
    card: async (id) => previewOf(await reading(), id),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      if (!last) return;
      // Each reading follows on the one before, which knows the last good version of what is broken now.
      last = last.then(
        ({ library }) => readCards(options, library),
        () => readCards(options, options.inUse()),
      );
      for (const listener of listeners) listener();
    },
  };
}

async function readCards({ directory, own, now }: CardPreviewsOptions, before: Library): Promise<Reading> {
  const folders = knowledgeFolders(directory, { own });
  const [{ set, problems }, inFolders] = await Promise.all([
    checkCards(directory, { own, now: now() }),
    Promise.all(folders.map(filesIn)),
  ]);
  const whole = new Map(set.files.map((file) => [file.path, file.card]));
  const places = new Map<string, CardPlace>();
  const cards = new Map<string, Card>();
  // The team's own folder comes last: its file is the one that counts.
  for (const { id, path, own } of inFolders.flat()) {
    const now = whole.get(path);
    const card = now ?? before.card(id);
    places.set(id, { path, own, whole: now !== undefined });
    if (card) cards.set(id, card);
  }
  // Without a kind that has just become unreadable, its cards could not be shown.
  const kinds = [...set.kinds, ...before.kinds.filter(({ id }) => !set.kinds.some((kind) => kind.id === id))];
  return {
    places,
    library: createLibrary([...cards.values()], kinds),
    problems: Map.groupBy(problems, ({ path }) => path),
  };
}

async function filesIn({ directory, shownAs, own }: KnowledgeFolder) {
  // That a folder can't be read is one of the problems already.
  const paths = await filesBelow(directory, CARD_ENDING).catch(() => []);
  return paths.map((path) => ({ id: path.slice(0, -CARD_ENDING.length), path: join(shownAs, path), own }));
}

function listOf({ places, library, problems }: Reading): PreviewList {
  const ids = new Set([...library.cards.map(({ id }) => id), ...places.keys()]);
  const cards = [...ids].flatMap((id): PreviewEntry[] => {
    const place = places.get(id);
    if (!place) return [];
    const card = library.card(id);
    const found = problems.get(place.path) ?? [];
    const errors = found.filter(({ severity }) => severity === 'error').length;
    return [
      {
        id,
        kind: id.split('/')[0] ?? '',
        title: card?.title ?? id,
        summary: card?.summary ?? '',
        own: place.own,
        errors,
        advice: found.length - errors,
      },
    ];
  });
  const listed = new Set([...places.values()].map(({ path }) => path));
  return {
    kinds: library.kinds.map(({ id, name, emoji }) => ({ id, name, emoji })),
    cards,
    elsewhere: [...problems].flatMap(([path, found]) => (listed.has(path) ? [] : found)),
  };
}

function previewOf({ places, library, problems }: Reading, id: string): CardPreview | undefined {
  const place = places.get(id);
  if (!place) return undefined;
  const card = library.card(id);
  return {
    id,
    title: card?.title ?? id,
    path: place.path,
    own: place.own,
    stale: !place.whole,
    shown: card ? previewCard(card, library) : null,
    problems: problems.get(place.path) ?? [],
  };
}
