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
  /** To take back the last change. */
  | 'undo'
  /** No longer to lead discussions in channels, in turn with others. */
  | 'leave'
  /** To be forgotten. */
  | 'forget'
  // What a nudge can be answered with.
  | 'done'
  | 'later'
  | 'never'
  /** What came of something that was tried. */
  | 'told';

/** A request in plain words, as data. */
export interface PlainRequest {
  verb: RequestVerb;
  /** `maybe`: nothing may change without a click. */
  confidence: 'sure' | 'maybe';
  /** Whether it is about the channel's nudges. */
  here: boolean;
  /** Whether it says that it is about the writer's own. */
  mine: boolean;
  /** Whether no pattern reads it and it only probably is one: everything else that a text may be comes before that. */
  guessed?: true;
  /** Whether it mentions somebody else, or another channel. */
  others?: true;
  /** With `pause`; absent if the text names a length that can't be read, or none at all. */
  length?: PauseLength;
  /** With `times`. */
  times?: AskedTimes;
  /** What became of the nudge above, said in the same text: “done, stop”. */
  answer?: 'done' | 'later' | 'never';
  /** With `done`: that it didn't work. */
  failed?: true;
  /** With `done`: that it isn't finished. */
  unfinished?: true;
  /** With `stop` and `forget`: that the text goes on with a question, which is not answered. */
  alsoAsks?: true;
}

/**
 * What the bot said last in the same place: an answer, what is chosen for nudges, a change of them, that it noted what
 * somebody answered a nudge with, or that they tried what it proposes. It is what “it” and “undo” are about. Undefined if it said nothing, or something else.
 */
export type SaidLast = 'answer' | 'show' | 'stop' | 'pause' | 'resume' | 'times' | 'noted' | 'tried';

/** What the bot said about somebody's own nudges. */
export interface AboutNudges {
  said: Exclude<SaidLast, 'answer'>;
  /** Takes the change or the answer back, packed; absent if nothing was changed. */
  undo?: string;
}

/** What one part of a text says, before anybody asks where it stands. */
export interface Said {
  verb: RequestVerb;
  /** What it names: the nudges; nothing, or something that stands for them (“it”); nothing that could mean anything else. */
  names: 'nudges' | 'them' | 'that' | 'nothing' | 'itself';
  /** Whether it is only likely, wherever it stands. */
  likely?: boolean;
  /** Whether it counts under a nudge alone, or is only likely elsewhere. */
  underNudge?: 'only' | 'sure-there';
  length?: PauseLength;
  times?: AskedTimes;
  guessed?: true;
  /** Whether it may ask for fewer instead of none: “stop the daily nudges”. */
  fewer?: boolean;
  /** With `done`: that it didn't work. */
  failed?: true;
  /** With `done`: that it isn't finished. */
  unfinished?: true;
  /** With a request: what became of the nudge, said in the same text. */
  answer?: 'done' | 'later' | 'never';
}
