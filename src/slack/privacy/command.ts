import type { Command, CommandText } from '../kit/command.ts';
import { privacyView } from './privacy-view.ts';
import { PRIVACY_HELP } from './words.ts';

const NAMES = ['privacy', 'my data', 'forget me', 'delete my data', 'export my data'] as const;

export const privacyCommand: Command<object> = {
  names: NAMES,
  help: { usage: ['privacy'], text: PRIVACY_HELP },
  // It says what the bot stores about anybody, and shows none of it.
  visibility: 'everyone',
  ownAffair: () => true,
  read: ({ key, afterSlash, inThread }: CommandText) => {
    // In a message, these may be what people talk about.
    if (key === 'gdpr') return afterSlash || undefined;
    if (key === 'privacy' && inThread) return undefined;
    return (NAMES as readonly string[]).includes(key) || undefined;
  },
  words: () => ['privacy'],
  run: () => privacyView(),
};
