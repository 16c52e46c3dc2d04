import type { Kind } from '../../cards/card.ts';
import { readAlso } from './also-text.ts';
import type { FollowUp } from './follow-up.ts';
import {
  BARE_THIS,
  EXAMPLE,
  MORE_OF_IT,
  MORE_ONE,
  MORE_SOME,
  REPORT,
  SAVE,
  SHARE_CHANNEL,
  SHARE_HERE,
  SHARE_NAMED,
  SHARE_PERSON,
  SHARE_UNKNOWN,
  SHORTER,
  SIMPLY,
  STEPS,
  WHOLE,
  WHY,
} from './follow-up-patterns.ts';
import { readNotIt } from './not-it-text.ts';
import { plainWords, withoutAsk, withoutCourtesy, withoutGive, withoutHave } from './plain-words.ts';
import { readSteer } from './steer-request.ts';

/** Longer texts are never requests about the last answer, unless they say that it is not what somebody needs. */
const LONGEST = 90;

const PLACES = new Map(Object.entries({ first: 0, '1st': 0, second: 1, '2nd': 1, third: 2, '3rd': 2 }));
const PLACE = /^(?:the )?(first|second|third|1st|2nd|3rd)(?: (?:one|card|answer))?$/;
const NUMBER = /^(?:number|no|card|nr) ?([1-3])$/;

/**
 * Reads a text as a request about the bot's last answer. The whole text must be the request: “more of us should review
 * this” is not one. The caller must know what the last answer was, and whether the text is meant for the bot.
 */
export function readFollowUp(written: string, kinds: readonly Kind[]): FollowUp | undefined {
  // Whom it also calls changes nothing about what it asks for.
  const text = written.replaceAll(BROADCAST, ' ').trim();
  const channel = /<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>/.exec(text)?.[1];
  const notIt = channel ? undefined : readNotIt(text);
  if (notIt) return notIt;
  const words = plainWords(withMarks(text));
  if (words.length === 0 || words.length > LONGEST) return undefined;
  const core = withoutCourtesy(words);
  if (channel) return SHARE_NAMED(withoutAsk(core)) ? { type: 'share', where: { channel } } : undefined;
  if (REPORT(withoutAsk(core))) return { type: 'report' };
  return requestIn(core) ?? closerIn(words, core) ?? readSteer(words, core, kinds) ?? readAlso(text, words);
}

/** “@channel” and the like, as Slack writes them. */
const BROADCAST = /<!(?:channel|here|everyone)(?:\|[^<>]*)?>/g;

/** With a word in capitals for whatever Slack or people write for a channel or a person. */
function withMarks(text: string): string {
  return text
    .replaceAll(/<#[CG][A-Z0-9]+(?:\|[^<>]*)?>/g, ' CHANNEL ')
    .replaceAll(/<@[UW][A-Z0-9]+(?:\|[^<>]*)?>|(?<!\S)@[\p{L}][\p{L}\p{N}._-]*/gu, ' PERSON ')
    .replaceAll(/(?<!\S)#[\p{L}\p{N}][\p{L}\p{N}_-]*/gu, ' HASHTAG ');
}

function requestIn(core: string): FollowUp | undefined {
  const asked = withoutAsk(core);
  // Drop the verb: “show me another one”, “do you have more”.
  const given = withoutGive(asked);
  const bare = given === asked ? withoutHave(asked) : given;
  const verb = given !== asked;
  if (WHY(asked) || WHY(core)) return { type: 'why', at: 0 };
  const why = /^why (?:did you (?:pick|choose|show) )?(.*)$/.exec(asked);
  const whyAt = why?.[1] === undefined ? undefined : placeIn(why[1]);
  if (whyAt !== undefined) return { type: 'why', at: whyAt };
  if (SHARE_HERE(asked)) return { type: 'share', where: 'here' };
  if (SHARE_CHANNEL(asked)) return { type: 'share', where: 'channel' };
  if (SHARE_PERSON(asked)) return { type: 'share', where: 'person' };
  if (SHARE_UNKNOWN(asked)) return { type: 'share', where: 'unknown' };
  if (SAVE(asked)) return { type: 'save' };
  if (MORE_OF_IT(bare) || (bare === 'more' && /^tell/.test(asked))) return { type: 'whole', at: 0 };
  if (MORE_ONE(bare)) return { type: 'more', howMany: 'one' };
  if (MORE_SOME(bare)) return { type: 'more', howMany: 'some' };
  if (WHOLE(bare) && (verb || !BARE_THIS(bare))) return { type: 'whole', at: 0 };
  const at = placeIn(bare);
  return at === undefined ? undefined : { type: 'whole', at };
}

/** A closer look at the card. @param words with the courtesies, one of which may be the end of the request: “how then” */
function closerIn(words: string, core: string): FollowUp | undefined {
  const asked = withoutAsk(core);
  const bare = withoutHave(withoutGive(asked));
  const is = (test: (text: string) => boolean) => [words, core, asked, bare].some(test);
  if (is(SHORTER)) return { type: 'closer', look: 'shorter' };
  if (is(STEPS)) return { type: 'closer', look: 'steps' };
  if (is(EXAMPLE)) return { type: 'closer', look: 'example' };
  return is(SIMPLY) ? { type: 'closer', look: 'simply' } : undefined;
}

function placeIn(words: string): number | undefined {
  const named = PLACE.exec(words)?.[1];
  if (named) return PLACES.get(named);
  const number = NUMBER.exec(words)?.[1];
  return number ? Number(number) - 1 : undefined;
}
