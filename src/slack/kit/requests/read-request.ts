import { readForget } from './forget-words.ts';
import { readLeave } from './leave-words.ts';
import { readLikely } from './likely-words.ts';
import { mergeSaid } from './merge-said.ts';
import {
  readNudgeAnswer,
  saysFailed,
  saysNotDone,
  saysUnfinished,
  saysWhatCame,
} from './nudge-answer-words.ts';
import { NAMES_NUDGES } from './nudge-names.ts';
import { isAway, readLaterPause, readPause } from './pause-words.ts';
import type { PlainRequest, RequestPlace, Said, SaidLast } from './request.ts';
import { readResume } from './resume-words.ts';
import {
  askedHow,
  asksPolitely,
  exactly,
  type SaidWords,
  saidWords,
  withLessCourtesy,
} from './said-words.ts';
import { readSettings } from './settings-words.ts';
import { readStart } from './start-words.ts';
import { IS_GRUMBLE, readStop } from './stop-words.ts';
import { readTimes } from './times-words.ts';
import { withoutTypos } from './typos.ts';
import { readAfterChange, readUndo, takesBack } from './undo-words.ts';
import { judge } from './where-said.ts';

const HERE =
  /(?:^| )(?:(?:in|for|from|to|on) (?:this|the|our) (?:channel|room|group|thread)|(?:in )?here)(?= |$)/;
/** What is everybody's changes only where it is named: “freeze until Friday here” is about deployments. */
const MINE = /\b(?:my|me|mine|im|i|ill|id)\b/;
/** What follows one of these is a part of its own. */
const AND = / (?:and|but|or|then|so) /;
const BECAUSE = / (?:because|cause|cuz|since|as) /;

const EXCLAMATION =
  '(?:oh |ok |okay )?(?:no|nope|nah|no no|no wait|wait no|wait|hold on|hang on|actually|actually no|hm+|on second thought|scratch that|forget it|never ?mind|nvm)';
const isExclamation = exactly(EXCLAMATION);
const EXCLAIMED = new RegExp(`^${EXCLAMATION} (?!thanks?\\b)`);

/** Where a text stands. */
interface Standing {
  place: RequestPlace;
  /** The local day of who writes. */
  today: Temporal.PlainDate;
  last: SaidLast | undefined;
}

/**
 * Reads a text as a request about what the bot sends and keeps: to stop, to pause, to resume, other times, to be forgotten or,
 * under a nudge, what became of it. It is sure only if the request accounts for the whole text: with anything left over, a
 * second request, a question or somebody else in it, nothing may change without a click. Undefined for everything else, above
 * all for questions: “how do we stop a bad rollout?”
 * @param today the local day of who writes
 * @param last what the bot said last, which “it” may stand for
 */
export function readRequest(
  text: string,
  place: RequestPlace,
  today: Temporal.PlainDate,
  last?: SaidLast,
): PlainRequest | undefined {
  const key = `${place} ${today} ${last ?? ''} ${text}`;
  if (latest.has(key)) return latest.get(key);
  const read = readBeforeQuestion(text, place, today, last) ?? readAnew(text, place, today, last);
  if (latest.size >= LATEST) for (const [oldest] of latest.entries().take(1)) latest.delete(oldest);
  latest.set(key, read);
  return read;
}

/** One message is read several times: as what it may be, and then by each command. So many are remembered. */
const LATEST = 64;
const latest = new Map<string, PlainRequest | undefined>();

/** What is not kept as a note about something that was tried. */
const COMES_BEFORE_NOTES: readonly PlainRequest['verb'][] = ['stop', 'undo', 'leave', 'forget'];

/** A wish, and what the text goes on with: a sentence of its own, or a question that nothing divides from it. */
const WISH_BEFORE = /^(.{4,80}?)(?:[.!;\n]+\s+|\s+(?=(?:how|what|which|who|why|where|when)\b))(.+)$/is;
/** So a wish names whom nothing more should reach. Without it, “stop.” before a question may be about what is asked. */
const REACHES_ME = /\b(?:me|us|unsub\w*|opt)\b/i;

/**
 * Who wants nothing more, or to be forgotten, and asks something in the same text is heard, whatever they ask: “unsubscribe me.
 * How do we version datasets?” Undefined for everything else.
 */
