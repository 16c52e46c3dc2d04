/** How well a name fits what somebody typed, best first. */
const FITS = ['whole', 'beginning', 'word', 'inside'] as const;
const LAST_BEGINNING = FITS.indexOf('beginning');
/** Less occurs inside too many names: “us” in “Russia”. */
const SHORTEST_INSIDE = 3;

/** A place with the names that people call it by, ready to be compared. */
export interface NamedPlace<T> {
  place: T;
  names: readonly ComparedName[];
}

interface ComparedName {
  shown: string;
  folded: string;
  /** Whether only its beginning counts, because it is one of very many. */
  beginsOnly: boolean;
}

/** @param names the usual ones first @param elsewhere what people say in other languages, which nobody types from the middle */
export function namedPlace<T>(
  place: T,
  names: Iterable<string>,
  elsewhere: Iterable<string> = [],
): NamedPlace<T> {
  const compared = new Map<string, ComparedName>();
  const add = (shown: string, beginsOnly: boolean) => {
    const folded = foldName(shown);
    if (folded !== '' && !compared.has(folded)) compared.set(folded, { shown, folded, beginsOnly });
  };
  for (const name of names) add(name, false);
  for (const name of elsewhere) add(name, true);
  return { place, names: [...compared.values()] };
}

/** A place that fits, and the name by which it does. */
export interface FoundPlace<T> {
  place: T;
  by: string;
}

/**
 * The places that what somebody typed may mean, the best fits first, otherwise in their order. Capitals, accents and punctuation
 * don't count.
 */
export function findPlaces<T>(typed: string, places: readonly NamedPlace<T>[]): FoundPlace<T>[] {
  const wanted = foldName(typed);
  const found = places.flatMap(({ place, names }) => {
    let best: { by: string; fit: number } | undefined;
    for (const { shown, folded, beginsOnly } of names) {
      const fit = fitOf(folded, wanted);
      if (beginsOnly && (fit ?? 0) > LAST_BEGINNING) continue;
      if (fit !== undefined && (!best || fit < best.fit)) best = { by: shown, fit };
    }
    return best ? [{ place, ...best }] : [];
  });
  return found.toSorted((a, b) => a.fit - b.fit).map(({ place, by }) => ({ place, by }));
}

function fitOf(name: string, wanted: string): number | undefined {
  if (wanted === '') return FITS.indexOf('beginning');
  if (name === wanted) return FITS.indexOf('whole');
  if (name.startsWith(wanted)) return FITS.indexOf('beginning');
  if (name.includes(` ${wanted}`)) return FITS.indexOf('word');
  return wanted.length >= SHORTEST_INSIDE && name.includes(wanted) ? FITS.indexOf('inside') : undefined;
}

/** Letters that Unicode does not take apart into a plain one and an accent. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
]);

/** Lowercase, without accents, with a space for anything but letters and digits; “U.S.A.” is “usa”. */
function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđßæœı]/g, (letter) => PLAIN.get(letter) ?? letter)
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
