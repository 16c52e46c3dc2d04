import type { OtherLanguage } from '../../search/language/foreign-words.ts';
import { otherLanguageOf } from '../../search/language/other-language.ts';

/** What a message says, before anything is looked up. */
export interface Understanding {
  /** As typed, without mentions. */
  text: string;
  /** What people wrote before it, oldest first, without what is plainly beside the point. */
  thread: readonly string[];
  /** Whether something is broken right now. */
  urgent: boolean;
  /** Which language it is in, if it is not English; that of the thread where it says nothing itself. */
  language: OtherLanguage | undefined;
  /** Whether it only called the bot, so that the text is the last question of the thread. */
  passedOn?: boolean;
}

/** Somebody is in the middle of an incident. */
const URGENT =
  /\b(?:(?:prod(?:uction)?|site|service|api|system|cluster|everything|checkout|app|db|database|model|bot|agent|platform)\s+(?:is|are|was|went|just went|has gone|keeps going)\s+(?:down|dead|dying|broken|on fire|offline|unreachable)|(?:is|are|we(?:'re| are)) (?:down|on fire)\b|outage|incident (?:now|right now|going on|ongoing)|sev ?-?[012]\b|p[01] (?:incident|right now|now)|going down|went down|(?:errors?|5\d\ds?|latency|timeouts?) (?:everywhere|x\d|spik\w+|through the roof|exploding|climbing|rising)|(?:roll ?back|revert|go back|switch off|kill switch|stop it|turn it off)\b.{0,40}\b(?:now|right now|asap|immediately|quick(?:ly)?|fast|today|\?\?)|(?:right now|asap|urgent|urgently|emergency|help!|\bhelp now)|users? (?:can(?:'|no)?t|cannot|see|get) .{0,40}(?:log ?in|errors?|other people|others)|customers? (?:see|get|are seeing|are getting|can't|cannot))/i;

/** Reads a message and its thread. */
export function understand(text: string, thread: readonly string[] = []): Understanding {
  const own = text
    .replaceAll(/<@[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    text: own,
    thread,
    urgent: URGENT.test(own) || (own.length < 80 && thread.slice(-6).some((said) => URGENT.test(said))),
    language: otherLanguageOf(own || thread.join('\n')),
  };
}
