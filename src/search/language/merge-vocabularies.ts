import { type Concept, termKey } from './concepts.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Puts a team's own vocabulary on top of the built-in one. If both have a group of the same name in the same list, its
 * terms are added to the built-in group. Otherwise a term that the team uses means what the team says, and leaves the
 * built-in group that had it.
 */
export function mergeVocabularies(builtIn: Vocabulary, own: Vocabulary): Vocabulary {
  const claimed = termsOf([...own.concepts, ...own.plain, ...own.elsewhere]);
  return {
    concepts: mergeGroups(builtIn.concepts, own.concepts, claimed),
    plain: mergeGroups(builtIn.plain, own.plain, claimed),
    elsewhere: mergeGroups(builtIn.elsewhere, own.elsewhere, claimed),
    kinds: mergeGroups(builtIn.kinds, own.kinds, termsOf(own.kinds)),
  };
}

function termsOf(groups: readonly Concept[]): Set<string> {
  return new Set(groups.flatMap(({ name, terms }) => [name, ...terms].map(termKey)));
}

function mergeGroups(
  builtIn: readonly Concept[],
  own: readonly Concept[],
  claimed: ReadonlySet<string>,
): Concept[] {
  const ownByName = new Map(own.map((group) => [termKey(group.name), group]));
  const merged = builtIn.flatMap((group): Concept[] => {
    const unclaimed = [group.name, ...group.terms].filter((term) => !claimed.has(termKey(term)));
    const added = ownByName.get(termKey(group.name));
    if (added) {
      ownByName.delete(termKey(group.name));
      return [{ name: added.name, terms: [...unclaimed, ...added.terms] }];
    }
    const [name, ...terms] = unclaimed;
    return name === undefined ? [] : [{ name, terms }];
  });
  return [...merged, ...ownByName.values()];
}
