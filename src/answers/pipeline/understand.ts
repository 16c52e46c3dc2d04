import type { OtherLanguage } from '../../search/language/foreign-words.ts';
import { otherLanguageOf } from '../../search/language/other-language.ts';
import { type Part, partsOf } from './needs.ts';
import { passedOn } from './passed-on.ts';
import { soundsOver, soundsUrgent } from './urgency.ts';

/** What a message says, before anything is looked up. */
export interface Understanding {
  /** As typed, without mentions. */
  text: string;
  /** What people wrote before it, oldest first, without what is plainly beside the point. */
  thread: readonly string[];
  /** Whether something is broken right now. */
  urgent: boolean;
  /** Whether it was written where people are dealing with an incident. */
  inIncident: boolean;
  /** Which language it is in, if it is not English; that of the thread where it says nothing itself. */
  language: OtherLanguage | undefined;
  /** The parts of it that may each ask for something of its own; none where it is one question, and in threads. */
  parts: readonly Part[];
  /** Whether it only called the bot, so that the text is the last question of the thread. */
  passedOn: boolean;
}

/**
 * Reads a message and its thread.
 * @param before what people wrote before, oldest first
 * @param inIncident whether people are dealing with an incident where it was written
 */
export function understand(said: string, before: readonly string[] = [], inIncident = false): Understanding {
  const { text, thread, passedOn: isPassedOn } = passedOn(said, before);
  const own = text
    .replaceAll(/<@[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const latest = thread.slice(-6);
  const overAt = latest.findLastIndex((said) => soundsOver(said));
  const stillUrgent = latest.slice(overAt + 1).some((said) => soundsUrgent(said));
  return {
    text: own,
    thread,
    urgent: soundsUrgent(own) || (own.length < 80 && stillUrgent),
    inIncident: inIncident && (overAt < 0 || stillUrgent),
    language: otherLanguageOf(own || thread.join('\n')),
    parts: thread.length > 0 ? [] : partsOf(own),
    passedOn: isPassedOn,
  };
}
