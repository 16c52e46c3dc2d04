import { NAMES_NUDGES } from '../kit/requests/nudge-names.ts';
import { exactly, saidWords, withLessCourtesy } from '../kit/requests/said-words.ts';

const EVERYBODY =
  /\b(?:every(?:body|one)s?|all (?:of )?(?:us|users|people|members|channels)|(?:all|whole|entire) (?:the )?(?:team|company|workspace|organi[sz]ation|department)|the (?:team|company|workspace|organi[sz]ation|department)s?)\b/;
const SWITCHES =
  /\b(?:stop\w*|paused?|halt|suspend|mute|freeze|disable|off|on|end|cancel|resume|restart|start\w*|again|back|unpause|no|no more)\b/;
const SWITCHES_EVERYBODY = exactly(
  `(?:stop|pause|mute) every(?:body|one)s?(?: nudges)?`,
  `(?:change|lift|end|undo) the stop`,
);
const ALL = /\ball (?:of )?(?:the )?nudges\b|\bnudges (?:stop|pause|resume|start) all\b/;
/** A channel's nudges are switched by the people in it. */
const HERE = /\b(?:here|(?:this|our) (?:channel|room|group))\b/;

/** What a text asks of what curators switch for everybody. */
type SwitchRequest =
  /** Everybody's nudges. */
  | 'everybody'
  /** All nudges: the writer's own, or everybody's. */
  | 'all';

/** Reads a text about what curators switch for everybody; undefined for anything else. */
export function readSwitch(text: string): SwitchRequest | undefined {
  const said = saidWords(text);
  if (!said || said.mentions || HERE.test(said.whole)) return undefined;
  const { whole } = said;
  if (withLessCourtesy(whole).some(SWITCHES_EVERYBODY)) return 'everybody';
  if (!NAMES_NUDGES.test(whole) || !SWITCHES.test(whole)) return undefined;
  if (EVERYBODY.test(whole)) return 'everybody';
  return ALL.test(whole) ? 'all' : undefined;
}
