import { THAT as IT, LOOSELY, NUDGES, THEM } from './nudge-names.ts';
import { readPauseLength } from './pause-length.ts';
import { readDay } from './read-day.ts';
import type { Said } from './request.ts';
import { exactly } from './said-words.ts';
import { readStop } from './stop-words.ts';

const THAT = `(?:${IT}|${THEM})`;
const PAUSE =
  '(?:pause|suspend|hold|hold off|hold back|quiet|silence|peace|mute|snooze|freeze|halt|interrupt|take a break from|stop|cool it|go quiet|be quiet|go silent|sleep|go to sleep|put on hold|put on pause|put on ice|keep on hold|on ice|skip)';
/** Releases are frozen and held, too. */
const MAY_BE_WORK = /^(?:freeze|halt|interrupt|hold|suspend|sleep|go to sleep)$/;
const PAUSED = new RegExp(`^(${PAUSE})(?: (.+))?$`);
const PAUSES_WHAT = new RegExp(`^(?:sending )?(${NUDGES}|${THAT}|${LOOSELY}|me)(?: (.+))?$`);
const ON_HOLD = new RegExp(`^(?:put|keep|leave) (?:(${NUDGES})|${THAT}) on (?:hold|pause|ice)(?: (.+))?$`);
const BREAK =
  /^(?:take|give me|i need|need|make|do|have|lets take|lets have) a (?:little |short |quick )?(?:break|pause|breather|rest|timeout|time out)(?: from (?:nudges|the nudges|this|it|these))?(?: (.+))?$/;
/** For now, until nobody knows when: only likely. */
const FOR_NOW = new RegExp(
  `^(?:temporarily|briefly) (?:pause|stop|disable|suspend|mute|halt|turn off|switch off)(?: (?:${NUDGES}|${THAT}|${LOOSELY}|sending(?: .+)?))?(?: .+)?$`,
);

/** “Not this week”, “no nudges until Monday”. */
const NOT_NOW = new RegExp(
  `^(?:(not|nothing|none|no more)|(?:no|no more|(?:dont|do not) send(?: me)?(?: any)?) (${NUDGES})|(?:dont|do not) send (?:me )?(?:anything|${THAT})|(?:dont|do not) (?:message|nudge|write|ping|bother|disturb)(?: to)? me) (.+)$`,
);
const SKIP = /^skip (?:the )?(?:next|coming|upcoming)(?: (?:one|nudge|message|day))?$/;

const AWAY =
  '(?:away|off|out of (?:the )?office|out|gone|offline|afk|unavailable|travell?ing|at a conference|sick|ill|on (?:my |a |annual |parental |sick |medical |maternity |paternity |family )?(?:vacation|vacations|holidays?|leave|pto|break|trip|sabbatical|honeymoon)|in vacation|vacation|holidays?|pto|annual leave|parental leave|busy|not here|not around|not available|not working)';
const I_AM =
  '(?:i am|im|ill be|i will be|i am going to be|im going to be|we are|were|i go|going|i am going|im going|taking|im taking)';
const I_AM_AWAY = new RegExp(
  `^(?:${I_AM} )?${AWAY}(?:(?: (?!of\\b|by\\b)[a-z]+){1,4}?(?= (?:until|till|til|through|for) ))?(?: (?:from (?:today|now|tomorrow)(?: on)? )?(.+))?$`,
);
const SAYS_I = new RegExp(`^(?:${I_AM}|on) (?!(?:out|off|gone|going|were)\\b)`);
const I_AM_BACK =
  /^(?:(?:i am|im|ill be|i will be|we are|well be|be) )?(?:back|returning|back at work|back in the office|i return|i come back|ill return|will be back) (?:only |again )?(?:from (?:my )?[a-z]+(?: leave| trip)? )?(.+)$/;

/** After “until”, words that name no day may still be a time: “until whenever”. */
const MAY_BE_LENGTH =
  /^(?:(?:for|before|through) \S+(?: \S+)?|(?:until|till|til) \S+(?: \S+){0,6}|next (?:week|month)|over \S+(?: \S+)?)$/;
const NAMES_NUDGES = /\bnudg/;
const WITH_LENGTH = /(?:^|\s)(?:for|until|till|til|untill|before|through)\s/;

/**
 * Reads a wish to get nothing for a while: “pause for two weeks”, “away until the 14th”, “back on the 3rd”, “not this week”.
 * @param today the local day
 */
export function readPause(words: string, today: Temporal.PlainDate): Said | undefined {
  return pauseByVerb(words, today) ?? notNow(words, today) ?? away(words, today) ?? stopForNow(words, today);
}

