import type { ChannelRef, ThreadRef } from '../../people/conversation.ts';
import type { Person } from '../../people/person.ts';

/** How people reacted to a card that was suggested without being asked for. */
export type SuggestionOutcome = 'helpful' | 'not-now' | 'off';

/** How suggestions were last switched in a channel. */
export interface SuggestionSwitch extends ChannelRef {
  /** Who switched them; null when the bot did, or once they asked to be forgotten. */
  userId: string | null;
  switchedOn: boolean;
  changedAt: Date;
}

/** In which channels the bot may suggest cards without being asked, and which cards it suggested. */
export interface SuggestionRecords {
  /** Switches a channel on or off. @returns whether that changed anything */
  set(channel: ChannelRef, by: Person | undefined, on: boolean, now: Date): Promise<boolean>;
  /**
   * Writes what switching a channel on takes, while it stays off: whether that can be stored is known before anybody is told.
   * @returns false if it is on
   */
  prepare(channel: ChannelRef, by: Person, now: Date): Promise<boolean>;
  /** How a channel was last switched; undefined when nobody ever did. */
  status(channel: ChannelRef): Promise<SuggestionSwitch | undefined>;
  /** All channels that are switched on. */
  channels(): Promise<ChannelRef[]>;
  /** How many cards were suggested in a channel since a moment. */
  offeredSince(channel: ChannelRef, since: Date): Promise<number>;
  /** Whether `take` would get true right now. */
  hasRoom(thread: ThreadRef, limits: { most: number; since: Date }): Promise<boolean>;
  /**
   * Reserves the right to suggest a card in a thread: at most once per thread, and at most `most` times in a
   * channel since `since`. Never more calls than that get true, however many come at once, in any process.
   */
  take(thread: ThreadRef, cardId: string, limits: { most: number; since: Date }, now: Date): Promise<boolean>;
  /** A reserved suggestion could not be shown, so it does not count. */
  drop(thread: ThreadRef): Promise<void>;
  /** Records how people reacted to a suggestion. */
  noteOutcome(thread: ThreadRef, outcome: SuggestionOutcome): Promise<void>;
}