function readBeforeQuestion(
  text: string,
  place: RequestPlace,
  today: Temporal.PlainDate,
  last: SaidLast | undefined,
): PlainRequest | undefined {
  const [, wish = '', rest = ''] = WISH_BEFORE.exec(text) ?? [];
  const asks = rest.includes('?') || asksSomething(rest.toLowerCase());
  if (wish === '' || wish.includes('?') || !asks) return undefined;
  const read = readAnew(wish, place, today, last);
  if (read?.confidence !== 'sure' || (read.verb !== 'stop' && read.verb !== 'forget')) return undefined;
  const isPlain = REACHES_ME.test(wish) || NAMES_NUDGES.test(wish.toLowerCase());
  // Somebody else's sentence may well begin like that: “leave me alone” is what a colleague said.
  if (!isPlain && place !== 'direct' && place !== 'nudge') return undefined;
  return { ...read, confidence: isPlain ? 'sure' : 'maybe', alsoAsks: true };
}

function readAnew(
  text: string,
  place: RequestPlace,
  today: Temporal.PlainDate,
  last: SaidLast | undefined,
): PlainRequest | undefined {
  const said = saidWords(text);
  if (!said || said.whole === '') return undefined;
  const standing = { place, today, last };
  const inDirect = place === 'nudge' || place === 'direct';
  const saysHere = HERE.test(said.whole);
  const here = saysHere && !inDirect;
  const about = saysHere ? withoutHere(said) : said;
  const mine = MINE.test(said.whole);
  const where = { place, last, mine, asks: said.asks && !asksPolitely(said.whole), whole: about.whole };
  const judgedAs = (found: Said | undefined) => found && judge(found, where);
  const asPart = judgedAs(readParts(about, standing));
  const judged = leaving(said, asPart, place) ?? asPart ?? judgedAs(readLikely(about, place));
  // Who wants nothing more, to be named no more, or to take it back says it in any words.
  const isWish = judged && COMES_BEFORE_NOTES.includes(judged.verb);
  if (last === 'tried' && !isWish && saysWhatCame(text)) {
    return { verb: 'told', confidence: 'sure', here: false, mine: true };
  }
  if (!judged) return undefined;
  const { verb, length, times, answer } = judged;
  // Who leads in turn is the person's own, wherever they say it.
  const ofChannel = here && verb !== 'leave';
  // Nobody can take out anybody else: “don’t mention me or Marco” is about the writer, and “in #platform” about where.
  const mentions = said.mentions && verb !== 'leave';
  const unsure = judged.likely || mentions || (ofChannel && !NAMES_NUDGES.test(said.whole));
  return {
    verb,
    // To show the settings changes nothing.
    confidence: unsure && verb !== 'settings' ? 'maybe' : 'sure',
    here: ofChannel && !mentions,
    mine,
    ...(judged.guessed && { guessed: true as const }),
    ...(mentions && { others: true as const }),
    ...(length !== undefined && { length }),
    ...(times && { times }),
    ...(answer && { answer }),
    ...(judged.failed && { failed: true as const }),
    ...(judged.unfinished && { unfinished: true as const }),
  };
}

/** A wish not to be named in channels; undefined if it is none, or if the same text asks for more than that: to stop, or to be forgotten. */
function leaving(said: SaidWords, read: Said | undefined, place: RequestPlace): Said | undefined {
  const asksForMore = (read?.verb === 'stop' || read?.verb === 'forget') && !read.likely;
  return asksForMore ? undefined : readLeave(said, place);
}

function withoutHere({ whole, parts, ...more }: SaidWords): SaidWords {
  const without = (words: string) => words.replace(HERE, '').trim();
  return { ...more, whole: without(whole), parts: parts.map(without) };
}

/** The one request of a text; likely if the text says more than that. */
function readParts(said: SaidWords, standing: Standing): Said | undefined {
  const read = readAllParts(said, standing);
  if (read && !read.likely) return read;
  // “No, stop”, “wait, unsubscribe”: what comes before a wish to get nothing more can't take it back.
  const after = afterExclamation(said);
  const wish = after && readAllParts(after, standing);
  return wish?.verb === 'stop' && !wish.likely && !wish.answer ? wish : read;
}

/** Whole parts, or, before more than a word, the first words of one: “no stop sending me nudges”. */
function afterExclamation({ whole, parts, ...more }: SaidWords): SaidWords | undefined {
  const first = parts.findIndex((part) => !isExclamation(part));
  const rest = parts.slice(Math.max(first, 0));
  const [head = '', ...tail] = rest;
  const shorter = head.replace(EXCLAIMED, '');
  const left = shorter !== head && (tail.length > 0 || shorter.includes(' ')) ? [shorter, ...tail] : rest;
  if (first < 0 || left.join(' ') === whole) return undefined;
  return { ...more, whole: left.join(' '), parts: left };
}

