import type { Card } from '../cards/card.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Log } from '../log.ts';
import type { Audit } from '../people/audit.ts';
import type { ChannelRef, ThreadRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';
import { createUnderWay } from '../under-way.ts';
import type { IntentModels } from './intent/intent-models.ts';
import { type ChannelMessage, looksLikeIncident } from './looks-like-incident.ts';
import { process } from './pipeline/pipeline.ts';
import type { SuggestionOutcome, SuggestionRecords } from './records/suggestion-records.ts';

/** The confidence from which a card is suggested without being asked for: of twenty, one may be wrong. */
const SUGGESTED_FROM = 0.95;
/** How many cards are suggested in one channel within seven days. */
export const MOST_A_WEEK = 3;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * Questions about how to do something, which a card can answer; not "who is on call?" or "can somebody review
 * this?".
 */
const ASKS_HOW =
  /\b(how|what|why|which|should (we|i|one)|(best|(a|any) (good |better )?) ?way|(anyone|anybody|someone|somebody|you all|folks) (here )?(have|has|got|knows?|found|using|uses?|tried)|any (advice|tips?|ideas?|experiences?|recommendations?))\b[^?]*\?/i;

export interface SuggestionStatus {
  on: boolean;
  /** Who last switched it; undefined when nobody ever did, or that person asked to be forgotten. */
  by: string | undefined;
  /** When. */
  since: Date | undefined;
  /** How many cards were suggested in the last seven days. */
  lately: number;
}

/** What is said around a question. */
export interface Around {
  /** When it was asked, in milliseconds since 1970. */
  at: number;
  /** Whether the question is a reply; otherwise the whole channel is around it. */
  inThread: boolean;
  read: () => Promise<readonly ChannelMessage[] | 'answered'>;
}

/** So long after people were seen to be busy with an incident, nobody looks again whether they still are. */
const BUSY_MS = 60_000;

export interface ProactiveSuggestions {
  /** Whether the bot may look at what people say in a channel; from memory. */
  isOn(place: ChannelRef): boolean;
  /** All channels that are switched on; from memory. */
  channels(): ChannelRef[];
  /** Reads again which channels are switched on. */
  refresh(): Promise<void>;
  /**
   * Prepares to switch a channel on, which stays off until `set`. Rejects when that can't be stored.
   * @returns false if it is on
   */
  prepare(place: ChannelRef, by: Person): Promise<boolean>;
  /**
   * Switches a channel on or off; when it is off, nothing is being suggested there any longer. Rejects when that can't be
   * stored.
   * @returns whether that changed anything
   */
  set(place: ChannelRef, by: Person | undefined, on: boolean): Promise<boolean>;
  status(place: ChannelRef): Promise<SuggestionStatus>;
  /** The card that clearly fits a message, if the message asks how to do something. */
  match(text: string, place: ChannelRef): Promise<Card | undefined>;
  /** Lets `offer` ask `mayOffer` and show the card: a person who switches suggestions off waits for that. */
  offering<T>(place: ChannelRef, offer: () => Promise<T>): Promise<T>;
  /**
   * Whether a card may be suggested in a thread now. If so, it counts as suggested.
   * @param around `read` reads what people said there, or that the bot has spoken there. It is called only while there is
   *   room for another suggestion, because Slack counts these calls
   */
  mayOffer(thread: ThreadRef, card: Card, around: Around): Promise<boolean>;
  /** A suggestion could not be shown, so it does not count. */
  drop(thread: ThreadRef): Promise<void>;
  noteOutcome(thread: ThreadRef, outcome: SuggestionOutcome): Promise<void>;
}

/**
 * Suggests cards without being asked, in channels that want that. Stores ids and counts, nothing of what
 * people said.
 */
export function createProactiveSuggestions({
  catalogIn,
  models,
  store,
  audit,
  log,
  now,
}: {
  /** The cards that a channel gets, by its id. */
  catalogIn: (channel: string) => LiveCatalog;
  models: IntentModels;
  store: { suggestions: SuggestionRecords };
  audit: Pick<Audit, 'note'>;
  log: Log;
  now: () => Date;
}): ProactiveSuggestions {
  let on = new Map<string, ChannelRef>();
  const offers = createUnderWay<ChannelRef>();
  let busy: { where: string; until: number }[] = [];
  const busyAt = (at: number) => busy.filter(({ until }) => until > at);
  const keyOf = ({ team, channel }: ChannelRef) => `${team} ${channel}`;
  return {
    isOn: (place) => on.has(keyOf(place)),
    channels: () => [...on.values()],

    async refresh() {
      try {
        on = new Map((await store.suggestions.channels()).map((place) => [keyOf(place), place]));
      } catch (error) {
        log.warn(
          { event: 'suggestions.read_failed', err: error },
          'database unavailable; channels with suggestions stay as last read',
        );
      }
    },

    prepare: (place, by) => store.suggestions.prepare(place, by, now()),

    async set(place, by, wanted) {
      // Off takes effect immediately, even if the database fails.
      if (!wanted) on.delete(keyOf(place));
      const changed = await store.suggestions.set(place, by, wanted, now());
      if (wanted) on.set(keyOf(place), place);
      else await offers.settled((one) => keyOf(one) === keyOf(place));
      const event = by ? (wanted ? 'suggestions-on' : 'suggestions-off') : 'suggestions-ended';
      const { team, channel } = place;
      if (changed) await audit.note(event, { team, userId: by?.userId ?? null }, { channel });
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

    async match(text, place) {
      if (!ASKS_HOW.test(text)) return undefined;
      const { decision } = await process(text, [], catalogIn(place.channel).current(), models);
      const isSure = decision.type === 'answer' && !decision.urgent && decision.confidence >= SUGGESTED_FROM;
      return isSure ? decision.best.hit.card : undefined;
    },

    offering: (place, offer) => offers.during(place, offer),

    async mayOffer(thread, card, { at, inThread, read }) {
      const where = inThread ? `${keyOf(thread)} ${thread.threadTs}` : keyOf(thread);
      if (busyAt(at).some((one) => one.where === where)) return false;
      const limits = { most: MOST_A_WEEK, since: new Date(now().getTime() - WEEK_MS) };
      if (!(await store.suggestions.hasRoom(thread, limits))) return false;
      const said = await read();
      if (said === 'answered') return false;
      if (looksLikeIncident(said)) {
        busy = [...busyAt(at), { where, until: at + BUSY_MS }];
        return false;
      }
      return store.suggestions.take(thread, card.id, limits, now());
    },

    drop: store.suggestions.drop,
    noteOutcome: store.suggestions.noteOutcome,
  };
}
