import type { Kind } from '../../cards/card.ts';
import { readable } from '../kit/message-text.ts';

/** What somebody wants who speaks of the bot's last answer. */
export type FollowUp =
  /** The next cards for the same question: one in short, or a handful. */
  | { type: 'more'; howMany: 'one' | 'some' }
  /** Why a card was chosen; `at` is its place in the answer, from 0. */
  | { type: 'why'; at: number }
  /** The same question, answered by cards of a kind. */
  | { type: 'steer'; to: Kind }
  /** `where` is a channel that the text names. */
  | { type: 'share'; where: 'here' | 'channel' | { channel: string } }
  | { type: 'save' }
  /** The whole card. */
  | { type: 'whole'; at: number };

const THIS = '(?:this|that|it|these|those)';
const ONE = '(?:ones?|cards?|answers?|options?|suggestions?|ideas?|results?|guidance|tips?)';
const NOUN = '(?:ones?|cards?|answers?|options?|suggestions?|ideas?|results?|guidance)';
const TOPIC = `(?:${THIS}|the same(?: topic| thing| question| problem)?|${THIS} (?:topic|thing|question|problem|subject))`;
const ON_TOPIC = `(?:about|on|for|regarding|around|with|to|of|in|like|against) ${TOPIC}`;

/** Said before the wish itself; it changes nothing. */
const LEAD =
  /^(?:ok|okay|and|but|so|hm+|well|yes|yeah|yep|sure|great|nice|cool|good|perfect|interesting|thanks|thank you|thx|ty|hey|hi|please|pls|then|also|now|oh|ah|sorry|maybe)\s+/;
