import type { Card } from '../cards/card.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Log } from '../log.ts';
import type { ChannelRef, ThreadRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';
import { type ChannelMessage, looksLikeIncident } from './looks-like-incident.ts';
import type { SuggestionOutcome, SuggestionRecords } from './records/suggestion-records.ts';

/**
 * A card is suggested unasked from this confidence on, well above that of an answer: most questions that a card answers
 * come so far, and hardly any other.
 */
const SUGGESTED_FROM = 0.98;
/** And only if at least so many things of the question stand on the card. */
const REASONS_NEEDED = 2;
/** In a channel, in seven days. */
export const MOST_A_WEEK = 3;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Asks how something is done, which a card can answer; "who is on call?" or "can somebody review this?" can not. */
const ASKS_HOW =
  /\b(how|what|why|which|should (we|i|one)|best way|is there a (good |better )?way|any (advice|tips?|ideas?|experiences?|recommendations?))\b[^?]*\?/i;

export interface SuggestionStatus {
  on: boolean;
  /** Who switched it; undefined when nobody ever did, or asked to be forgotten. */
  by: string | undefined;
  /** When. */
  since: Date | undefined;
  /** How many were offered in the last seven days. */
  lately: number;
}

export interface ProactiveSuggestions {
  /** Whether anything that is said in a channel may be looked at; from memory. */
  isOn(place: ChannelRef): boolean;
  /** All channels that are switched on; from memory. */
  channels(): ChannelRef[];
  /** Reads anew which channels are switched on. */
  refresh(): Promise<void>;
  /** @returns whether that changed anything. Rejects when it can't be kept. */
  set(place: ChannelRef, by: Person | undefined, on: boolean): Promise<boolean>;
  status(place: ChannelRef): Promise<SuggestionStatus>;
  /** The card that clearly fits a message, if it asks how something is done. */
  match(text: string): Card | undefined;
  /**
   * Whether a card may be suggested in a thread now, which is then taken as done.
   * @param said what was said there
   */
  mayOffer(thread: ThreadRef, card: Card, said: readonly ChannelMessage[]): Promise<boolean>;
  /** It could not be shown. */
  drop(thread: ThreadRef): Promise<void>;
  noteOutcome(thread: ThreadRef, outcome: SuggestionOutcome): Promise<void>;
}

/** Cards suggested unasked, in channels that want it. Keeps ids and counts, nothing of what was said. */
export function createProactiveSuggestions({
  knowledge,
  store,
  log,
  now,
}: {
  knowledge: LiveCatalog;
  store: { suggestions: SuggestionRecords };
  log: Log;
  now: () => Date;
}): ProactiveSuggestions {
  let on = new Map<string, ChannelRef>();
  const keyOf = ({ team, channel }: ChannelRef) => `${team} ${channel}`;
  return {
    isOn: (place) => on.has(keyOf(place)),
    channels: () => [...on.values()],

    async refresh() {
      try {
        on = new Map((await store.suggestions.channels()).map((place) => [keyOf(place), place]));
      } catch (error) {
        log.warn({ err: error }, 'the database is away: where cards are suggested stays as last known');
      }
    },

    async set(place, by, wanted) {
      // Off holds at once, whatever becomes of the database.
      if (!wanted) on.delete(keyOf(place));
      const changed = await store.suggestions.set(place, by, wanted, now());
      if (wanted) on.set(keyOf(place), place);
      return changed;
    },

    async status(place) {
      const row = await store.suggestions.status(place);
      const lately = await store.suggestions.offeredSince(place, new Date(now().getTime() - WEEK_MS));
      return {
        on: row?.switchedOn ?? false,
        by: row?.userId ?? undefined,
        since: row?.changedAt,
        lately,
      };
    },

    match(text) {
      if (!ASKS_HOW.test(text)) return undefined;
      const { confidence, hits } = knowledge.current().search.find(text, { limit: 1 });
      const [best] = hits;
      if (!best || confidence < SUGGESTED_FROM || best.reasons.length < REASONS_NEEDED) return undefined;
      return best.card;
    },

    async mayOffer(thread, card, said) {
      if (looksLikeIncident(said)) return false;
      const since = new Date(now().getTime() - WEEK_MS);
      return store.suggestions.take(thread, card.id, { most: MOST_A_WEEK, since }, now());
    },

    drop: store.suggestions.drop,
    noteOutcome: store.suggestions.noteOutcome,
  };
}
