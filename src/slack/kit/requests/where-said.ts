import type { RequestPlace, Said, SaidLast } from './request.ts';
import { withLessCourtesy } from './said-words.ts';

interface Where {
  place: RequestPlace;
  last: SaidLast | undefined;
  /** Whether the text is a question, other than a polite request. */
  asks: boolean;
  /** Whether it says that it is about the writer's own. */
  mine: boolean;
  /** The whole text, as plain words. */
  whole: string;
}

/** What words count for where they are said; likely where they may mean something else. Undefined if they most probably do. */
export function judge(said: Said, where: Where): Said | undefined {
  const { place, last, asks } = where;
  const { verb, underNudge } = said;
  const answers = verb === 'done' || verb === 'later' || verb === 'never';
  if (asks && (answers || !mayBeAsked(said))) return undefined;
  const asked = asks ? { ...said, likely: true } : said;
  if (place === 'nudge') return afterChange(asked, last);
  if (underNudge === 'only') return undefined;
  if (place === 'thread') return inThread(said, where);
  if (place === 'direct') return afterChange(inDirect(asked, last), last);
  if (underNudge) return place === 'command' && !asks ? { ...asked, likely: true } : undefined;
  return amongOthers(asked, place);
}

/** What a single word says about the bot, even where people talk. Any other one is a topic: “schedule”, “restart”. */
const IS_WORD_FOR_BOT =
  /^(?:pause|snooze|resume|unpause|resubscribe|settings|preferences|prefs|undo|later|forget)$/;
/** What is chosen for nudges, rather than how something else is set up. */
const IS_CHOSEN = /\b(?:settings|preferences|prefs|time ?zone)\b/;

/**
 * Where people talk, a text acts only if it names the nudges, or says plainly that nothing more should come. Anything else that
 * could be about the bot is likely at most, and what stands for something (“pause it”) is about what they talk about.
 */
function inThread(said: Said, { asks, mine, whole }: Where): Said | undefined {
  const { names, verb, underNudge, likely } = said;
  const asked = asks ? { ...said, likely: true } : said;
  if (names === 'nudges') {
    const isAbout = mine || (verb === 'settings' && !likely);
    return asks && !isAbout ? undefined : asked;
  }
  if (verb === 'leave' || verb === 'stop') return optsOut(said, asks);
  if (underNudge || likely || names === 'that') return undefined;
  if (asks) return verb === 'settings' && names === 'itself' && mine ? asked : undefined;
  const bare = withLessCourtesy(whole).at(-1) ?? whole;
  const isTopic = !bare.includes(' ') && !IS_WORD_FOR_BOT.test(bare);
  return isTopic || (!mine && isAboutThread(said, whole)) ? undefined : { ...said, likely: true };
}

/** Who may want to get nothing more, or not to be named, gets a way to it. */
function optsOut(said: Said, asks: boolean): Said | undefined {
  const { names, underNudge, likely } = said;
  if (asks || likely || underNudge === 'only') return undefined;
  return names === 'itself' && !underNudge ? said : { ...said, likely: true };
}

/** Whether words that don't speak of the writer may well be about what people talk about: “back on Monday”, “better time”. */
function isAboutThread({ verb, names }: Said, whole: string): boolean {
  if (verb === 'times') return true;
  if (verb === 'pause') return /^(?:(?:be|well be) )?(?:back|return)/.test(whole);
  return verb === 'settings' && names === 'itself' && !IS_CHOSEN.test(whole);
}

/** After an answer, “it” is about that. After the bot has spoken of nudges, it is about those. */
function inDirect(said: Said, last: SaidLast | undefined): Said {
  const { verb, names, underNudge, length } = said;
  if (verb === 'settings' || names === 'nudges' || names === 'itself') {
    return underNudge ? { ...said, likely: true } : said;
  }
  // “Also on Saturdays” goes on from the times that were just set.
  const goesOn = last === 'show' || (last === 'times' && verb === 'times');
  if (last && last !== 'answer' && (!underNudge || goesOn)) return said;
  const isWord = names === 'nothing' && (verb === 'pause' || verb === 'resume') && length === 'good';
  const standsAlone = names === 'that' || (last === 'answer' && !isWord);
  return standsAlone || underNudge ? { ...said, likely: true } : said;
}

/** Right after a change, “turn it off” may be about the nudges or about what was changed. */
function afterChange(said: Said, last: SaidLast | undefined): Said {
  const isChange = last === 'stop' || last === 'pause' || last === 'resume' || last === 'times';
  const isVague = said.names === 'that' || said.names === 'nothing';
  return isChange && said.verb === 'stop' && isVague ? { ...said, likely: true } : said;
}

/** In a channel, “it” may be anything, and so may a word alone. */
function amongOthers(said: Said, place: RequestPlace): Said {
  const { verb, names } = said;
  const isWord = place === 'command' && /^(?:pause|resume|settings|times|forget)$/.test(verb);
  const isOn = verb === 'resume' && place === 'command';
  const alone = names === 'that' || (names === 'them' && !isOn) || (names === 'nothing' && !isWord);
  return alone && verb !== 'settings' && verb !== 'times' ? { ...said, likely: true } : said;
}

/** Whether it is about the bot even as a question: “how do I stop these?”, but not “pause it?” */
function mayBeAsked({ verb, names, length }: Said): boolean {
  if (names === 'nudges' || names === 'them' || verb === 'stop' || verb === 'settings') return true;
  if (names !== 'that') return verb === 'undo';
  return verb === 'times' || (verb === 'pause' && length !== undefined && length !== 'good');
}