function readAllParts({ whole, parts }: SaidWords, standing: Standing): Said | undefined {
  const inOne = readPart(whole, standing);
  if (inOne && (!inOne.likely || parts.length < 2)) return inOne;
  const some = parts.flatMap((part) => (readPart(part, standing) ? [part] : splitPart(part)));
  const read = some.filter(Boolean).map((part) => ({ part, said: readPart(part, standing) }));
  const found = read.flatMap(({ said }) => said ?? []);
  const merged = mergeSaid(found) ?? inOne;
  if (standing.place === 'nudge' && merged?.verb === 'done' && found[0]?.verb === 'done') {
    return doneWith(merged, { whole, rest: read.flatMap(({ part, said }) => (said ? [] : [part])) });
  }
  const isRemark = (words: string) => IS_GRUMBLE(words) || (merged?.verb === 'pause' && isAway(words));
  const left = read.filter(({ part, said }) => !said && !withLessCourtesy(part).some(isRemark));
  if (!merged || left.length === 0) return merged;
  const rest = left.map(({ part }) => part);
  return mayBeMeant(merged, { whole, rest }, standing) ? { ...merged, likely: true } : inOne;
}

/** After “I did it”, the rest is what came of it, if it says so. */
function doneWith(done: Said, { whole, rest }: { whole: string; rest: readonly string[] }): Said {
  // Who did it in vain may want to try again, or to have it counted.
  if (saysFailed(whole)) return { ...done, failed: true, likely: true };
  if (saysUnfinished(whole)) return { ...done, unfinished: true, likely: true };
  const [came] = rest;
  // After “took ten minutes”, the rest tells more of it.
  const tells = came === undefined || (isReport(came) && !rest.some(mayBeElse));
  return tells ? done : { ...done, likely: true };
}

const mayBeElse = (part: string) => asksSomething(part) || saysNotDone(part);
const isReport = (part: string) => saysWhatCame(part) && !mayBeElse(part);

/** A reason may be anything. */
function splitPart(part: string): string[] {
  const [said = '', reason] = part.split(BECAUSE, 2);
  return said.split(AND).concat(reason === undefined ? [] : [reason]);
}

/** Whether something that a request leaves over may still be about the bot: it is not about “pause messages, then drain the queue”. */
function mayBeMeant(
  { verb, names, underNudge }: Said,
  { whole, rest }: { whole: string; rest: readonly string[] },
  { place }: Standing,
): boolean {
  if (verb === 'forget') return false;
  if (names === 'nudges') return true;
  if (place === 'nudge') return !rest.some(asksSomething);
  if (place !== 'direct' || underNudge) return false;
  if (verb === 'stop' && names === 'itself' && TO_ME.test(whole)) return !rest.some(asksSomething);
  return rest.some((part) => takesBack(part));
}

const TO_ME = /\b(?:me|us|unsub\w*|opt)\b/;

const asksSomething = (words: string) =>
  /\b(?:how|what|which|who|why|whats|hows|whos|whys|wheres)\b/.test(words);

function readPart(part: string, standing: Standing): Said | undefined {
  const read = (words: string) => {
    const found = withLessCourtesy(words).flatMap((one) => readWords(one, standing) ?? []);
    return found.find(({ likely }) => !likely) ?? found[0];
  };
  const said = read(part);
  if (said && !said.likely) return said;
  const corrected = withoutTypos(part);
  const meant = corrected && read(corrected.words);
  // “Pause for 2 weaks” reads as a pause already, and only without its typo as one of two weeks.
  if (said) return meant && corrected.sure && !meant.likely ? meant : said;
  const how = withLessCourtesy(part).map(askedHow).find(Boolean);
  const asked = how === undefined ? undefined : read(how);
  if (asked) return { ...asked, likely: true };
  return meant && !corrected.sure ? { ...meant, likely: true } : meant;
}

const IS_OWN_UNDO = /^undo(?: it| that)?$|\bmy\b/;

/** Among others, and after the command, it is not known what was done last. Where people talk, “revert it” is about that. */
function undone(words: string, place: RequestPlace): Said | undefined {
  const said = readUndo(words);
  if (place === 'thread') return IS_OWN_UNDO.test(words) ? said : undefined;
  return said && (place === 'nudge' || place === 'direct' ? said : { ...said, likely: true });
}

function readWords(words: string, { place, today, last }: Standing): Said | undefined {
  const answer = place === 'nudge' ? readNudgeAnswer(words) : undefined;
  return (
    (last && readAfterChange(words, last, today)) ??
    answer ??
    readForget(words) ??
    readPause(words, today) ??
    readStop(words, place) ??
    readResume(words) ??
    readStart(words) ??
    readTimes(words) ??
    readSettings(words) ??
    readLaterPause(words, today) ??
    undone(words, place)
  );
}
