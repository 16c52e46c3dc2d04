import { readable } from '../message-text.ts';
import { inEmojiWords } from './emoji-words.ts';

/** Longer texts say more than a request does. */
const LONGEST = 300;
const MOST_WORDS = 45;
const MOST_PARTS = 10;

/** Somebody else, a channel, or everybody: as Slack sends them, or as people type them. */
const OTHERS = /<[@#!][^<>]*>|(?<![\p{L}\p{N}])[@#](?!(?:guidepost|me)\b)[\p{L}_][\p{L}\p{N}._-]*/giu;
/** What ends a part of a text; not within “9.30”, “14.12.” or “mon-fri”. */
const PART_END = /\n|[!?;()"]+|(?<!\d)\.+|\.+(?=\s*$)(?<!\d\.\d{1,2}\.)|,(?!\d)|\s-+\s/u;

const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}';
const DAY_RANGE = new RegExp(`\\b(${DAY})\\s{1,3}[-–—]{1,2}\\s{1,3}(?=${DAY}\\b)`, 'g');

const LEAD =
  /^(?:ok|okay|hey|hi|hello|please|pls|plz|kindly|sorry|thanks|thank you|thx|cheers|well|yes|yeah|yep|no(?= (?:thanks?|thank you)\b)|nope|nah|and|so|but|then|bot|guidepost|oh|ugh|argh|just|can you|can u|could you|could u|would you|will you|i want you to|i need you to|you can|you should|lets|i (?:really |just )?(?:want|need|would like) to|id (?:really |just )?like to|i am going to|im going to|do me a favor and|for the love of god) /;
const TRAIL =
  / (?:please|pls|plz|thanks|thank you|thank you very much|many thanks|thx|ty|cheers|now|right now|right away|already|asap|immediately|at once|for now|ok|okay|bot|guidepost|then|instead|from now on|anymore|any more|any longer|at all|so often|so much|sorry|man|dude|mate|kthx|again and again|if you can|if possible|would you|will you|for me|(?:you|u) (?:(?:stupid|annoying|dumb|damn|bloody|silly|useless|fucking) )*(?:bot|thing|machine|robot)|tbh|rn|hopefully)$/;
/** How many of the polite words around a request are taken away, one by one. */
const MOST_COURTESY = 8;
/** What makes a question of a request: “how do I stop the nudges?” */
const HOW =
  /^(?:how (?:do|can|could|would|should) (?:i|we|one)|how to|can i|could i|may i|is there (?:a|any) way to|is it possible to|what if i want to|where (?:do|can) i|can we|could we|what do i do to|do i have to) /;

/** A text as plain words, in one piece and in its parts. */
export interface SaidWords {
  /** As it was written, without mentions. */
  text: string;
  whole: string;
  parts: readonly string[];
  /** Of each part, whether a question mark ends it. */
  asked: readonly boolean[];
  /** Whether any of it is a question. */
  asks: boolean;
  /** Whether it mentions somebody else, a channel or everybody. */
  mentions: boolean;
}

/** Lowercase, without emoji, marks and apostrophes, which people leave out anyway. Undefined for what is too long. */
export function saidWords(text: string): SaidWords | undefined {
  if (text.length > LONGEST) return undefined;
  const alone = text.replace(OTHERS, ' ');
  const said = inEmojiWords(readable(alone).toLowerCase())
    // “Were” is something else.
    .replaceAll(/\bwe['’]re\b/g, 'we are')
    .replaceAll(/['’`*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    // “Mon – Fri” is a range, however it is spaced.
    .replaceAll(DAY_RANGE, '$1-')
    .replaceAll(/\b([ap])\.m\.?/g, '$1m')
    .trim();
  const split = partsOf(said);
  const parts = split.map(({ words }) => words);
  const whole = parts.join(' ');
  if (parts.length > MOST_PARTS || whole.split(' ').length > MOST_WORDS) return undefined;
  return {
    text: readable(alone).trim(),
    whole,
    parts,
    asked: split.map(({ asked }) => asked),
    asks: said.includes('?'),
    mentions: alone !== text,
  };
}

function partsOf(said: string): { words: string; asked: boolean }[] {
  // With the ends in between: text, end, text, end, text.
  const pieces = said.split(new RegExp(`(${PART_END.source})`, 'u'));
  return pieces.flatMap((piece, at) => {
    const words = at % 2 === 0 ? plain(piece) : '';
    return words === '' ? [] : [{ words, asked: pieces[at + 1]?.includes('?') ?? false }];
  });
}

function plain(part: string): string {
  return (
    part
      .replaceAll(/[^\p{L}\p{N}\s:./+_-]/gu, ' ')
      .replaceAll(/(?<!\d):|:(?!\d)/g, ' ')
      .replaceAll(/\bdo not\b/g, 'dont')
      .replaceAll(/\bdid not\b/g, 'didnt')
      .replaceAll(/\b(?:wish|care) to\b/g, 'want to')
      .replaceAll(/\b(turn|switch|bring|get|send|stop|start|put) em\b/g, '$1 them')
      .replaceAll(/\booo\b/g, 'out of office')
      .replaceAll(/\btz\b/g, 'timezone')
      .replaceAll(/\b(?:teh|hte)\b/g, 'the')
      .replaceAll(/\b(?:tmrw|tmr|tomorow)\b/g, 'tomorrow')
      // “stoooop”
      .replaceAll(/(\p{L})\1{2,}/gu, '$1')
      .replaceAll(/\s+/g, ' ')
      .trim()
      // “stop stop stop”
      .replaceAll(/(?<![^ ])([^ ]+)(?: \1(?![^ ]))+/g, '$1')
  );
}

/** The words as they are, and with fewer and fewer of the polite ones around them. */
export function withLessCourtesy(words: string): string[] {
  const found = [words];
  let shorter = words;
  for (let next = ''; found.length < MOST_COURTESY; shorter = next) {
    next = shorter.replace(LEAD, '');
    if (next === shorter) next = shorter.replace(TRAIL, '');
    if (next === shorter) break;
    found.push(next);
  }
  return found;
}

/** The request that a question is about: “stop the nudges” of “how do I stop the nudges”. Undefined for anything else. */
export function askedHow(words: string): string | undefined {
  const request = words.replace(HOW, '');
  return request === words ? undefined : request;
}

/** Whether a question is a polite request: “could you stop that?” */
export function asksPolitely(words: string): boolean {
  return /^(?:(?:hey|hi|hello|ok|please|sorry) )*(?:can|could|would|will) (?:you|u) /.test(words);
}

const QUOTED = /"[^"]*"|[“„«][^”“»]*[”“»]|`[^`]*`/g;

/** A text without what it quotes; as it is if it does no more than quote, as people do who copy what to say. */
export function withoutQuotes(text: string): string {
  // Slack's own quotes have no end once their lines are joined.
  const own = text.replace(QUOTED, ' , ').replace(/^\s*(?:>|&gt;).*/s, '');
  return /\p{L}[^\p{L}]+\p{L}/u.test(own) || /^\s*(?:>|&gt;)/.test(text) ? own : text;
}

/** Tests whether words match one of these patterns from the first to the last. */
export function exactly(...patterns: string[]): (words: string) => boolean {
  const whole = new RegExp(`^(?:${patterns.join('|')})$`);
  return (words) => whole.test(words);
}
