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
  /** The id of its kind; for a misplaced file, its folder. */
  kind: string;
  title: string;
  /** Empty until the file has been valid once. */
  summary: string;
  /** Whether it is in the team's own folder. */
  own: boolean;
  errors: number;
  advice: number;
}

export interface PreviewList {
  kinds: Pick<Kind, 'id' | 'name' | 'emoji'>[];
  /** In the order of the kinds, then by title. Files that have never been valid come last. */
  cards: PreviewEntry[];
  /** Problems of files that are not in `cards`, such as `kinds.yaml`, or a built-in card that the team replaces. */
  elsewhere: Problem[];
}

export interface CardPreview extends Pick<PreviewEntry, 'id' | 'title' | 'own'> {
  /** The file's path, as the person knows it. */
  path: string;
  /** Whether the file is invalid now, so that `shown` is an earlier version. */
  stale: boolean;
  /** Null until the file has been valid once. */
  shown: PreviewedCard | null;
  /** The problems of this file, errors first, by line. */
  problems: Problem[];
}

/** The cards as Slack would show them, for people who write cards. Reads nothing before the first request. */
export interface CardPreviews {
  list(): Promise<PreviewList>;
  card(id: string): Promise<CardPreview | undefined>;
  /** @returns a function that stops listening */
  onChange(listener: () => void): () => void;
  /** Call this when files have changed. */
  changed(): void;
}

export interface CardPreviewsOptions {
  directory: string;
  own: string | undefined;
  now: () => Date;
  /** The cards in use. They have the last valid version of a card whose file is already broken at the first request. */
  inUse: () => Library;
}

interface CardPlace {
  path: string;
  own: boolean;
  /** Whether the file is a valid card now. */
  valid: boolean;
}

/** The cards and their problems at one moment. */
interface Snapshot {
  places: ReadonlyMap<string, CardPlace>;
  /** The last valid version of each card. */
  library: Library;
  problems: ReadonlyMap<string, Problem[]>;
}

/** Opens the previews of the cards in a folder and in a team's own folder. */
export function openCardPreviews(options: CardPreviewsOptions): CardPreviews {
  const listeners = new Set<() => void>();
  let last: Promise<Snapshot> | undefined;
  const snapshot = () => {
    last ??= readCards(options, options.inUse());
    return last;
  };
  return {
    list: async () => listOf(await snapshot()),
    card: async (id) => previewOf(await snapshot(), id, options.now()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      if (!last) return;
      // Each snapshot builds on the one before, which has the last valid version of a card that is broken now.
      last = last.then(
        ({ library }) => readCards(options, library),
        () => readCards(options, options.inUse()),
      );
      for (const listener of listeners) listener();
    },
  };
}

async function readCards({ directory, own, now }: CardPreviewsOptions, before: Library): Promise<Snapshot> {
  const folders = knowledgeFolders(directory, { own });
  const [{ set, problems }, inFolders] = await Promise.all([
    checkCards(directory, { own, now: now() }),
    Promise.all(folders.map(filesIn)),
  ]);
  const valid = new Map(set.files.map((file) => [file.path, file.card]));
  const places = new Map<string, CardPlace>();
  const cards = new Map<string, Card>();
  // The team's own folder comes last, so its files replace built-in ones.
  for (const { id, path, own } of inFolders.flat()) {
    const current = valid.get(path);
    const card = current ?? before.card(id);
    places.set(id, { path, own, valid: current !== undefined });
    if (card) cards.set(id, card);
  }
  // Keep a kind that has just become unreadable, because its cards can't be shown without it.
  const kinds = [...set.kinds, ...before.kinds.filter(({ id }) => !set.kinds.some((kind) => kind.id === id))];
  return {
    places,
    library: createLibrary([...cards.values()], kinds, {
      topics: set.topics ?? before.topics,
      roles: set.roles ?? before.roles,
      ladder: before.ladder,
      firstDays: before.firstDays,
    }),
    problems: Map.groupBy(problems, ({ path }) => path),
  };
}

async function filesIn({ directory, shownAs, own }: KnowledgeFolder) {
  // An unreadable folder is among the problems already.
  const paths = await filesBelow(directory, CARD_ENDING).catch(() => []);
  return paths.map((path) => ({ id: path.slice(0, -CARD_ENDING.length), path: join(shownAs, path), own }));
}

function listOf({ places, library, problems }: Snapshot): PreviewList {
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

function previewOf({ places, library, problems }: Snapshot, id: string, now: Date): CardPreview | undefined {
  const place = places.get(id);
  if (!place) return undefined;
  const card = library.card(id);
  return {
    id,
    title: card?.title ?? id,
    path: place.path,
    own: place.own,
    stale: !place.valid,
    shown: card ? previewCard(card, library, now) : null,
    problems: problems.get(place.path) ?? [],
  };
}
