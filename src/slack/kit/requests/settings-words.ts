import { NUDGES } from './nudge-names.ts';
import type { Said } from './request.ts';
import { exactly } from './said-words.ts';

const CHANGE =
  '(?:change|edit|adjust|update|modify|manage|configure|customi[sz]e|set|set up|fix|see|show|open|view|check|switch|move|pick|choose)';
const WHAT =
  '(?:settings?|preferences|prefs|configuration|options|schedule|times?|time ?zone|days?|hours?|frequency|topics?|delivery time|subscription)';
const MINE = '(?:(?:me|my|the|your|our|nudges?) )*';

const NAMED = exactly(
  `(?:start|set up|setup|begin|activate|enable|get|try) ${NUDGES}|(?:i want|i would like|id like|send me|give me|can i have|can i get) ${NUDGES}`,
  `${CHANGE} ${NUDGES}(?: ${WHAT})?`,
  `${CHANGE} (?:the )?${WHAT} (?:of|for|on) ${NUDGES}`,
  `${NUDGES} (?:${WHAT}|status|change|setup|help|info|please)|${NUDGES}`,
  `(?:when|what time|at what time|how often|on which days|which days) (?:is|do|does|will|are|am i getting|do i get) ${NUDGES}(?: (?:come|due|arrive|be|coming|sent))?`,
  `when (?:is|do|does|will|are) (?:my|the) next ${NUDGES}(?: (?:come|due|arrive|be|coming|sent))?|when (?:do|will) i get (?:my|the|a) (?:next )?${NUDGES}`,
  `(?:fewer|less|more) ${NUDGES}|(?:get |send |send me |receive |have )?${NUDGES} (?:less|more) (?:often|frequently)|not so many ${NUDGES}`,
);
const ITSELF = exactly(
  `${MINE}(?:settings|preferences|prefs)`,
  `${CHANGE} ${MINE}${WHAT}`,
  `(?:my |the )?time ?zone(?: (?:is|seems) wrong)?|wrong time ?zone`,
  `(?:where|what|how) (?:are|is|do i (?:find|see|change)|can i (?:find|see|change)) ${MINE}(?:settings|preferences|prefs)`,
  `(?:my |the )?(?:time ?zone|time) is wrong`,
  `(?:a )?(?:different|another|other|better) time(?: ?zone)?`,
  `(?:my )?(?:schedule|subscription)`,
);
const LEVEL = '(?:beginners?|basic|starter|junior|intermediate|advanced|expert|senior)';
/** How hard what comes should be. */
const NAMES_LEVEL = exactly(
  `(?:my |the )?level(?: is| to)?(?: (?:a (?:bit|little) )?(?:too )?(?:${LEVEL}|high|low|up|down))?(?: for me)?`,
  `(?:switch|set|move|change|put|bump|raise|lower)(?: (?:me|my|the|it))?(?: (?:up|down))?(?: to)?(?: (?:a|one|the|my|next))? (?:${LEVEL} )?level(?: (?:to )?(?:${LEVEL}|up|down))?`,
  `(?:go|move|level) (?:up|down)(?: (?:a|one) level)?|${LEVEL} level|(?:easier|harder|simpler|more (?:advanced|challenging|basic)) ${NUDGES}`,
);
/** The same in words that are about anything elsewhere. */
const SAYS_LEVEL = exactly(
  `(?:this |it |these |they )?(?:is |are |was )?(?:(?:a bit|a little|way|much|far) )?too (?:easy|hard|difficult|advanced|basic|simple|complicated|challenging)(?: for me)?`,
  `(?:(?:give|send|show) me |i (?:want|need) )?(?:something |anything |the |some )?(?:(?:a bit|a little|much) )?(?:easier|harder|simpler|more (?:advanced|challenging|basic|difficult))(?: (?:ones?|stuff|things|cards?|questions?|please))*`,
  `(?:this |it )?(?:is )?over my head|${LEVEL}(?: (?:stuff|ones?|things))?`,
);
const NOTHING = exactly(
  `change|change (?:it|this|that|them|these)|edit|options|configure|config|manage`,
  `(?:a bit |much )?less(?: often)?|more often|not so often|less frequently|more frequently`,
);
const UNDER_NUDGE = exactly(
  `too often|too early|too late|(?:a bit )?earlier|later in the day|not so early|not so late|wrong time`,
);

/** Reads a wish to see what is chosen, or to change something that the words don't say. */
export function readSettings(words: string): Said | undefined {
  if (NAMED(words)) return { verb: 'settings', names: 'nudges' };
  if (ITSELF(words)) return { verb: 'settings', names: 'itself' };
  if (NOTHING(words)) return { verb: 'settings', names: 'nothing' };
  if (NAMES_LEVEL(words)) return { verb: 'settings', names: 'itself' };
  return UNDER_NUDGE(words) || SAYS_LEVEL(words)
    ? { verb: 'settings', names: 'nothing', underNudge: 'only' }
    : undefined;
}
