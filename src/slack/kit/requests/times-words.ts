import type { AskedTimes } from '../../../nudges/rules/asked-times.ts';
import { readTime } from './clock.ts';
import { readDays } from './day-words.ts';
import { NUDGES } from './nudge-names.ts';
import type { Said } from './request.ts';
import { readWeekday } from './weekdays.ts';
import { splitZone } from './zone-words.ts';

/** Says that it is about what the bot sends. */
const ABOUT_NUDGES = new RegExp(
  `(?:^| )(?:nudges?|nudging|nudge me|${NUDGES.slice(NUDGES.indexOf('(?:nudges'))})(?= |$)`,
);
const ASKS_FOR_IT =
  /(?:^| )(?:(?:remind|ping|message|write|text|dm|notify|send) (?:to )?(?:me|us)|reminders?|the (?:time|schedule|days?)|back to|^(?:time|days?|schedule))(?= |$)/;
/** “Set it to 9”, which may be anything, and “send them at 9”. */
const PUTS = '(?:send|give|get|deliver|want|have|make|move|set|schedule|put)';
const PUTS_IT = new RegExp(`(?:^| )${PUTS} (?:it|this|that)(?= |$)`);
const PUTS_THEM = new RegExp(`(?:^| )${PUTS} (?:them|these|those)(?= |$)`);
/** The day or the days come on top. */
const ALSO = /(?:^and(?= )|(?:^| )(?:also|too|as well|add|plus|include|including|additionally)(?= |$))/g;
/** Stands beside days and times without saying more. */
const BESIDE = new Set(
  'nudge nudges nudging message messages msgs dm dms ping pings reminder reminders my the me us them it these to at on for in of a only just please send remind change set move switch shift make give get deliver schedule put write want would like id i and instead from now time times day days be come should have rather prefer every each lets let do better is notify text around about update once enough fine plenty back reschedule with start starting sent mine per delivery ideal perfect works great'.split(
    ' ',
  ),
);
/** Alone, these say no more than when. */
const PLAIN = new Set(
  'at on only just every each and to the from now instead make it set change switch in for around per once a is better would be enough fine plenty ideal perfect works great'.split(
    ' ',
  ),
);

const WEEKLY =
  /^(?:weekly|(?:only |just )?once (?:a|per|every) week|one (?:a|per) week|every week|1 ?x (?:a|per) week|once weekly)(?= |$)/;
/** There are no such schedules, or they don't say when. */
const VAGUELY_OFTEN =
  /^(?:(?:twice|2x|3x|(?:two|three|four|five|[2-6]|several|a few|some)(?: times| days)?) (?:a|per|by|in a|in the|every|each) (?:week|day|month)|every (?:other|second|third|fourth|two|2|three|3) (?:days?|weeks?)|every hour|hourly|biweekly|bi-weekly|fortnightly|monthly|once a (?:month|fortnight)|every month)(?= |$)/;
const VAGUE =
  /^(?:(?:in |on )?(?:the )?(?:early |late )?(?:mornings?|afternoons?|evenings?|nights?|night)|(?:a bit |an hour |much |\S+ minutes )?(?:earlier|later)|(?:before|after|at|around) (?:lunch|breakfast|dinner|work|standup|stand-up)|lunchtime|first thing(?: in the morning)?|tomorrow)(?= |$)/;
/** It has several. */
const US_TIME = /^us time(?= |$)/;
const EXCEPT =
  /^(?:no nudges|no|not|never|without|except(?: for)?|but not|skip|dont send(?: me)?(?: any)?(?: nudges)?|do not send(?: me)?(?: nudges)?)(?: on| for| at)?(?= )/;

interface Consumed extends AskedTimes {
  /** Whether it names one day, which may be meant once. */
  once: boolean;
  /** Whether a part of it can't be read as a schedule. */
  vague: boolean;
  oftenVague: boolean;
  everyWeek: boolean;
  /** Words that only stand beside. */
  beside: string[];
}

/**
 * Reads when nudges should come: “nudges at 8”, “every weekday at 9:30”, “only Tuesdays”, “not on Mondays”, “weekly”. Every
 * word must belong to that: “daily standup” doesn't.
 */
export function readTimes(words: string): Said | undefined {
  const without = words.replaceAll(ALSO, ' ').replaceAll(/ +/g, ' ').trim();
  return without === words ? readOnly(words) : readAlso(without);
}

/** “Also on Saturdays”. Another time on top is none of the choices. */
function readAlso(words: string): Said | undefined {
  const said = readOnly(words);
  const { days, ...more } = said?.times ?? {};
  if (!said || !days || Object.keys(more).length > 0) return said && { ...said, likely: true };
  const { likely: _, ...read } = said;
  return { ...read, times: { also: days } };
}

