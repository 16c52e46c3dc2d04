import { readPauseLength } from './pause-length.ts';
import type { Said, SaidLast } from './request.ts';
import { exactly, saidWords, withLessCourtesy } from './said-words.ts';
import { readStop } from './stop-words.ts';

const IT = '(?:it|this|that|the (?:change|pause|last one|last change))';

/** Takes back what was just changed. */
const UNDO = exactly(
  `undo(?: ${IT})?|revert(?: ${IT})?|roll ${IT} back`,
  `(?:change|put|set|turn|switch|make|move|get) (?:${IT}|them|everything) back(?: (?:again|to how it was|to what it was|to before|as it was))?|change back|go back|back to (?:before|how it was|what it was)`,
  `take (?:${IT} back|back ${IT})|i take (?:it|that) back`,
  `(?:cancel|end|stop|forget|scrap|drop|remove) the (?:pause|change)|stop pausing(?: (?:it|them|nudges|my nudges|the nudges))?`,
  `cancel ${IT}`,
  `(?:that|this|it) was (?:a |an |my )?(?:mistake|accident|error|by mistake|by accident|not what i (?:wanted|meant))|(?:my )?mistake|by (?:mistake|accident)|i (?:made|did) a mistake|wrong (?:one|button)`,
  `i (?:dont|didnt|did not) mean (?:it|that|to(?: do (?:it|that))?)|not what i (?:wanted|meant)`,
  `(?:make it |leave it |keep it )?(?:as|like|how) (?:it was )?before|(?:make|leave|keep|leave) it (?:as|like|how) it was`,
);
const UNDO_POST = exactly(
  `(?:remove|delete|take down|unshare|unpost|withdraw|recall) (?:${IT}|the (?:post|message|card)|my post)(?: again)?|take ${IT} down|dont share (?:it|that)`,
);

/** Whether a text takes something back, whatever that may be. */
export function asksToUndo(text: string): boolean {
  const said = saidWords(text);
  return said !== undefined && withLessCourtesy(said.whole).some((words) => UNDO(words) || UNDO_POST(words));
}

/** Says by itself that something is taken back, wherever it stands. */
const UNDO_ALONE = exactly(
  `undo(?: (?:it|that|this|the (?:change|last change)|my (?:last )?change))?`,
  `change (?:it|that|this) back|take (?:it|that) back|revert(?: (?:it|that|my (?:last )?change))?`,
);

/** Reads a wish to take something back, whatever was done last. */
export function readUndo(words: string): Said | undefined {
  return UNDO_ALONE(words) ? { verb: 'undo', names: 'itself' } : undefined;
}

/** May take it back, or not. */
const DOUBTS = exactly(
  `no wait|wait no|wait|no|no no|never ?mind|nvm|keep (?:it|them|mine|my nudges|the nudges)|(?:actually )?dont(?: do (?:it|that))?|actually(?: no)?|just kidding|kidding|cancel|forget it|oops|hm+|hold on|rollback|roll back|back to normal`,
);
const INSTEAD =
  /^(?:(?:no|not|rather|better|make (?:it|that)|i meant|i mean|only|instead|actually) )+|(?: instead)$/g;

/** Whether words take back what stands beside them: “stop nudges. No wait, keep them”. */
export const takesBack = exactly(
  `(?:no )?wait|no wait .+|wait no.*|no|never ?mind|nvm|(?:no )?keep .+|(?:actually|please|no)? ?dont(?: .+)?|actually(?: .+)?|just kidding|kidding|jk|cancel that|scratch that|forget it|undo.*|not really|on second thought.*`,
);

/** Reads what somebody says right after a change of their nudges: to take it back, or to pause until another day. @param today the local day */
export function readAfterChange(words: string, last: SaidLast, today: Temporal.PlainDate): Said | undefined {
  if (last === 'answer' || last === 'show') return undefined;
  // After an answer to a nudge, nothing is running that “cancel it” could be about but the nudges.
  if (last === 'noted' || last === 'tried')
    return UNDO(words) && !readStop(words) ? { verb: 'undo', names: 'itself' } : undefined;
  if (last === 'pause' && INSTEAD.test(words)) {
    const length = readPauseLength(words.replaceAll(INSTEAD, ''), today);
    if (length !== undefined && length !== 'good') return { verb: 'pause', names: 'itself', length };
  }
  if (UNDO(words)) return { verb: 'undo', names: 'itself' };
  return DOUBTS(words) ? { verb: 'undo', names: 'itself', likely: true } : undefined;
}
