import type { Command, CommandText } from '../kit/command.ts';
import { type SuggestRequest, type SuggestSwitchDeps, suggestReply } from './switch.ts';
import { SUGGEST_HELP } from './words.ts';

const WORDS = new Map<string, SuggestRequest>([
  ['suggest', 'status'],
  ['suggestions', 'status'],
  ['suggest status', 'status'],
  ['suggest on', 'on'],
  ['suggest off', 'off'],
  ['suggestions on', 'on'],
  ['suggestions off', 'off'],
  ['suggestion on', 'on'],
  ['suggestion off', 'off'],
  ...['turn', 'switch'].flatMap((verb): [string, SuggestRequest][] => [
    [`${verb} on suggestions`, 'on'],
    [`${verb} suggestions on`, 'on'],
    [`${verb} off suggestions`, 'off'],
    [`${verb} suggestions off`, 'off'],
  ]),
]);

/** Says that there should be none, in other words. */
const OFF =
  /^(?:please |pls )?(?:stop|disable|end|turn off|switch off|mute) (?:the |all |your |these )?suggestions(?: (?:in this channel|here))?(?: please| pls| thanks)?$/;
/** The same; in a thread, it may be about the cards just shown there, unless it names the channel. */
const NO_MORE =
  /^(?:please |pls )?(?:(?:no|no more) suggestions|stop suggesting(?: (?:things|anything|stuff|cards))?|(?:dont|don't|do not) suggest (?:anything|things|cards)(?: any ?more)?)( (?:in this channel|here))?(?: please| pls| thanks)?$/;

export const suggestCommand: Command<SuggestSwitchDeps, SuggestRequest> = {
  names: ['suggest'],
  help: {
    usage: ['suggest on'],
    text: SUGGEST_HELP,
  },
  visibility: 'everyone',
  phrases: [...WORDS.keys(), 'no more suggestions'].filter((words) => words.includes(' ')),
  // In a thread, “suggestions” asks for some on what people wrote there.
  read: ({ key, inThread }: CommandText) => {
    if (inThread && !key.includes(' ')) return undefined;
    if (OFF.test(key)) return 'off';
    const noMore = NO_MORE.exec(key);
    // Said in a thread, it may be about the cards just shown there.
    if (noMore) return inThread && noMore[1] === undefined ? 'status' : 'off';
    return WORDS.get(key);
  },
  changes: (to) => (to === 'status' ? [] : [{ what: 'suggestions', of: 'channel' }]),
  run: ({ asker, place, workspace }, deps, to) =>
    suggestReply(to, { by: asker, target: { channel: place.channel, from: 'here' }, workspace }, deps),
};
