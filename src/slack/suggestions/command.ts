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
  ['stop suggestions', 'off'],
  ['stop suggesting', 'off'],
  ['no more suggestions', 'off'],
]);

export const suggestCommand: Command<SuggestSwitchDeps, SuggestRequest> = {
  names: ['suggest'],
  help: {
    usage: ['suggest on'],
    text: SUGGEST_HELP,
  },
  visibility: 'everyone',
  phrases: [...WORDS.keys()].filter((words) => words.includes(' ')),
  // In a thread, “suggestions” asks for some on what people wrote there.
  read: ({ key, inThread }: CommandText) => (inThread && !key.includes(' ') ? undefined : WORDS.get(key)),
  run: ({ asker, place, workspace }, deps, to) =>
    suggestReply(to, { by: asker, target: { channel: place.channel, from: 'here' }, workspace }, deps),
};
