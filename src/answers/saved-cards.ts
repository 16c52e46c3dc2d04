import type { Card } from '../cards/card.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Person } from '../people/person.ts';
import type { SavedCardRecords } from './records/saved-card-records.ts';

/** The cards that a person saved to come back to. */
export interface SavedList {
  /** Last saved first. */
  cards: Card[];
  /** Ids of saved cards that no longer exist; a card that comes back is in `cards` again. */
  gone: string[];
}

export interface SavedCards {
  /** Saves a card for a person; doing it again changes nothing. Throws when it can't be stored. */
  saveCard(person: Person, cardId: string): Promise<'saved' | 'already'>;
  /** Removes a saved card, even one that no longer exists. Throws when that can't be stored. */
  removeSavedCard(person: Person, cardId: string): Promise<'removed' | 'was-not-saved'>;
  /** Throws while the database is unavailable: an empty list would be wrong. */
  savedCards(person: Person): Promise<SavedList>;
}

export function createSavedCards({
  catalog,
  store,
  now,
}: {
  catalog: LiveCatalog;
  store: { saved: SavedCardRecords };
  now: () => Date;
}): SavedCards {
  return {
    async saveCard(person, cardId) {
      return (await store.saved.save(person, cardId, now())) ? 'saved' : 'already';
    },

    async removeSavedCard(person, cardId) {
      return (await store.saved.remove(person, cardId)) ? 'removed' : 'was-not-saved';
    },

    async savedCards(person) {
      const ids = await store.saved.cardIds(person);
      const { library } = catalog.current();
      return {
        cards: ids.flatMap((id) => library.card(id) ?? []),
        gone: ids.filter((id) => !library.card(id)),
      };
    },
  };
}
