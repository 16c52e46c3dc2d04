import type { AskedTimes } from '../../../nudges/rules/asked-times.ts';
import type { PauseLength } from '../../../nudges/subscriptions/subscribing.ts';

/**
 * Where somebody writes: right under a nudge, elsewhere in a direct message, after the slash command, in a mention, or in a
 * thread where people talk. The less a place is about the bot, the more a text has to say.
 */
export type RequestPlace = 'nudge' | 'direct' | 'command' | 'mention' | 'thread';

/** What people ask for in plain words, about what the bot sends them and keeps about them. */
export type RequestVerb =
  | 'stop'
  | 'pause'
  | 'resume'
  /** To see what is chosen, and to change something that the text doesn't say. */
  | 'settings'
  | 'times'
  /** To be forgotten. */
  | 'forget'
  // What a nudge can be answered with.
  | 'done'
  | 'later'
  | 'never';

/** A request in plain words, as data. */
export interface PlainRequest {
  verb: RequestVerb;
  /** `maybe`: nothing may change without a click. */
  confidence: 'sure' | 'maybe';
  /** Whether it is about the channel's nudges. */
  here: boolean;
  /** Whether it says that it is about the writer's own. */
  mine: boolean;
  /** With `pause`; absent if the text names a length that can't be read, or none at all. */
  length?: PauseLength;
  /** With `times`. */
  times?: AskedTimes;
}

/** What one part of a text says, before anybody asks where it stands. */
export interface Said {
  verb: RequestVerb;
  /** What it names: the nudges; nothing, or something that stands for them (“it”); nothing that could mean anything else. */
  names: 'nudges' | 'that' | 'nothing' | 'itself';
  /** Whether it is only likely, wherever it stands. */
  likely?: boolean;
  /** Whether it counts under a nudge alone, or is only likely elsewhere. */
  underNudge?: 'only' | 'sure-there';
  length?: PauseLength;
  times?: AskedTimes;
}
