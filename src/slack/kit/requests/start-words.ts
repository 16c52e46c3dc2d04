import { LOOSELY, NUDGES } from './nudge-names.ts';
import type { Said } from './request.ts';
import { exactly } from './said-words.ts';

const OFTEN = '(?:every|each|once a|a|per) (?:single |work)?(?:day|week|weekday|morning)';
const THINGS =
  '(?:tips?|tricks?|lessons?|nudges?|cards?|quiz|quizzes|questions?|learnings?|(?:something|one thing|a thing|things)(?: new)?(?: to (?:learn|try))?)';
const WANT =
  '(?:(?:i want|i need|i would like|id like|id love|i would love|can i|could i|may i)(?: to)?(?: (?:get|have|receive|learn))?|get|get me|have|receive|send|send me|give me|learn|start(?: with)?)';
const A = '(?:(?:a|an|the|your|some|these|those|one|my) )?';
const TO_NUDGES = `(?:${NUDGES}|${LOOSELY}|(?:a|the|your) (?:daily )?(?:tips?|quiz|lessons?)|(?:it|this|that|these|them))`;

const START = exactly(
  `sign (?:me )?up(?: (?:for|to) ${TO_NUDGES})?|subscribe(?: me)?(?: to ${TO_NUDGES})?|(?:opt|count) (?:me )?in(?: (?:for|to) ${TO_NUDGES})?`,
  `(?:quiz|test) me(?: (?:daily|${OFTEN}))?`,
  `(?:quiz|test|teach|ask|tell|show|send|give) me ${A}(?:small |little |short )?${THINGS} (?:daily|${OFTEN})`,
  `(?:${WANT} )?${A}(?:daily|weekly) ${THINGS}|(?:${WANT} )?${A}(?:small |little |short )?${THINGS} (?:daily|${OFTEN})`,
  `${A}(?:tip|card|lesson|question) of the day`,
);

/** Reads a wish to get what nudges are, in words that don't name them: “quiz me”, “a tip every day”. */
export function readStart(words: string): Said | undefined {
  return START(words) ? { verb: 'settings', names: 'itself' } : undefined;
}
