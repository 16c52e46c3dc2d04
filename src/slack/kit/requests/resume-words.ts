import { NUDGES, THAT, THEM } from './nudge-names.ts';
import type { Said } from './request.ts';
import { exactly } from './said-words.ts';

const BEGIN =
  '(?:resume|continue(?: with)?|restart|unpause|unmute|reactivate|re-?enable|bring back|get back|give me back)';
const NAMED = exactly(
  `${BEGIN} ${NUDGES}(?: again)?`,
  `(?:turn|switch) (?:back )?on ${NUDGES}(?: (?:back|again))?`,
  `(?:turn|switch|put) ${NUDGES} (?:back )?on(?: again)?`,
  `${NUDGES} (?:back )?on(?: again)?|${NUDGES} (?:resume|again|back)`,
  `(?:start|begin|send|send me|give me|enable|activate)(?: sending(?: me)?)? ${NUDGES} again`,
  `(?:i want|bring|get|give me|i would like|id like|can i have|can i get) ${NUDGES} (?:back|again)`,
);
const ITSELF = exactly(
  `unpause|unmute|resubscribe|subscribe(?: me)? again|re-subscribe(?: me)?`,
  `(?:start|begin)(?: (?:me|sending|nudging|messaging))*(?: (?:me|them))? again|start nudging(?: me)?(?: again)?`,
  `(?:you can |please )?(?:send|nudge|message)(?: me)? again|(?:you can )?(?:carry on|go ahead)(?: again)?`,
);
const THAT_RESUMES = exactly(`(?:turn|switch) ${THAT} (?:back )?on(?: again)?`);
const THEM_RESUMES = exactly(
  `(?:turn|switch) ${THEM} (?:back )?on(?: again)?|(?:turn|switch) back on|(?:start|begin|send|get|bring|i want|id like|i would like) ${THEM} (?:again|back)`,
);
const NOTHING = exactly(
  `resume`,
  `restart`,
  `re-?enable`,
  `reactivate`,
  `back on`,
  `(?:resume|restart) (?:${THAT}|${THEM})`,
);
const SWITCHED = exactly(`on|start|begin`);
const BACK = exactly(
  `(?:im|i am|we are) back(?: (?:again|at work|from (?:vacation|(?:my )?holidays?|(?:sick )?leave|my (?:trip|vacation|leave)|pto)))?`,
);

/** Reads a wish to get nudges again. */
export function readResume(words: string): Said | undefined {
  if (NAMED(words)) return { verb: 'resume', names: 'nudges' };
  if (ITSELF(words)) return { verb: 'resume', names: 'itself' };
  if (THAT_RESUMES(words)) return { verb: 'resume', names: 'that' };
  if (THEM_RESUMES(words)) return { verb: 'resume', names: 'them' };
  if (NOTHING(words)) return { verb: 'resume', names: 'nothing' };
  if (SWITCHED(words)) return { verb: 'resume', names: 'nothing', likely: true };
  return BACK(words) ? { verb: 'resume', names: 'nothing', likely: true } : undefined;
}
