import { readForget } from './forget-words.ts';
import { readLikely } from './likely-words.ts';
import { readNudgeAnswer } from './nudge-answer-words.ts';
import { readPause } from './pause-words.ts';
import type { PlainRequest, RequestPlace, Said } from './request.ts';
import { readResume } from './resume-words.ts';
import { askedHow, asksPolitely, type SaidWords, saidWords, withLessCourtesy } from './said-words.ts';
import { readSettings } from './settings-words.ts';
import { IS_GRUMBLE, readStop } from './stop-words.ts';
import { readTimes } from './times-words.ts';
import { withoutTypos } from './typos.ts';

const HERE =
  /(?:^| )(?:(?:in|for|from|to) (?:this|the|our) (?:channel|room|group|thread)|(?:in )?here)(?= |$)/;
/** What is everybody's changes only where it is named: “freeze until Friday here” is about deployments. */
const NAMES_NUDGES = /\bnudg/;
const MINE = /\b(?:my|me|mine|im|i|ill|id)\b/;

/**
 * Reads a text as a request about what the bot sends and keeps: to stop, to pause, to resume, other times, to be forgotten or,
 * under a nudge, what became of it. The whole text must say so. Undefined for everything else, above all for questions: “how
 * do we stop a bad rollout?”
 * @param today the local day of who writes
 */
export function readRequest(
  text: string,
  place: RequestPlace,
  today: Temporal.PlainDate,
): PlainRequest | undefined {
  const said = saidWords(text);
  if (!said || said.whole === '') return undefined;
  const here = HERE.test(said.whole);
  const about = here ? withoutHere(said) : said;
  const found = readParts(about, place, today) ?? readLikely(about.whole);
  const judged = found && judge(found, place, said.asks && !asksPolitely(said.whole));
  if (!judged) return undefined;
  const { verb, length, times } = judged;
  return {
    verb,
    // To show the settings changes nothing.
    confidence:
      (judged.likely || (here && !NAMES_NUDGES.test(said.whole))) && verb !== 'settings' ? 'maybe' : 'sure',
    here,
    mine: MINE.test(said.whole),
    ...(length !== undefined && { length }),
    ...(times && { times }),
  };
}

function withoutHere({ whole, parts, asks }: SaidWords): SaidWords {
  return {
    whole: whole.replace(HERE, '').trim(),
    parts: parts.map((part) => part.replace(HERE, '').trim()),
    asks,
  };
}

/** The whole text, or else its parts if all of them belong to one request. */
function readParts({ whole, parts, asks }: SaidWords, place: RequestPlace, today: Temporal.PlainDate) {
  const inOne = readPart(whole, place, today);
  if (inOne && (!inOne.likely || parts.length < 2)) return inOne;
  const split = parts.length > 1 ? parts : whole.split(/ (?:and|because|as|since) /);
  if (split.length < 2) return inOne;
  const read = split.filter(Boolean).map((part) => ({ part, said: readPart(part, place, today) }));
  const found = read.flatMap(({ said }) => said ?? []);
  const isRest = ({ part, said }: (typeof read)[number]) =>
    said !== undefined || withLessCourtesy(part).some(IS_GRUMBLE);
  // Who says plainly that nothing more should come may say why in any words.
  const [first] = read;
  const plainly = first?.said && /^(?:stop|pause)$/.test(first.said.verb) && first.said.names === 'nudges';
  return !read.every(isRest) && (!plainly || asks) ? inOne : (strongest(found) ?? inOne);
}

/** Nothing more wins over everything else, but for nothing until a day that is named as well. */
function strongest(found: readonly Said[]): Said | undefined {
  const verbs = new Set(found.map(({ verb }) => verb));
  const [first] = found;
  if (verbs.has('stop')) {
    const until = found.find(({ verb, length }) => verb === 'pause' && length && length !== 'good');
    return (
      until ??
      found.find(({ verb, likely, underNudge }) => verb === 'stop' && !likely && !underNudge) ??
      first
    );
  }
  const paused = found.filter(({ verb }) => verb === 'pause');
  if (paused.length > 0) return paused.find(({ length }) => length && length !== 'good') ?? paused[0];
  const answers = found.filter(({ verb }) => /^(?:done|later|never)$/.test(verb));
  if (verbs.size > 1 && verbs.has('never') && answers.length === found.length) {
    return found.find(({ verb }) => verb === 'never');
  }
  return first && verbs.size > 1 ? { ...first, verb: 'settings', likely: true } : first;
}

function readPart(part: string, place: RequestPlace, today: Temporal.PlainDate): Said | undefined {
  const read = (words: string) => {
    const found = withLessCourtesy(words).flatMap((one) => readWords(one, place, today) ?? []);
    return found.find(({ likely }) => !likely) ?? found[0];
  };
  const said = read(part);
  if (said) return said;
  const how = withLessCourtesy(part).map(askedHow).find(Boolean);
  const asked = how === undefined ? undefined : read(how);
  if (asked) return { ...asked, likely: true };
  const corrected = withoutTypos(part);
  const meant = corrected && read(corrected.words);
  return meant && !corrected.sure ? { ...meant, likely: true } : meant;
}

function readWords(words: string, place: RequestPlace, today: Temporal.PlainDate): Said | undefined {
  const answer = place === 'nudge' ? readNudgeAnswer(words) : undefined;
  return (
    answer ??
    readForget(words) ??
    readPause(words, today) ??
    readStop(words) ??
    readResume(words) ??
    readTimes(words) ??
    readSettings(words)
  );
}

/** What counts at a place, and whether it is only likely there. */
function judge(said: Said, place: RequestPlace, asks: boolean): Said | undefined {
  const { verb, names, underNudge, likely } = said;
  const answers = verb === 'done' || verb === 'later' || verb === 'never';
  if (asks && (answers || !mayBeAsked(said))) return undefined;
  const asked = asks ? { ...said, likely: true } : said;
  if (place === 'nudge') return asked;
  if (underNudge === 'only') return undefined;
  if (place === 'thread') {
    const plainly = names === 'nudges' || (verb === 'stop' && names === 'itself');
    return plainly && !asks && !underNudge && !likely ? said : undefined;
  }
  if (place === 'direct') return underNudge ? { ...asked, likely: true } : asked;
  if (underNudge) return place === 'command' && !asks ? { ...asked, likely: true } : undefined;
  // Where others talk, “it” may be anything, and so may a word alone.
  const bare =
    names === 'nothing' && !(place === 'command' && /^(?:pause|resume|settings|times|forget)$/.test(verb));
  const alone = names === 'that' || bare;
  return alone && verb !== 'settings' && verb !== 'times' ? { ...asked, likely: true } : asked;
}

/** Whether it is about the bot even as a question: “how do I stop these?”, but not “pause it?” */
function mayBeAsked({ verb, names, length }: Said): boolean {
  if (names === 'nudges' || verb === 'stop' || verb === 'settings') return true;
  if (names !== 'that') return false;
  return verb === 'times' || (verb === 'pause' && length !== undefined && length !== 'good');
}
