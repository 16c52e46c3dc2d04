import type { Said } from './request.ts';
import { exactly } from './said-words.ts';

const DELETE = '(?:delete|erase|remove|wipe|purge|clear|destroy|get rid of)';
const ABOUT_ME = '(?:about|on|of|from) me';
const STORE = '(?:know|have|store|keep|stored|kept|saved|save|collected|remember)';

const MINE = exactly(
  `${DELETE} (?:all |all of )?my (?:personal )?(?:data|account|information|info|history|profile|questions|messages|records|answers|learning)`,
  `${DELETE} (?:everything|all|all (?:the )?(?:data|information|info)|the data|data|anything|what)(?: (?:that )?(?:you(?: have| ve)?|u) ${STORE})?(?: ${ABOUT_ME})`,
  `${DELETE} (?:everything|all|what|anything)(?: that)? you(?: have| ve)? ${STORE}(?: ${ABOUT_ME})?`,
  `forget (?:about )?(?:me|who i am)|forget (?:everything|all)(?: you know)?(?: about me)?|forget (?:all )?(?:my data|what you know about me|what i asked|what i said|my questions)`,
  `(?:dont|do not|stop) (?:keep|store|storing|keeping|save|saving|collect|collecting) (?:my (?:data|questions|messages)|anything about me|data about me)`,
  `(?:gdpr|data) (?:delete|deletion|erasure)(?: request)?|export my data`,
);
const EVERYTHING = exactly(`${DELETE} (?:everything|it all|all of it|all data)`);

/** Reads a wish to be forgotten. */
export function readForget(words: string): Said | undefined {
  if (MINE(words)) return { verb: 'forget', names: 'nudges' };
  return EVERYTHING(words) ? { verb: 'forget', names: 'nothing' } : undefined;
}
