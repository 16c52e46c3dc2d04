import { WEEKDAYS } from '../learning/describe-choice.ts';
import type { PauseLength } from '../nudging/subscribing.ts';

/** What a text asks for about nudges; `here`: those of the channel, not the person's own. */
export interface NudgeRequest {
  here: boolean;
  verb: 'show' | 'pause' | 'resume' | 'stop';
  /** After “pause”, as typed. */
  length: string;
}

const VERBS = new Map<string, NudgeRequest['verb']>([
  ['', 'show'],
  ['start', 'show'],
  ['change', 'show'],
  ['status', 'show'],
  ['on', 'resume'],
  ['resume', 'resume'],
  ['continue', 'resume'],
  ['pause', 'pause'],
  ['stop', 'stop'],
  ['off', 'stop'],
  ['end', 'stop'],
]);

/** Reads a text about nudges; undefined for anything else, such as a question in which the word occurs. */
export function readNudgeRequest(text: string): NudgeRequest | undefined {
  const typed = text.toLowerCase();
  const words = /^(?:my |learning )?nudges?(?: (\w+))?(?: (.+))?$/.exec(typed.replace(/ here\b/, ''));
  const verb = words ? VERBS.get(words[1] ?? '') : undefined;
  if (!words || verb === undefined) return undefined;
  // “nudges start with what”: more words than a sub-command has are a question.
  if (words[2] !== undefined && verb !== 'pause') return undefined;
  return { here: / here\b/.test(typed), verb, length: words[2] ?? '' };
}

const NAMED_LENGTHS: readonly [RegExp, PauseLength][] = [
  [/^$/, 'good'],
  [/^(for )?((a|1|one) )?day$/, 'day'],
  [/^(for )?((a|1|one) )?week$/, 'week'],
];

/**
 * Reads how long a pause is to be: “a day”, “for a week”, “until 2026-12-01”, “until Monday”; nothing is until somebody
 * resumes. Undefined for anything else.
 * @param today the local day
 */
export function readPauseLength(text: string, today: Temporal.PlainDate): PauseLength | undefined {
  const typed = text.trim().toLowerCase();
  const named = NAMED_LENGTHS.find(([pattern]) => pattern.test(typed));
  if (named) return named[1];
  const until = /^(?:until|till) (\S+)$/.exec(typed)?.[1];
  if (until === undefined) return undefined;
  if (until === 'tomorrow') return { until: today.add({ days: 1 }).toString() };
  const weekday = WEEKDAYS.findIndex((name) => name.toLowerCase() === until) + 1;
  if (weekday > 0) {
    const ahead = (weekday - today.dayOfWeek + 7) % 7 || 7;
    return { until: today.add({ days: ahead }).toString() };
  }
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(until)
      ? { until: Temporal.PlainDate.from(until).toString() }
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