const TRAIL = /\s+(?:please|pls|plz|thanks|thank you|thx|ty|then|now|though|too|ok|okay)$/;
const ASK =
  /^(?:(?:can|could|may|would|will) (?:i|we|you) (?:please )?(?:also )?(?=\w)|(?:i|we)(?: would|d|'d)? (?:want|need|like) (?:to )?|let me |lets |let's )/;
const GIVE = /^(?:give|show|send|tell|get|have|see|find|suggest|offer|bring|read|open|try)(?: (?:me|us))? /;
const HAVE = /^(?:(?:do|have) you (?:have|got) |you got |got |have you |is there |are there |there are )/;

const MORE_SOME = exactly(
  `(?:(?:any|some|a few|a couple|two|three|2|3|even|the) )?more(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `(?:(?:any|some) )?more like ${THIS}`,
  `(?:(?:any|some|the|what) )?others?(?: ${NOUN})?(?: (?:do you have|have you got|are there|is there))?`,
  `(?:any |what )?(?:other|further|more|additional) ${NOUN}(?: (?:do you have|have you got|are there|is there))?(?: ${ON_TOPIC})?`,
  `(?:what|anything|something|what about something|any(?:thing)?) else(?: (?:do you have|have you got|is there))?(?: ${ON_TOPIC})?`,
  `else`,
  `(?:the )?next (?:ones|cards)`,
  `(?:go on|keep going|continue)`,
);
/** "More about this" asks for the card's own details, not for the next cards. */
const MORE_OF_IT = exactly(`more (?:about|on) (?:this|that|it)(?: (?:one|card))?`);
const MORE_ONE = exactly(
  `another(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `one more(?: ${NOUN})?(?: ${ON_TOPIC})?`,
  `(?:the )?next(?: (?:one|card))?`,
  `(?:a |the )?(?:different|other) (?:one|card|answer)`,
  `(?:something|anything) different`,
);

const WHY = exactly(
  `why`,
  `why ${THIS}(?: ${ONE})?`,
  `why the ${ONE}`,
  `why (?:did|do|would|have) you (?:pick|picked|choose|chosen|show|shown|give|given|suggest|suggested|send|recommend|think of|find|say|post)(?: (?:me|us))?(?: ${THIS})?(?: ${ONE})?`,
  `why (?:is|was|are|were) ${THIS}(?: ${ONE})?(?: (?:relevant|the answer|chosen|shown|picked|suggested|recommended|fitting|first|best|the best(?: one| fit| card)?|the right one))?`,
  `why (?:does|do|did|would) ${THIS}(?: ${ONE})? (?:fit|match|come up|show up|help|apply)`,
  `how come(?: ${THIS}(?: ${ONE})?)?`,
  `how did you (?:find|get|pick|choose|come up with|come to|arrive at|get to|select) ${THIS}(?: ${ONE})?`,
  `what makes you (?:think|say) (?:so|that|this)`,
  `(?:explain|tell me|say) why(?: ${THIS}(?: ${ONE})?)?`,
  `explain (?:your|the|this|that) (?:choice|pick|answer|selection|ranking)`,
);

const SHARE_WHAT = `(?: (?:${THIS}|the (?:card|answer)|${THIS} (?:one|card|answer)))?`;
const SHARE_HERE = exactly(
  `(?:re)?share${SHARE_WHAT}(?: (?:here|in (?:the|this|our) thread|with (?:the|this|our) thread|in here))?`,
  `post (?:${THIS}|the card|${THIS} (?:one|card))(?: (?:here|in (?:the|this|our) thread|in here))?`,
);
const SHARE_CHANNEL = exactly(
  `(?:share|post)${SHARE_WHAT} (?:in|to|with|for) (?:the |this |our |my |a |another )?(?:channel|team|group|everyone|everybody|others|all|us|colleagues|people|whole team|rest|somebody|someone)`,
  `(?:share|post)${SHARE_WHAT} somewhere(?: else)?`,
);
const SHARE_NAMED = exactly(`(?:share|post|send)${SHARE_WHAT} (?:in|to|with) (?:the )?CHANNEL(?: channel)?`);

const SAVE = exactly(
  `(?:save|bookmark)(?: (?:${THIS}|the card|${THIS} (?:one|card)))?(?: (?:for (?:later|me|us)|to my (?:saved )?(?:cards|list|bookmarks)))?`,
  `(?:keep|remember) (?:${THIS}|the card|${THIS} (?:one|card))(?: for (?:later|me))?`,
  `add (?:${THIS}|the card|${THIS} (?:one|card)) to my (?:saved )?(?:cards|list|bookmarks)`,
);

const WHOLE = exactly(
  `(?:the |that |this )?(?:whole|full|entire|complete)(?: (?:card|thing|one|text|version|story|answer))?`,
  `(?:all|the rest) of ${THIS}`,
  `(?:in full|in detail|(?:more |the |all the |all )?details?|everything|the rest|the card)`,
  `(?:${THIS}|${THIS} (?:one|card))(?: in (?:full|detail))?`,
);
/** "It" and "this one" ask for the card only after a verb: "show it". */
const BARE_THIS = exactly(`(?:${THIS}|${THIS} (?:one|card))`);

const PLACES: Record<string, number> = { first: 0, '1st': 0, second: 1, '2nd': 1, third: 2, '3rd': 2 };
const PLACE = /^(?:the )?(first|second|third|1st|2nd|3rd)(?: (?:one|card|answer))?$/;
const NUMBER = /^(?:number|no|card|nr) ?([1-3])$/;

/**
 * Reads a text as a wish about the bot's last answer: the whole text must be nothing but that, so that "more of us
 * should review this" is none. What it is about, and whether it is meant for the bot, is the caller's to know.
 */
export function readFollowUp(text: string, kinds: readonly Kind[]): FollowUp | undefined {
  const channel = /<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/.exec(text)?.[1];
  const words = plainWords(channel ? text.replace(/<#[CG][A-Z0-9]+(?:\|[^>]*)?>/, ' CHANNEL ') : text);
  if (words.length === 0 || words.length > 90) return undefined;
  const core = stripped(words);
  if (channel) return SHARE_NAMED(withoutAsk(core)) ? { type: 'share', where: { channel } } : undefined;
  return requestIn(core) ?? steerTo(words, core, kinds);
}

function requestIn(core: string): FollowUp | undefined {
  const asked = withoutAsk(core);
  // Once a verb of giving is gone: "show me another one", "do you have more".
  const given = asked.replace(GIVE, '');
  const bare = given === asked ? withoutHave(asked) : given;
  const verb = given !== asked;
  if (WHY(asked) || WHY(core)) return { type: 'why', at: 0 };
  const why = /^why (?:did you (?:pick|choose|show) )?(.*)$/.exec(asked);
  const whyAt = why?.[1] === undefined ? undefined : placeIn(why[1]);
  if (whyAt !== undefined) return { type: 'why', at: whyAt };
  if (SHARE_HERE(asked)) return { type: 'share', where: 'here' };
  if (SHARE_CHANNEL(asked)) return { type: 'share', where: 'channel' };
  if (SAVE(asked)) return { type: 'save' };
  if (MORE_OF_IT(bare) || (bare === 'more' && /^tell/.test(asked))) return { type: 'whole', at: 0 };
  if (MORE_ONE(bare)) return { type: 'more', howMany: 'one' };
  if (MORE_SOME(bare)) return { type: 'more', howMany: 'some' };
  if (WHOLE(bare) && (verb || !BARE_THIS(bare))) return { type: 'whole', at: 0 };
  const at = placeIn(bare);
  return at === undefined ? undefined : { type: 'whole', at };
}

function placeIn(words: string): number | undefined {
  const named = PLACE.exec(words)?.[1];
  if (named) return PLACES[named];
  const number = NUMBER.exec(words)?.[1];
  return number ? Number(number) - 1 : undefined;
}

/** "Challenges about that", "any practices for it?", "and the skills?": but not the bare name, which lists the kind. */
function steerTo(words: string, core: string, kinds: readonly Kind[]): FollowUp | undefined {
  const asked = withoutAsk(core);
  const bare = withoutHave(asked.replace(GIVE, ''));
  for (const { name, kind } of namesOf(kinds)) {
    if (!words.includes(name)) continue;
    const named = RegExp.escape(name);
    const aboutThat = new RegExp(
      `^(?:(?:what|which) (?:are |is )?)?(?:(?:the|any|some|more|other|best|common|related|matching) )*${named}(?: cards?)? (?:there are |there is |do you have |have you got )?(?:${ON_TOPIC}|there|here)$`,
    );
    const askedFor = new RegExp(
      `^(?:(?:what|how) about |any |some |are there (?:any )?|is there (?:a |any )?|what are |what |which )(?:(?:the|any|some|other|related) )*${named}(?: cards?)?(?: (?:are there|do you have|have you got|there|here))?$`,
    );
    const andThe = new RegExp(`^and (?:(?:the|any|some|what about|how about) )*${named}(?: cards?)?$`);
    const needed = new RegExp(
      `^(?:what|which) ${named} (?:(?:do|would|will|should) (?:i|we|you|one|they) need|(?:does|do|could|can|would|will) ${THIS} (?:bring|have|raise|create|come with|need|take))(?: (?:for|with) ${TOPIC})?$`,
    );
    if (
      [aboutThat, needed].some((pattern) => pattern.test(bare) || pattern.test(asked)) ||
      [askedFor].some((pattern) => pattern.test(asked) || pattern.test(core)) ||
      andThe.test(words)
    ) {
      return { type: 'steer', to: kind };
    }
  }
  return undefined;
}

/** Every name of a kind, in plain words; one that names two kinds names none. Longest first. */
function namesOf(kinds: readonly Kind[]): { name: string; kind: Kind }[] {
  const named = new Map<string, Kind | null>();
  for (const kind of kinds) {
    for (const each of [...kind.words, kind.name, kind.one, kind.id.replaceAll('-', ' ')]) {
      const name = plainWords(each);
      const other = named.get(name);
      named.set(name, other === undefined || other?.id === kind.id ? kind : null);
    }
  }
  return [...named]
    .flatMap(([name, kind]) => (kind ? [{ name, kind }] : []))
    .toSorted((a, b) => b.name.length - a.name.length);
}

/** Lower case, without marks and emoji, single spaces. */
function plainWords(text: string): string {
  return readable(text)
    .replaceAll(/:[a-z0-9_+-]+:/g, ' ')
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}'\s-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (word === 'CHANNEL' ? word : word.toLowerCase()))
    .join(' ');
}

function stripped(words: string): string {
  let core = words;
  for (let next = ''; ; core = next) {
    next = core.replace(LEAD, '').replace(TRAIL, '');
    if (next === core) return core;
  }
}

function withoutAsk(words: string): string {
  return stripped(words.replace(ASK, ''));
}

function withoutHave(words: string): string {
  return stripped(words.replace(HAVE, ''));
}

/** A test whether a text is one of these patterns from its first word to its last. */
function exactly(...patterns: string[]): (text: string) => boolean {
  const whole = new RegExp(`^(?:${patterns.join('|')})$`);
  return (text) => whole.test(text);
}