function readOnly(words: string): Said | undefined {
  const whole = consume(words);
  const split = whole ? undefined : splitZone(words, (rest) => consume(rest) !== undefined);
  const zone = split && { zone: split.zone };
  const said = whole ?? (split?.rest === '' ? empty() : split && consume(split.rest));
  if (!said) return undefined;
  const { once, vague, oftenVague, everyWeek, beside, ...found } = said;
  const times = { ...found, ...zone };
  const named = ABOUT_NUDGES.test(words) || split?.rest === '';
  const them = PUTS_THEM.test(words);
  const it = PUTS_IT.test(words);
  const asked = named || them || it || ASKS_FOR_IT.test(words);
  // “No daily nudges” leaves out none in particular.
  const isNone = times.without?.length === 7;
  if (isNone || (Object.keys(times).length === 0 && !vague)) return undefined;
  if (!asked && !beside.every((word) => PLAIN.has(word))) return undefined;
  const names = named ? 'nudges' : it ? 'that' : them ? 'them' : 'nothing';
  if (vague) {
    const alone = oftenVague || everyWeek || times.days ? 'sure-there' : 'only';
    return { verb: 'times', names, likely: true, ...(!asked && ({ underNudge: alone } as const)) };
  }
  return {
    verb: 'times',
    names,
    times,
    ...standsFor(times, {
      once,
      asked,
      named: named && !beside.some(isStart),
      often: everyWeek || beside.some(isOften),
    }),
  };
}

/** A bare time or day may be anything; “every day” and “only Tuesdays” are a schedule. */
function standsFor(
  { days, without, weekly, time }: AskedTimes,
  { once, asked, named, often }: { once: boolean; asked: boolean; named: boolean; often: boolean },
): Pick<Said, 'likely' | 'underNudge'> {
  if (once && !often && (!named || without)) return { likely: true, ...(!asked && { underNudge: 'only' }) };
  if (asked || without || weekly || often) return {};
  if (days && (time || days.length > 2)) return {};
  return { underNudge: 'sure-there' };
}

/** “Start nudges on Monday” is about one Monday. */
const isStart = (word: string) => /^(?:start\w*|begin)$/.test(word);
const isOften = (word: string) => /^(?:only|just|every|each)$/.test(word);

const empty = (): Consumed => ({
  once: false,
  vague: false,
  oftenVague: false,
  everyWeek: false,
  beside: [],
});

function consume(text: string): Consumed | undefined {
  let words = text.split(' ');
  const found = empty();
  const days = new Set<number>();
  const without = new Set<number>();
  const take = (length: number) => {
    words = words.slice(length);
  };
  let before = '';
  let excluding = false;
  /** Whether two days stand beside each other without a word that joins them: “not Fridays, Mondays”. */
  let unjoined = false;
  while (words.length > 0) {
    const rest = words.join(' ');
    const [first = ''] = words;
    const except = EXCEPT.exec(rest);
    const weekly = WEEKLY.exec(rest);
    const often = VAGUELY_OFTEN.exec(rest);
    const pattern = weekly ?? often ?? VAGUE.exec(rest) ?? US_TIME.exec(rest);
    const read = readDays(words);
    const time = readTime(words);
    if (except && (found.days === undefined || days.size > 0)) {
      excluding = true;
      take(wordsIn(except[0]));
    } else if (pattern) {
      if (weekly) found.weekly = true;
      else found.vague = true;
      found.everyWeek ||= weekly !== null;
      found.oftenVague ||= often !== null;
      take(wordsIn(pattern[0]));
    } else if (read) {
      unjoined ||= excluding && days.size === 0 && readWeekday(before) !== undefined;
      // “From Monday” is about one Monday.
      if (read.once && before === 'from') found.vague = true;
      for (const day of read.days) (excluding ? without : days).add(day);
      found.once ||= read.once && days.size + without.size === 1;
      if (days.size + without.size > 1) found.once = false;
      take(read.length);
    } else if (
      time &&
      (/^(?:at|to|around|about|by|for|it|from|nudges?|is)$/.test(before) ||
        /[:.apmnh]/.test(first) ||
        time.length > 1)
    ) {
      if (time.time === null || found.time !== undefined) found.vague = true;
      else found.time = time.time;
      take(time.length);
    } else if (BESIDE.has(first)) {
      // “No Fridays, only Mondays”
      if (/^(?:only|just|instead|rather|prefer|but)$/.test(first) && without.size > 0) excluding = false;
      found.beside.push(first);
      take(1);
    } else {
      return undefined;
    }
    before = first;
  }
  if (excluding && without.size === 0) return undefined;
  found.vague ||= unjoined && !/ (?:and|or|nor) /.test(text);
  found.vague ||= isHalfSaid(text, found.time);
  return withDays(found, days, without);
}

/** “Every morning” names no time, and “every evening at 8” one of another half of the day. */
function isHalfSaid(text: string, time: string | undefined): boolean {
  const part = /(?:^| )(?:every|each) (morning|afternoon|evening)(?= |$)/.exec(text)?.[1];
  if (!part) return false;
  return time === undefined || time < '12:00' !== (part === 'morning');
}

/** “Every day but Friday” names days itself; “not on Fridays” leaves out one of those chosen before. */
function withDays(found: Consumed, days: Set<number>, without: Set<number>): Consumed {
  if (days.size === 0) return without.size > 0 ? { ...found, without: [...without].toSorted() } : found;
  const left = [...days].filter((day) => !without.has(day)).toSorted();
  const { weekly: _, ...rest } = found;
  return left.length > 0 ? { ...rest, days: left } : { ...found, vague: true };
}

const wordsIn = (text: string) => text.trim().split(' ').length;