function pauseByVerb(words: string, today: Temporal.PlainDate): Said | undefined {
  if (FOR_NOW.test(words))
    return { verb: 'pause', names: NAMES_NUDGES.test(words) ? 'nudges' : 'them', likely: true };
  if (SKIP.test(words)) return { verb: 'pause', names: 'itself', length: 'day' };
  const onHold = ON_HOLD.exec(words);
  if (onHold) return paused(onHold[1] ? 'nudges' : 'that', onHold[2] ?? '', today);
  const rest = BREAK.exec(words);
  if (rest) return { ...paused('nothing', rest[1] ?? '', today), ...(!rest[1] && { likely: true }) };
  const [, verb = '', after = ''] = PAUSED.exec(words) ?? [];
  if (!verb || (/^(?:stop|skip)$/.test(verb) && after === '')) return undefined;
  if (after === '')
    return { verb: 'pause', names: 'nothing', ...(verb === 'pause' ? { length: 'good' } : { likely: true }) };
  if (readPauseLength(after, today) !== undefined) {
    return paused(MAY_BE_WORK.test(verb) ? 'that' : 'itself', after, today);
  }
  const [, what, length = ''] = PAUSES_WHAT.exec(after) ?? [];
  // Whatever else follows the verb is what should be paused.
  const mayBe = MAY_BE_LENGTH.test(what === undefined ? after : length);
  if (what === undefined) return mayBe ? paused('itself', after, today) : undefined;
  if (readPauseLength(length, today) === undefined && !mayBe) return undefined;
  if (/^(?:stop|skip)$/.test(verb) && length === '') return undefined;
  return paused(isNamed(what) ? 'nudges' : isThem(what) ? 'them' : 'that', length, today);
}

const isNamed = exactly(NUDGES);
const isThem = exactly(THEM, LOOSELY);

function paused(names: Said['names'], length: string, today: Temporal.PlainDate): Said {
  const read = readPauseLength(length, today);
  return { verb: 'pause', names, ...(read === undefined ? { likely: true } : { length: read }) };
}

function notNow(words: string, today: Temporal.PlainDate): Said | undefined {
  const [, bare, nudges, length = ''] = NOT_NOW.exec(words) ?? [];
  const read = length === '' ? undefined : readPauseLength(length, today);
  if (read === undefined || read === 'good') return undefined;
  return { verb: 'pause', names: nudges || !bare ? 'nudges' : 'itself', length: read };
}

function away(words: string, today: Temporal.PlainDate): Said | undefined {
  const gone = I_AM_AWAY.exec(words);
  if (gone) {
    const length = gone[1] ?? '';
    const read = length === '' ? undefined : readPauseLength(length, today);
    if (read !== undefined) return { verb: 'pause', names: 'itself', length: read };
    // Who says no more than this may mean anything.
    if (SAYS_I.test(words) && (length === '' || MAY_BE_LENGTH.test(length))) {
      return { verb: 'pause', names: 'nothing', likely: true };
    }
  }
  const back = I_AM_BACK.exec(words)?.[1];
  const day = back === undefined ? undefined : readDay(back, today);
  return day && { verb: 'pause', names: 'itself', length: { until: day.toString() } };
}

const LATER_ON = new RegExp(
  `^(?:${PAUSE}|(?:no|no more) ${NUDGES}|(?:${I_AM} )?${AWAY}|(?:i am |im )?back)(?: (?:sending )?(?:${NUDGES}|${THAT}|me))? (.+)$`,
);
const FROM_TO = /^(?:from )?(.+?) ?(?:-|to|until|till?|through|and) ?(.+)$/;
const SOME_DATE = /^(?:on )?\d{1,2}[/.-]\d{1,2}$/;

/**
 * “Away from December 20 to January 5”, “no nudges on the 24th”: there is no pause that begins later, so it is only likely.
 * @param today the local day
 */
export function readLaterPause(words: string, today: Temporal.PlainDate): Said | undefined {
  const when = LATER_ON.exec(words)?.[1];
  if (when === undefined) return undefined;
  const isDay = (text: string | undefined) => text !== undefined && readDay(text.trim(), today) !== undefined;
  const [, from, to] = FROM_TO.exec(when) ?? [];
  if (!(isDay(when.replace(/^in /, '')) || SOME_DATE.test(when) || (isDay(from) && isDay(to))))
    return undefined;
  return { verb: 'pause', names: NAMES_NUDGES.test(words) ? 'nudges' : 'nothing', likely: true };
}

/** Whether it says that somebody is away, and no more: “annual leave, back Tuesday”. */
export const isAway = (words: string): boolean => new RegExp(`^(?:${I_AM} )?${AWAY}$`).test(words);

/** “Leave me alone until Monday”: what ends them, with an end of its own. */
function stopForNow(words: string, today: Temporal.PlainDate): Said | undefined {
  const at = words.search(WITH_LENGTH);
  if (at < 1) return undefined;
  const said = readStop(words.slice(0, at).trim());
  if (!said || said.underNudge) return undefined;
  const length = readPauseLength(words.slice(at).trim(), today);
  return {
    verb: 'pause',
    names: said.names,
    ...(length === undefined ? { likely: true } : { length }),
  };
}
