import { readable } from '../kit/message-text.ts';

/** Comes before the request itself and changes nothing. */
const LEAD =
  /^(?:ok|okay|and|but|so|hm+|well|yes|yeah|yep|sure|great|nice|cool|good|perfect|interesting|thanks|thank you|thx|ty|hey|hi|please|pls|then|also|now|oh|ah|sorry|maybe) /;
const TRAIL = / (?:please|pls|plz|thanks|thank you|thx|ty|then|now|though|too|ok|okay)$/;
const ASK =
  /^(?:(?:can|could|may|would|will) (?:i|we|you) (?:please )?(?:also )?(?=\w)|(?:i|we)(?: would|d|'d)? (?:want|need|like) (?:to )?|let me |lets |let's )/;
const GIVE = /^(?:give|show|send|tell|get|have|see|find|suggest|offer|bring|read|open|try)(?: (?:me|us))? /;
const HAVE = /^(?:(?:do|have) you (?:have|got) |you got |got |have you |is there |are there |there are )/;

/** Stand for a channel or a person. */
const MARKS = new Set(['CHANNEL', 'PERSON', 'HASHTAG']);

/** Lowercase, without punctuation and emoji, with single spaces. */
export function plainWords(text: string): string {
  return (
    readable(text)
      .replaceAll(/:[a-z0-9_+-]+:/g, ' ')
      .replaceAll('’', "'")
      .replaceAll(/[^\p{L}\p{N}'\s-]/gu, ' ')
      // A hyphen joins two words; anywhere else it is a dash.
      .replaceAll(/(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .split(' ')
      .map((word) => (MARKS.has(word) ? word : word.toLowerCase()))
      .join(' ')
  );
}

/** Without polite words before and after the request: “ok, more please” is “more”. */
export function withoutCourtesy(words: string): string {
  let core = words;
  for (let next = ''; ; core = next) {
    next = core.replace(LEAD, '').replace(TRAIL, '');
    if (next === core) return core;
  }
}

/** Without the words that ask for it: “can you save it” is “save it”. */
export function withoutAsk(words: string): string {
  return withoutCourtesy(words.replace(ASK, ''));
}

/** Without a verb of giving: “show me another one” is “another one”. */
export function withoutGive(words: string): string {
  return words.replace(GIVE, '');
}

/** Without “do you have” and the like. */
export function withoutHave(words: string): string {
  return withoutCourtesy(words.replace(HAVE, ''));
}
