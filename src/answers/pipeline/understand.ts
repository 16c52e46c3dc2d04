import { cleanText } from '../../search/language/clean-text.ts';

/** What a message says, before anything is looked up. */
export interface Understanding {
  /** As typed, without mentions. */
  text: string;
  /** What people wrote before it, oldest first, without what is plainly beside the point. */
  thread: readonly string[];
  /** The term that it asks to explain, as typed; undefined where it asks for something else. */
  term: string | undefined;
  /** Whether something is broken right now. */
  urgent: boolean;
}

const TERM = '([^?!.,;:]{1,60}?)';
const THE = '(?:a |an |the )?';
/** Each asks what a term means and nothing else. */
const ASKS_FOR_TERM: readonly RegExp[] = [
  new RegExp(
    `^(?:what(?:'s| is| are| does)|whats|wats|wtf is|wth is|what the (?:hell|heck) (?:is|are)) ${THE}${TERM}(?: (?:mean|stand for|again|exactly|anyway|even|actually|please|pls))*$`,
  ),
  new RegExp(
    `^(?:define|definition(?: of| for)?|meaning(?: of)?|glossary|explain|eli5|explain to me)[: ]+(?:what )?${THE}${TERM}(?: is| are| means)?(?: (?:please|pls|briefly|in (?:one|a) sentence|in simple (?:words|terms)|like i'?m .*|to me|for dummies))*$`,
  ),
  new RegExp(`^${TERM} (?:means what|meaning|definition|explained|defined|stands for(?: what)?|= ?)$`),
  new RegExp(`^(?:what do (?:you|people|they|we|folks) mean (?:by|with|when they say)) ${THE}${TERM}$`),
  new RegExp(`^(?:what does|what do|whats|what's) ${THE}${TERM} (?:mean|stand for|refer to)(?: .*)?$`),
  new RegExp(
    `^(?:can|could|would) (?:you|someone|somebody|anyone|anybody) (?:please )?(?:explain|define|tell me)(?: me)?(?: what)? ${THE}${TERM}(?: is| are| means)?(?: .{0,20})?$`,
  ),
  new RegExp(
    `^${TERM}[,:]? (?:what is (?:it|that)|what does (?:it|that) mean|what does (?:it|that) stand for|what's that|whats that)$`,
  ),
  new RegExp(
    `^(?:difference|the difference|what(?:'s| is) the difference|whats the difference|diff) (?:between|of|b/w) ${TERM}$`,
  ),
  new RegExp(`^${TERM} (?:vs\\.?|versus|or) .{1,40}$`),
  /^([\p{L}\p{N}/&+. -]{1,40}?) ?=? ?\?+$/u,
];

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
    term: termIn(own),
    urgent: URGENT.test(own) || (own.length < 80 && thread.slice(-6).some((said) => URGENT.test(said))),
  };
}

function termIn(text: string): string | undefined {
  const asked = cleanText(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(
      /^(?:hey|hi|hello|ok|okay|so|and|um+|uh+|sorry|stupid question|dumb question|quick (?:one|question)|please|pls|remind me|guidepost|bot)[,:! -]+/g,
      '',
    )
    .replace(/[\s?!.…]+$/, (ending) => (ending.includes('?') ? '?' : ''))
    .trim();
  for (const pattern of ASKS_FOR_TERM) {
    const found = (pattern.exec(asked) ?? pattern.exec(asked.replace(/\s*\?$/, '')))?.[1]?.trim();
    if (found) return found;
  }
  return undefined;
}
